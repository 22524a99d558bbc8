import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { readyElectron } from '#build/electron-ready.mjs'
import { fetchElectron } from '#build/fetch-electron.mjs'
import { testElectron, windowSpecs } from '#build/test-electron.mjs'
import { startElectronMirror } from '#test/support/electron-mirror.ts'
import { scratchFolder, writeFiles } from '#test/support/scratch.ts'

const isRoot = process.getuid?.() === 0
let written = ''

beforeEach(() => {
  written = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text)
    return true
  })
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** Notes its name and words, and goes on as told. */
const noting = (then: string) =>
  `#!/bin/sh\necho "$(/usr/bin/basename "$0") $*" >> "$(/usr/bin/dirname "$0")/calls"\n${then}\n`
/** Runs what stands behind its own words, as `xvfb-run` and `setpriv` do. */
const passing = noting('while [ "${1#-}" != "$1" ]; do shift; done; exec "$@"')
const opens = noting('exit 0')
const lacksLibrary = noting(
  'echo "electron: error while loading shared libraries: libgbm.so.1: no" >&2; exit 127',
)

interface Given {
  commands?: Record<string, string>
  /** What Electron does when it is started; null: there is none. */
  electron?: string | null
  env?: Record<string, string>
  uid?: number
}

/** A machine with nothing on its PATH but these commands, and an Electron that ELECTRON_EXEC_PATH names. */
function aMachine({ commands = {}, electron = opens, env = {}, uid = 1000 }: Given) {
  const folder = scratchFolder()
  const files = { calls: '', ...commands, ...(electron === null ? {} : { electron }) }
  writeFiles(folder, files)
  for (const name of Object.keys(files)) chmodSync(join(folder, name), 0o755)
  vi.stubEnv('PATH', folder)
  vi.stubEnv('ELECTRON_EXEC_PATH', electron === null ? '' : join(folder, 'electron'))
  const said: string[] = []
  const voice = {
    say: (line: string) => void said.push(line),
    during: <T>(_text: () => string, work: Promise<T>) => work,
  }
  const named = electron === null ? {} : { ELECTRON_EXEC_PATH: join(folder, 'electron') }
  const machine = { platform: 'linux' as const, uid, env: { DISPLAY: ':0', ...named, ...env } }
  const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n')
  const refusing = () => Promise.reject(new Error('Nothing is to be fetched.'))
  return {
    ...{ folder, said, calls },
    ready: (fetch: typeof fetchElectron = refusing) => readyElectron(voice, machine, fetch),
  }
}

describe('Electron', () => {
  test('that cannot be fetched is told in one line: no failure, unless it is required', async () => {
    const mirror = await startElectronMirror(null)
    onTestFinished(() => mirror.close())
    const { ready } = aMachine({ electron: null })
    vi.stubEnv('ELECTRON_MIRROR', mirror.url)
    vi.stubEnv('electron_config_cache', scratchFolder())
    const electron = await ready(fetchElectron)
    expect(mirror.asked.join()).toContain('/electron-v')
    const run = vi.fn<() => Promise<number>>()
    expect(await testElectron([], electron, run)).toBe(0)
    expect(written).toMatch(/^skipped: the specs in Electron: Electron could not be fetched \(.*503.*\)\n$/)
    expect(await testElectron(['--required'], electron, run)).toBe(1)
    expect(run).not.toHaveBeenCalled()
  })

  test('that ELECTRON_EXEC_PATH names, and is not there, is not fetched instead', async () => {
    const { ready, folder } = aMachine({ electron: null, env: { ELECTRON_EXEC_PATH: '/nowhere/electron' } })
    vi.stubEnv('ELECTRON_EXEC_PATH', join(folder, 'none'))
    expect(await ready()).toEqual({
      ready: false,
      why: 'ELECTRON_EXEC_PATH names /nowhere/electron, which is no program that can be run',
    })
  })

  test('that opens a window is ready as it is, where there is a display', async () => {
    const { ready, calls, said, folder } = aMachine({})
    expect(await ready()).toMatchObject({ ready: true, around: [], env: {} })
    expect(calls()[0]).toMatch(/^electron .*handover-trial-/)
    expect(said).toEqual([`Electron is ${folder}/electron, as ELECTRON_EXEC_PATH says.`])
  })

  test.each([
    ['lacks a library', lacksLibrary, 'this system lacks libgbm.so.1'],
    [
      'has no sandbox',
      noting('echo "No usable sandbox!" >&2; exit 1'),
      "Chromium's sandbox does not work here",
    ],
    ['ends', noting('exit 7'), 'it ended with code 7'],
  ])('that %s is told', async (_how, electron, why) => {
    expect(await aMachine({ electron }).ready()).toEqual({
      ready: false,
      why: `Electron opens no window here: ${why}`,
    })
  })
})

describe('on Linux', () => {
  test('without a display, xvfb-run opens one; the trial goes through it', async () => {
    const { ready, calls } = aMachine({ commands: { 'xvfb-run': passing }, env: { DISPLAY: '' } })
    const electron = await ready()
    expect(electron.ready && electron.around.slice(0, 2)).toEqual(['xvfb-run', '--auto-servernum'])
    expect(calls().map((line) => line.split(' ')[0])).toEqual(['xvfb-run', 'electron'])
  })

  test('without a display and xvfb-run, it says what to install', async () => {
    expect(await aMachine({ env: { DISPLAY: '' } }).ready()).toEqual({
      ready: false,
      why: 'there is no display, and no xvfb-run (Debian: apt-get install xvfb xauth)',
    })
  })

  test('as root on Debian, apt brings xvfb and what Electron lacks, by the names that it knows', async () => {
    const { ready, calls, folder } = aMachine({
      commands: {
        'apt-get': noting(`if [ "$1" = install ]; then
          case "$*" in *xvfb*) /bin/cp "$(/usr/bin/dirname "$0")/setpriv" "$(/usr/bin/dirname "$0")/xvfb-run" ;;
          *) printf '#!/bin/sh\\nexit 0\\n' > "$(/usr/bin/dirname "$0")/electron" ;; esac; fi`),
        'apt-cache': '#!/bin/sh\ncase "$2" in libgtk-3-0t64) exit 0 ;; *) exit 100 ;; esac\n',
        chown: opens,
        setpriv: passing,
        sh: '#!/bin/sh\nexec /bin/sh "$@"\n',
      },
      electron: lacksLibrary,
      env: { DISPLAY: '' },
      uid: 0,
    })
    const electron = await ready()
    expect(electron.ready && electron.around.join(' ')).toMatch(
      /^setpriv --reuid=65534 --regid=65534 --clear-groups -- xvfb-run --auto-servernum /,
    )
    const installs = calls().filter((line) => line.startsWith('apt-get install'))
    expect(installs[0]).toMatch(/ xvfb xauth$/)
    expect(installs[1]).toMatch(/ libgtk-3-0t64 libnss3 libgbm1 /)
    expect(calls().find((line) => line.startsWith('chown -R 65534:65534'))).toContain('test/.artifacts')
    if (!electron.ready) return
    // A home of theirs, that goes with them.
    expect(statSync(electron.env['HOME'] ?? '').isDirectory()).toBe(true)
    electron.remove()
    expect(existsSync(electron.env['HOME'] ?? folder)).toBe(false)
  })

  test('as root, where another user may not come, it says so', async () => {
    const commands = { setpriv: noting('exit 1') }
    expect(await aMachine({ commands, uid: 0, env: { SUDO_UID: '1001' } }).ready()).toEqual({
      ready: false,
      why: 'Electron does not run as root, and user 1001 may not read this folder or run Electron',
    })
  })

  test.runIf(isRoot)('as root, the helper of the sandbox gets its mode; it is not turned off', async () => {
    const { ready, folder, said } = aMachine({
      commands: {
        'chrome-sandbox': '',
        chown: opens,
        setpriv: passing,
        sh: '#!/bin/sh\nexec /bin/sh "$@"\n',
      },
      uid: 0,
    })
    const electron = await ready()
    expect(statSync(join(folder, 'chrome-sandbox')).mode & 0o7777).toBe(0o4755)
    expect(said.join()).toContain('chrome-sandbox belongs to root with mode 4755 now')
    if (electron.ready) electron.remove()
  })

  test.each([
    ['on a build machine by sudo', { CI: 'true' }, true],
    ['at a desk by nobody, but the command is told', {}, false],
  ])('its mode is set %s', async (_how, env, asked) => {
    const { ready, calls, said, folder } = aMachine({
      commands: { 'chrome-sandbox': '', sudo: noting('') },
      env,
    })
    await ready()
    const helper = join(folder, 'chrome-sandbox')
    const commands = [`sudo -n chown root:root ${helper}`, `sudo -n chmod 4755 ${helper}`]
    expect(calls().filter((line) => line.startsWith('sudo'))).toEqual(asked ? commands : [])
    expect(said.at(-1)).toBe(
      `Should Chromium's sandbox not work here: sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
    )
  })
})

describe('the run', () => {
  const remove = vi.fn<() => void>()
  const electron = { ready: true as const, around: ['xvfb-run'], env: { HOME: '/home/other' }, remove }
  type Run = Parameters<typeof testElectron>[2]

  test('has every spec of the screens and what only Electron shows, in the desktop window', async () => {
    const run = vi.fn<NonNullable<Run>>(() => Promise.resolve(3))
    expect(await testElectron(['--required'], electron, run)).toBe(3)
    const [command, args, options] = run.mock.calls[0] ?? []
    expect(command).toBe('xvfb-run')
    expect(args?.[1]).toMatch(/build[\\/]test\.mjs$/)
    expect(args?.slice(2)).toEqual(['--project=e2e', ...windowSpecs()])
    expect(options?.env).toMatchObject({ HANDOVER_E2E_HOST: 'desktop', HOME: '/home/other' })
    expect(remove).toHaveBeenCalled()
  })

  test('or those that are named', async () => {
    const run = vi.fn<NonNullable<Run>>(() => Promise.resolve(0))
    await testElectron(['test/e2e/wizard.test.ts', '--bail=1'], electron, run)
    expect(run.mock.calls[0]?.[1].slice(2)).toEqual(['--project=e2e', 'test/e2e/wizard.test.ts', '--bail=1'])
  })

  test('the specs are those that open a window', () => {
    const specs = windowSpecs()
    expect(specs).toContain('test/e2e/wizard.test.ts')
    expect(specs).toContain('test/e2e/desktop-wizard.test.ts')
    expect(specs.filter((path) => path.includes('/cli-'))).toEqual([])
  })
})
