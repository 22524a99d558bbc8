import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const module = fileURLToPath(new URL('../../../electron/core/profile/folder.ts', import.meta.url))

/** The usual place of a profile as another system would have it. What is asked is decided when the module is loaded. */
function folderOn(platform: NodeJS.Platform, env: Record<string, string>): string {
  const script = `
    Object.defineProperty(process, 'platform', { value: ${JSON.stringify(platform)} })
    const { defaultFolder } = await import(${JSON.stringify(module)})
    process.stdout.write(defaultFolder())`
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { ...env, PATH: process.env['PATH'] },
  })
}

test('on Windows it is the local application folder, which no server copies about', () => {
  const LOCALAPPDATA = 'C:\\Users\\aoife\\AppData\\Local'
  const env = { LOCALAPPDATA, APPDATA: 'C:\\Users\\aoife\\AppData\\Roaming', HOME: '/home/aoife' }
  expect(folderOn('win32', env).replaceAll('/', '\\')).toBe(`${LOCALAPPDATA}\\Handover\\Data`)
})

test('on macOS and Linux it is the user’s own folder for data', () => {
  const HOME = '/home/aoife'
  expect(folderOn('darwin', { HOME })).toBe(`${HOME}/Library/Application Support/Handover`)
  expect(folderOn('linux', { HOME })).toBe(`${HOME}/.local/share/Handover`)
  expect(folderOn('linux', { HOME, XDG_DATA_HOME: '/data' })).toBe('/data/Handover')
})
