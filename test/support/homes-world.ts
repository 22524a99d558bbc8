import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openApp, type App } from '#core/app.ts'
import type { KnownHome } from '#shared/contract/known-home.ts'
import { addDays, today } from '#shared/domain/calendar-date.ts'
import { toSwitchBody } from '#shared/domain/switch-answers.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import type { Answers } from '#shared/domain/wizard-form.ts'

/** A practice profile that sends nothing by itself, and what a wizard would do with it. */
export interface HomesWorld {
  app: App
  client: App['client']
  /** What the wizard of a sample home is filled with, as if it happened so many days ago. */
  sample: (id: string, ago: number) => Promise<Answers>
  /** Queues a switch as its wizard does; its id. */
  send: (kind: SwitchKind, answers: Answers) => Promise<string>
  /** The one home whose title begins so. */
  home: (title: string) => Promise<KnownHome>
}

export const day = (ago: number) => addDays(today(), -ago)

/** Another process on the same profile, when `folder` is one that is open. */
export async function homesWorld(folder?: string): Promise<HomesWorld & { folder: string }> {
  const own = folder ?? mkdtempSync(join(tmpdir(), 'handover-homes-'))
  const app = await openApp({
    host: 'cli',
    folder: own,
    practice: true,
    sends: false,
    vault: null,
    passphrase: null,
    version: '0.0.0-test',
  })
  onTestFinished(async () => {
    await app.close()
    if (folder === undefined) rmSync(own, { recursive: true, force: true })
  })
  const { client } = app
  const connectionId = 'practice-acquaint'
  return {
    folder: own,
    app,
    client,
    async sample(id, ago) {
      const found = (await client.homes.samples()).find((one) => one.id === id)
      if (found === undefined) throw new Error(`There is no sample home ${id}.`)
      const dates = { tenancyStartDate: day(ago), 'meterReadings.meterReadingDate': day(ago) }
      return { ...found.answers, 'tenant.criticalCare': 'no', ...dates }
    },
    async send(kind, answers) {
      const connections = await client.connections.list()
      const codes = connections.find(({ id }) => id === connectionId)?.codes
      if (codes === undefined) throw new Error('Practice has no connection.')
      const { body, consent } = toSwitchBody(kind, answers, codes)
      const input = { kind, connectionId, body, consent, allowDuplicate: null, draftId: null, answers }
      const outcome = await client.submissions.create(input)
      if (outcome.outcome !== 'queued') throw new Error(JSON.stringify(outcome))
      return outcome.submission.id
    },
    async home(title) {
      const { homes } = await client.homes.list({ text: '', state: null, offset: 0, limit: 200 })
      const found = homes.filter((one) => one.title.startsWith(title))
      if (found.length !== 1) throw new Error(`${found.length} homes: ${JSON.stringify(homes)}`)
      return client.homes.get({ id: found[0]?.id ?? '' })
    },
  }
}
