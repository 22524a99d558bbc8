import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { noLog } from '#core/log.ts'
import { openStore } from '#core/store/open.ts'
import type { Store } from '#core/store/store.ts'
import { Secret } from '#core/vault/secret.ts'

/** A folder of this test's own, removed when it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handover-test-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

export function randomKey(): Secret {
  return Secret.of(randomBytes(32).toString('hex'))
}

/** A real encrypted store in a folder of its own, closed and removed when the test ends. */
export async function temporaryStore(): Promise<Store & { file: string; key: Secret }> {
  const file = join(temporaryFolder(), 'store.db')
  const key = randomKey()
  const store = await openStore({ file, key, log: noLog })
  onTestFinished(() => {
    store.close()
  })
  return Object.assign(store, { file, key })
}
