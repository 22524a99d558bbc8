import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { today } from '#shared/domain/calendar-date.ts'
import { openApp } from '#core/app.ts'
import { chanceOfThisTest, roundsOr } from '#test/support/crash-chance.ts'
import { lengthOf, meetTheirFates, startDoomed } from '#test/support/crash-child.ts'
import { importOffice } from '#test/support/import-office.ts'
import { sheetOf, sheetRow } from '#test/support/import-rows.ts'
import { temporaryFolder } from '#test/support/store.ts'

const script = new URL('../../support/crash-import-child.ts', import.meta.url)
const ROWS = 60

test(
  'of a process killed while it queues a file either every row is queued or none, and the file is there',
  { timeout: 120_000 },
  async () => {
    const chance = chanceOfThisTest()
    const office = await importOffice()
    const rows = Array.from({ length: ROWS }, (_, number) => sheetRow(number, today()))
    const { id } = await office.bring(sheetOf(rows))
    await office.app.close()
    const copy = () => {
      const folder = join(temporaryFolder(), 'profile')
      cpSync(office.folder, folder, { recursive: true })
      return folder
    }

    const undisturbed = copy()
    const length = await lengthOf(script, [undisturbed, id])
    expect(await found(undisturbed, id)).toBe(ROWS)
    const rounds = roundsOr(3)
    for (let round = 0; round < rounds; round += 1) {
      const folder = copy()
      // One in each part of its way, nearly all of which is the queuing itself.
      const atMoment = 1 + Math.floor((length.moments * (round + chance.fraction())) / rounds)
      const child = startDoomed(script, [folder, id], { atMoment })
      await meetTheirFates([child])
      const queued = await found(folder, id)
      expect([0, ROWS]).toContain(queued)
      if (child.lines.includes(`did queue ${ROWS}`)) expect(queued).toBe(ROWS)
    }
  },
)

/** How many rows the next start finds queued; what is left is queued then, once. */
async function found(folder: string, id: string): Promise<number> {
  const common = { vault: null, passphrase: null, version: '0' }
  const app = await openApp({ host: 'cli', folder, practice: false, sends: false, ...common })
  try {
    const { client } = app
    const made = await client.submissions.list({ state: null })
    expect(await client.audit.verify()).toMatchObject({ ok: true, problems: [] })
    const { counts, batchId, stage } = await client.imports.get({ id })
    expect([stage, counts.queued, counts.ready]).toEqual(['read', made.length, ROWS - made.length])
    const batches = (await client.batches.list()).map((batch) => batch.id)
    expect(batches).toEqual(batchId === null ? [] : [batchId])
    expect(made.every(({ batch }) => batch?.id === batchId)).toBe(true)
    if (counts.ready > 0) expect(await client.imports.queue({ id })).toMatchObject({ queued: counts.ready })
    const lines = (await client.submissions.list({ state: null })).map(({ batch }) => batch?.line)
    expect(lines.toSorted((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: ROWS }, (_, row) => row + 2))
    return made.length
  } finally {
    await app.close()
  }
}
