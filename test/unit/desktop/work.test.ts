import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { startRecordedDesktop, type RecordedDesktop } from '#test/support/recorded-desktop.ts'

/*
 * The desktop host as it was built, on a recording Electron, while it really sends, in practice: two switches at the pace of one in a minute, so
 * that the second waits. What each part does by itself is tested beside this file; here they are seen to be put together.
 */

let desktop: RecordedDesktop
const calls = () => desktop.ask('calls')
const patience = { timeout: 40_000 }

beforeAll(async () => {
  await ensureBuilt({ say: () => undefined })
  desktop = await startRecordedDesktop()
})
afterAll(() => desktop.close())

test('the host on a recording Electron, from one that rests to one that has ended', async () => {
  // Nothing to ask about: but this is left for the end.
  expect(await calls()).not.toContain('powerSaveBlocker.start prevent-app-suspension')

  await desktop.ask('sends', 2)
  await expect.poll(calls, patience).toContain('powerSaveBlocker.start prevent-app-suspension')
  await expect.poll(calls, patience).toContain('setProgressBar 0.5')

  // Quitting while it sends asks, and the answer that was given is to keep sending.
  expect(await desktop.ask('quits')).toBe(true)
  await expect
    .poll(async () => (await desktop.ask('said')).map(({ message }) => message), patience)
    .toEqual(['Handover is still sending.'])
  expect((await desktop.ask('said'))[0]).toMatchObject({
    detail:
      '1 of 2 is sent. If you quit now, the other one stays in the outbox and goes on when Handover is opened again.',
  })

  // So does the window's own button: the window stays.
  expect(await desktop.ask('closesWindow')).toBe(true)
  await expect.poll(async () => (await desktop.ask('said')).length, patience).toBe(2)

  // An update would be refused, for there is none; a notification opens its place.
  expect(await desktop.ask('asks', 'restartToUpdate')).toBe('HO-DESKTOP-NO-UPDATE')
  expect(await desktop.ask('asks', 'notify')).toBe('shown')
  expect(await desktop.ask('clicksNotification')).toEqual({
    options: { title: 'Handover', body: '2 rows: done.' },
    gone: '#/batches/b1',
  })

  // When it rests, the computer may sleep again.
  await desktop.ask('pauses')
  await expect.poll(calls, patience).toContain('powerSaveBlocker.stop 1')
})
