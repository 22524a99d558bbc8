import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { createBuilder, type Rolldown } from 'vite'
import { describe, expect, test } from 'vitest'

const top = fileURLToPath(new URL('../..', import.meta.url))

/** Sources of some rooms, without their comments. */
function sources(...rooms: string[]): { path: string; text: string }[] {
  return rooms.flatMap((room) =>
    readdirSync(join(top, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|svelte|html|css)$/.test(name))
      .map((name) => ({
        path: `${room}/${name}`,
        text: readFileSync(join(top, room, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, ''),
      })),
  )
}

const naming = (word: RegExp, rooms: string[]) =>
  sources(...rooms)
    .filter(({ text }) => word.test(text))
    .map(({ path }) => path)

const desktop = ['electron/main', 'electron/preload']

describe('the sources', () => {
  test.each([
    [
      'only main.ts imports values of electron',
      /import\s+(?!type)[^'"]*from 'electron'/,
      ['electron/main/main.ts', 'electron/preload/preload.ts'],
    ],
    ['only main.ts names ipcMain', /\bipcMain\b/, ['electron/main/main.ts']],
    ['only preload.ts names ipcRenderer', /\bipcRenderer\b/, ['electron/preload/preload.ts']],
    ['only main.ts makes windows', /new BrowserWindow\b/, ['electron/main/main.ts']],
    ['only main.ts opens anything outside', /\bopenExternal\b/, ['electron/main/main.ts']],
    ['no file is loaded into a window', /\bloadFile\b|['"`]file:/, []],
    ['no function is exposed to the page', /\bcontextBridge\b|\bexposeInMainWorld\b/, []],
    [
      'no security switch is thrown',
      /disable-web-security|no-sandbox|enableBlinkFeatures|appendSwitch|bypassCSP/,
      [],
    ],
    [
      'nothing is said to a page but over its port',
      /\bwebContents\.send\b|\bexecuteJavaScript\b|\binsertCSS\b/,
      [],
    ],
  ])('%s', (_what, word, where) => {
    expect(naming(word, desktop)).toEqual(where)
  })

  test('the sandbox is on before Electron is ready', () => {
    const main = readFileSync(join(top, 'electron/main/main.ts'), 'utf8')
    const order = [
      'app.enableSandbox()',
      'registerPageScheme(protocol)',
      'claimProfile(app',
      'app.whenReady()',
    ]
    const places = order.map((call) => main.indexOf(call))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((one, other) => one - other))
  })

  test('main.ts only wires', () => {
    expect(readFileSync(join(top, 'electron/main/main.ts'), 'utf8').split('\n').length).toBeLessThan(150)
  })

  test('the page has no webview, no inline script and no markup from a string', () => {
    expect(naming(/<webview|allowpopups/i, ['renderer'])).toEqual([])
    expect(
      naming(/<script(?![^>]*\b(src|lang)=)[^>]*>[\s\S]*?\S[\s\S]*?<\/script>/, ['renderer']).filter((path) =>
        path.endsWith('.html'),
      ),
    ).toEqual([])
    expect(naming(/\{@html\b|\.innerHTML\s*=|\bnew Function\b|\beval\(/, ['renderer'])).toEqual([])
  })

  test('the core, the browser host and the command line know nothing of Electron', () => {
    expect(
      naming(/from 'electron(\/[a-z]+)?'|require\(['"]electron['"]\)/, [
        'electron/core',
        'electron/loopback',
        'electron/cli',
        'shared',
        'renderer',
      ]),
    ).toEqual([])
  })

  test('the browser host listens on 127.0.0.1 and sets neither cookies nor CORS headers', () => {
    expect(
      naming(/0\.0\.0\.0|['"]::['"]|set-cookie|access-control-/i, ['electron/loopback', 'shared/web']),
    ).toEqual([])
  })
})

describe('the built preload script', () => {
  test(
    'is one CommonJS file that requires only electron and hands over one port',
    { timeout: 60_000 },
    async () => {
      const code = await builtPreload()
      const required: string[] = []
      const asked: ((event: { source: unknown; origin: string; data: unknown }) => void)[] = []
      const sent: unknown[] = []
      const posted: unknown[] = []
      const window = {
        top: null as unknown,
        addEventListener: (_type: string, listener: (typeof asked)[number]) => asked.push(listener),
        removeEventListener: () => undefined,
        postMessage: (message: unknown, origin: unknown) => posted.push([message, origin]),
      }
      window.top = window
      const electron = {
        ipcRenderer: { postMessage: (channel: unknown, message: unknown) => sent.push([channel, message]) },
      }
      const before = Object.keys(window)
      runInNewContext(code, {
        require: (name: string) => {
          required.push(name)
          return electron
        },
        module: { exports: {} },
        exports: {},
        window,
        MessageChannel,
      })
      expect(new Set(required)).toEqual(new Set(['electron']))
      expect(Object.keys(window)).toEqual(before)
      for (const ask of asked)
        ask({ source: window, origin: 'handover-app://ui', data: 'handover:port-wanted' })
      expect(sent).toEqual([['handover:port', null]])
      expect(posted).toEqual([['handover:port-here', 'handover-app://ui']])
    },
  )
})

/** The preload script as the project's own build makes it, without writing it anywhere. */
async function builtPreload(): Promise<string> {
  const builder = await createBuilder({
    configFile: join(top, 'vite.config.ts'),
    logLevel: 'silent',
    build: { write: false },
  })
  const environment = builder.environments['preload'] ?? expect.unreachable()
  environment.config.build.write = false
  const built = await builder.build(environment)
  const outputs = ([built].flat() as Rolldown.RolldownOutput[]).flatMap(({ output }) => output)
  expect(outputs.map(({ fileName }) => fileName)).toEqual(['preload.cjs'])
  const [only] = outputs
  return only?.type === 'chunk' ? only.code : expect.unreachable()
}
