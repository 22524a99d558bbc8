import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { keepInProfile } from '#electron/main/folders.ts'
import { startRecordedDesktop, type RecordedDesktop } from '#test/support/recorded-desktop.ts'

function pathsOf(practice: boolean) {
  const paths: Record<string, string> = {}
  const own = keepInProfile(
    { setPath: (name, path) => (paths[name] = path), setAppLogsPath: (path) => (paths['logs'] = path) },
    'profile',
    practice,
  )
  return { own, paths }
}

test("Chromium's own files are in the profile, of practice apart", () => {
  const { own, paths } = pathsOf(false)
  expect(own).toBe(join('profile', 'desktop'))
  expect(paths).toEqual({
    userData: own,
    sessionData: own,
    crashDumps: join(own, 'Crashpad'),
    logs: join('profile', 'logs'),
  })
  expect(pathsOf(true).own).toBe(join('profile', 'desktop-practice'))
})

let desktop: RecordedDesktop
beforeAll(async () => {
  await ensureBuilt({ say: () => undefined })
  desktop = await startRecordedDesktop()
})
afterAll(() => desktop.close())

test('before Electron is ready, which makes them', async () => {
  expect(Object.keys(await desktop.ask('paths')).sort()).toEqual([
    'crashDumps',
    'logs',
    'sessionData',
    'userData',
  ])
  const calls = await desktop.ask('calls')
  expect(calls.indexOf('setPath')).toBeGreaterThanOrEqual(0)
  expect(calls.lastIndexOf('setPath')).toBeLessThan(calls.indexOf('requestSingleInstanceLock'))
  expect(calls.lastIndexOf('setPath')).toBeLessThan(calls.indexOf('whenReady'))
})
