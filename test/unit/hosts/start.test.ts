import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fetchElectron } from '#build/fetch-electron.mjs'
import { reasonIn, runDesktop } from '#build/run-desktop.mjs'
import { chooseHost, readStartOptions } from '#build/start-options.mjs'
import { readArguments } from '#core/host-arguments.ts'

const options = (...words: string[]) => readStartOptions(words, '/home/me')

describe('what npm start is given', () => {
  test('goes on to the host, which reads it', () => {
    const service = ['--practice-service', 'http://127.0.0.1:5000']
    const { forHost } = options('--practice', ...service, '--port', '4000', '--profile', 'p', '--no-open')
    expect(readArguments(forHost)).toEqual({
      practice: true,
      practiceService: 'http://127.0.0.1:5000/',
      port: 4000,
      profile: '/home/me/p',
      open: false,
    })
    expect(readArguments(options().forHost)).toEqual({
      practice: false,
      practiceService: null,
      port: null,
      profile: null,
      open: true,
    })
  })

  test.each([
    [['--host', 'web'], '--host'],
    [['--port', '0'], '--port'],
    [['--port', '65536'], '--port'],
    [['--port', '4e3'], '--port'],
    [['--prot', '1'], '--prot'],
    [['practice'], 'practice'],
    [['--host', 'desktop', '--port', '4000'], '--port'],
    [['--host', 'desktop', '--no-open'], '--no-open'],
  ])('%j is told by its name, with what would do', (words, name) => {
    expect(() => options(...words)).toThrow(name)
  })

  test.each([
    [['--port', 'x'], '--port'],
    [['--profile', ''], '--profile'],
    [['--what'], '--what'],
    [['--practice-service=http://127.0.0.1:5000/'], '--practice'],
    [['--practice', '--practice-service=http://127.0.0.1:70000/'], '--practice-service'],
    [['--practice', '--practice-service=http://192.0.2.1:5000/'], '--practice-service'],
    [['--practice', '--practice-service=http://127.0.0.1:5000@evil.example/'], '--practice-service'],
    [['--practice', '--practice-service=https://127.0.0.1:5000/'], '--practice-service'],
  ])('the host itself refuses %j', (words, name) => {
    expect(() => readArguments(words)).toThrow(name)
  })
})

describe('which host', () => {
  const desk = { platform: 'linux', env: { DISPLAY: ':0' }, uid: 1000 } as const

  test.each([
    ['a desk', [], desk, { host: 'desktop' }],
    ['Wayland', [], { ...desk, env: { WAYLAND_DISPLAY: 'wayland-0' } }, { host: 'desktop' }],
    ['Windows', [], { platform: 'win32', env: {}, uid: null }, { host: 'desktop' }],
    ['macOS', [], { platform: 'darwin', env: {}, uid: 501 }, { host: 'desktop' }],
    ['no display', [], { ...desk, env: {} }, { host: 'browser', why: 'there is no display for a window' }],
    [
      'an empty display',
      [],
      { ...desk, env: { DISPLAY: '' } },
      { host: 'browser', why: 'there is no display for a window' },
    ],
    ['root', [], { ...desk, uid: 0 }, { host: 'browser', why: 'Electron does not run as root' }],
    ['asked for', ['--host', 'browser'], desk, { host: 'browser', why: null }],
    ['a link only', ['--no-open'], desk, { host: 'browser', why: null }],
    ['a port', ['--port', '4000'], desk, { host: 'browser', why: null }],
    ['the desktop, whatever is there', ['--host', 'desktop'], { ...desk, env: {} }, { host: 'desktop' }],
  ] as const)('%s', (_what, words, machine, expected) => {
    expect(chooseHost(options(...words), machine)).toEqual(expected)
  })
})

describe('starting Electron', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'electron-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  function electron(script: string): string {
    const path = join(folder, 'electron')
    writeFileSync(path, `#!/bin/sh\n${script}\n`)
    chmodSync(path, 0o755)
    return path
  }

  test('one that ends well has done its work', async () => {
    const path = electron(
      `[ "$1 $2" = "${folder} --practice" ] || exit 9; [ -z "$ELECTRON_RUN_AS_NODE" ] || exit 8`,
    )
    process.env['ELECTRON_RUN_AS_NODE'] = '1'
    try {
      const outcome = await runDesktop({ electron: path, top: folder, args: ['--practice'] })
      expect(outcome).toEqual({ outcome: 'ended', code: 0 })
    } finally {
      delete process.env['ELECTRON_RUN_AS_NODE']
    }
  })

  test('one that ends badly at once failed, and says why', async () => {
    const path = electron(
      'echo "electron: error while loading shared libraries: libgbm.so.1: cannot open" >&2; exit 127',
    )
    expect(await runDesktop({ electron: path, top: folder, args: [] })).toEqual({
      outcome: 'failed',
      why: 'this system lacks libgbm.so.1',
    })
  })

  test('one that ends badly later had a window, so no browser opens after it', async () => {
    const path = electron('exit 3')
    expect(await runDesktop({ electron: path, top: folder, args: [], patienceMs: 0 })).toEqual({
      outcome: 'ended',
      code: 3,
    })
  })

  test('one that somebody ended did not fail', async () => {
    const path = electron('kill -TERM $$')
    expect(await runDesktop({ electron: path, top: folder, args: [] })).toEqual({
      outcome: 'ended',
      code: 143,
    })
  })

  test('one that is not there failed', async () => {
    const outcome = await runDesktop({ electron: join(folder, 'none'), top: folder, args: [] })
    expect(outcome.outcome === 'failed' && outcome.why).toContain('ENOENT')
  })

  test.each([
    [
      'Running as root without --no-sandbox is not supported.',
      1,
      null,
      "Chromium's sandbox does not work here",
    ],
    ['[1:ERROR] Missing X server or $DISPLAY', 1, null, 'the display cannot be reached'],
    ['first\nlast words\n\n', 1, null, 'last words'],
    ['', 7, null, 'it ended with code 7'],
    ['', null, 'SIGSEGV', 'it was ended by SIGSEGV'],
  ])('%s', (told, code, signal, why) => {
    expect(reasonIn(told, code, signal)).toBe(why)
  })
})

describe('fetching Electron', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'fetch-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  function script(text: string): string {
    const path = join(folder, 'fetch.mjs')
    writeFileSync(path, text)
    return path
  }
  const fetching = (text: string, beginWithinMs: number) => {
    const said: string[] = []
    const how = {
      say: (line: string) => void said.push(line),
      beginWithinMs,
      script: script(text),
      node: process.execPath,
    }
    return fetchElectron(how).then((outcome) => ({ outcome, said }))
  }

  test('is given up when it does not start to arrive', async () => {
    const { outcome } = await fetching('setTimeout(() => {}, 60_000)', 50)
    expect(!outcome.fetched && outcome.why).toContain('did not start to arrive')
  })

  test('goes on to the end once it has started, however long it takes, showing how far it is', async () => {
    const begun = Promise.withResolvers<undefined>()
    const said: string[] = []
    const ending = join(folder, 'end')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const outcome = fetchElectron({
        say: (line) => {
          said.push(line)
          if (line.includes('30 %')) begun.resolve(undefined)
        },
        script: script(
          `import { existsSync } from 'node:fs'
           process.send({ fraction: 0.3, total: 100 })
           setInterval(() => {
             if (!existsSync(${JSON.stringify(ending)})) return
             process.send({ fraction: 1, total: 100 }, () => process.exit(0))
           }, 20)`,
        ),
        node: process.execPath,
      })
      await begun.promise
      await vi.advanceTimersByTimeAsync(3_600_000)
      writeFileSync(ending, '')
      expect(await outcome).toEqual({ fetched: true })
      expect(said.slice(1)).toEqual(['  30 %', '  100 %'])
    } finally {
      vi.useRealTimers()
    }
  })

  test('says why it failed', async () => {
    const { outcome } = await fetching(
      'console.error("getaddrinfo ENOTFOUND example"); process.exit(1)',
      60_000,
    )
    expect(outcome).toEqual({ fetched: false, why: 'getaddrinfo ENOTFOUND example' })
  })
})
