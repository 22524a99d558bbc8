import { setTimeout as sleep } from 'node:timers/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import { migrations } from '#core/store/migrations.ts'
import { openStore } from '#core/store/open.ts'
import type { Store } from '#core/store/store.ts'
import type { Secret } from '#core/vault/secret.ts'
import { nodeCommand, startChild } from '#test/support/child.ts'
import { randomKey, temporaryFolder } from '#test/support/store.ts'

const script = new URL('../../support/store-child.ts', import.meta.url)
const slow = { timeout: 60_000 }

function freshPlace(): { file: string; key: Secret } {
  return { file: join(temporaryFolder(), 'store.db'), key: randomKey() }
}

const start = (place: { file: string; key: Secret }, mode: string) =>
  startChild(nodeCommand(script, place.file, place.key.reveal(), mode))

const settingNames = async (store: Store): Promise<string[]> =>
  (await store.queries.selectFrom('settings').select('name').execute()).map((row) => row.name)

test(
  'kill -9 while committing loses nothing acknowledged and leaves no half of a transaction',
  slow,
  async () => {
    const place = freshPlace()
    const child = start(place, 'transactions')
    let acknowledged = 0
    while (acknowledged < 40) acknowledged = Number(await child.line())
    child.process.kill('SIGKILL')
    expect(await child.ended).toMatchObject({ signal: 'SIGKILL' })

    const store = await openStore({ ...place, log: noLog })
    const names = new Set(await settingNames(store))
    store.close()
    for (let number = 1; number <= acknowledged; number += 1) expect(names).toContain(`a${number}`)
    for (const name of names)
      expect(names).toContain(name.startsWith('a') ? `b${name.slice(1)}` : `a${name.slice(1)}`)
  },
)

test('kill -9 inside a transaction leaves nothing of it', slow, async () => {
  const place = freshPlace()
  const child = start(place, 'half')
  expect(await child.line()).toBe('half')
  child.process.kill('SIGKILL')
  await child.ended
  const store = await openStore({ ...place, log: noLog })
  expect(await settingNames(store)).toEqual([])
  store.close()
})

test('kill -9 inside a migration leaves the store as it was before it', slow, async () => {
  const place = freshPlace()
  const child = start(place, 'migration')
  expect(await child.line()).toBe('migrating')
  await untilLocked(place)
  child.process.kill('SIGKILL')
  await child.ended

  const store = await openStore({ ...place, log: noLog })
  expect(await settingNames(store)).toEqual([])
  store.close()
  const database = openEncrypted(place.file, place.key, { readonly: true })
  expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'half_made'").all()).toEqual([])
  expect(database.prepare('SELECT name FROM migrations').all()).toEqual(
    migrations.map(({ name }) => ({ name })),
  )
  database.close()
})

/** Until another process is inside a write transaction that does not end. */
async function untilLocked(place: { file: string; key: Secret }): Promise<void> {
  for (;;) {
    const database = openEncrypted(place.file, place.key, { readonly: false })
    try {
      database.exec('BEGIN IMMEDIATE')
      database.exec('ROLLBACK')
    } catch {
      return
    } finally {
      database.close()
    }
    await sleep(20)
  }
}
