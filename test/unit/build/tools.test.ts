import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { installTools } from '#build/debian.mjs'
import { chromiumPath, electronPath, missingTools } from '#build/tools.mjs'
import { scratchFolder, writeFiles } from '#test/support/scratch.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** A machine with nothing on its PATH but what `commands` holds. */
function aMachine(commands: Record<string, string>, uid = 0) {
  const folder = scratchFolder()
  writeFiles(folder, { calls: '', ...commands })
  for (const name of Object.keys(commands)) chmodSync(join(folder, name), 0o755)
  vi.stubEnv('PATH', folder)
  vi.stubEnv('CHROMIUM_PATH', '')
  vi.spyOn(process, 'getuid').mockReturnValue(uid)
  const said: string[] = []
  const voice = {
    say: (line: string) => void said.push(line),
    during: <T>(_text: () => string, work: Promise<T>) => work,
  }
  return { folder, said, voice, calls: () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') }
}

const commands = ['chromium', 'gnome-keyring-daemon', 'dbus-run-session', 'xmllint']
/** An apt-get that notes what it was told and brings the commands. */
const apt = `#!/bin/sh
here=$(/usr/bin/dirname "$0")
echo "$1 $DEBIAN_FRONTEND $*" >> "$here/calls"
if [ "$1" = install ]; then for name in ${commands.join(' ')}; do /bin/ln -s /bin/true "$here/$name"; done; fi
`

test('as root on Debian, apt brings what is missing', async () => {
  const { voice, said, calls } = aMachine({ 'apt-get': apt })
  expect(missingTools().map((tool) => tool.name)).toEqual(
    expect.arrayContaining(['chromium', 'xmllint', 'secret-service']),
  )
  await installTools(voice)
  expect(calls()[0]).toMatch(/^update noninteractive/)
  expect(calls()[1]).toMatch(
    /^install noninteractive .*--no-install-recommends .*chromium-headless-shell gnome-keyring dbus libsecret-1-0 libxml2-utils/,
  )
  expect(said[0]).toMatch(/^Installing for the tests, by apt: chromium-headless-shell/)
  const words = said.length
  await installTools(voice)
  expect(said).toHaveLength(words)
})

test.for([
  ['without apt', {}, 0],
  ['without root', { 'apt-get': apt }, 1000],
] as const)('%s, it says what to install and goes on', async ([, there, uid]) => {
  const { voice, said } = aMachine({ ...there }, uid)
  await installTools(voice)
  expect(said).toContain('Not here: xmllint, for the XML against a schema. Tests that need it are skipped.')
  expect(said.at(-1)).toMatch(
    /sudo apt-get install .*chromium-headless-shell gnome-keyring dbus libsecret-1-0 libxml2-utils/,
  )
})

test('apt that fails is shown, and the tests go on', async () => {
  const { voice, said } = aMachine({ 'apt-get': '#!/bin/sh\necho "E: no network" >&2\nexit 100\n' })
  await installTools(voice)
  expect(said).toContain('  E: no network')
  expect(said.at(-1)).toMatch(/sudo apt-get install/)
})

test('a browser or an Electron that is named but not there is not there', () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium')
  vi.stubEnv('ELECTRON_EXEC_PATH', '/nowhere/electron')
  expect(chromiumPath()).toBeNull()
  expect(electronPath()).toBeNull()
  vi.stubEnv('ELECTRON_EXEC_PATH', process.execPath)
  expect(electronPath()).toBe(process.execPath)
})
