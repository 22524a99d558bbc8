import { expect, test } from 'vitest'
import type { App } from '#core/app.ts'
import { noLog } from '#core/log.ts'
import { run } from '#electron/cli/run.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { workingDay } from '#test/support/fake-working-day.ts'
import { sampleWorld } from '#test/support/sample-world.ts'
import { recordingTerminal } from './terminal.ts'

async function printed(...words: string[]) {
  const { terminal, out } = recordingTerminal()
  const chase = {
    what: 'chase' as const,
    subject: 's9',
    title: '9 Quay Street',
    number: '4410027',
    address: '#/receipts/r9',
  }
  const core = fakeCore({
    ...sampleWorld(),
    emptyHomes: [{ homeId: 'h8', begunBy: 's8', title: '8 Quay Street', since: '2026-11-01' }],
    workingDay: workingDay({ due: [{ ...chase, since: '2026-11-18' }] }),
  })
  const app = {
    client: core.client,
    folder: '',
    log: noLog,
    close: () => Promise.resolve(),
  } as unknown as App
  const context = { terminal, version: '0.0.0-test', pageFolder: '', openApp: () => Promise.resolve(app) }
  const exit = await run(['today', ...words], context)
  return { exit, out }
}

test('everything that Today shows is printed, a line each, in its order', async () => {
  const { exit, out } = await printed()
  expect(exit).toBe(0)
  const under = out.map((line) => line.split('  ')[0])
  expect([...new Set(under)]).toEqual(['attention', 'due', 'progress', 'done'])
  expect(out).toContain(
    'due  s9  chase  9 Quay Street  7 working days are over since 18 November 2026. Ring Acquaint and quote case 4410027.',
  )
  expect(out).toContain('progress  h8  8 Quay Street  empty since 1 November 2026')
})

test('for scripts each line is an object that says where it stands', async () => {
  const { out } = await printed('--json')
  const lines = out.map((line): unknown => JSON.parse(line))
  expect(lines).toContainEqual({
    under: 'due',
    what: 'chase',
    subject: 's9',
    title: '9 Quay Street',
    since: '2026-11-18',
    number: '4410027',
    address: '#/receipts/r9',
  })
  expect(lines).toHaveLength((await printed()).out.length)
})
