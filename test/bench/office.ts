import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApp, type App } from '#core/app.ts'
import { noLog } from '#core/log.ts'
import { createProfile } from '#core/profile/open-profile.ts'
import { mprnOf, switchOf } from '#test/support/crash-switch.ts'
import type { PracticeProcess } from './practice.ts'

/** The application on a profile of its own, with a connection to the practice server. It sends only when it is told to. */
export interface Office {
  app: App
  connectionId: string
  close(): Promise<void>
}

export async function openOffice({ url, acquaint }: PracticeProcess): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-bench-'))
  const profile = await createProfile(folder, 'practice', null, noLog)
  profile.close()
  const common = { vault: null, passphrase: null, version: '0' }
  const app = await openApp({ host: 'cli', folder, practice: false, sends: false, ...common })
  const { id } = await app.client.connections.add({
    provider: 'acquaint',
    label: 'Acquaint',
    baseUrl: url,
    format: 'json',
    secret: acquaint,
  })
  return {
    app,
    connectionId: id,
    close: async () => {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Queues a switch for each of so many meters, from the `first` on. */
export async function queueSwitches(
  { app, connectionId }: Office,
  first: number,
  count: number,
): Promise<void> {
  for (let number = first; number < first + count; number += 1) {
    const made = await app.client.submissions.create({
      kind: 'tenant-switch',
      connectionId,
      body: switchOf(mprnOf(number)),
      consent: null,
      allowDuplicate: null,
      draftId: null,
      answers: null,
    })
    if (made.outcome !== 'queued') throw new Error(`A switch was ${made.outcome}.`)
  }
}
