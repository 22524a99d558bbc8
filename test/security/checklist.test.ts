import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtFiles, ensureBuilt } from '#build/ensure-build.mjs'
import { fuses, setFuses, wrongFuses } from '#build/fuses.ts'
import { root } from '#build/script.mjs'
import { contentSecurityPolicy } from '#shared/web/csp.ts'
import { securityHeaders } from '#shared/web/security-headers.ts'
import { makeElectronStandIn } from '#test/support/electron-stand-in.ts'
import { preloadedPage, runBuiltPreload } from '#test/support/preloaded-page.ts'
import { startRecordedDesktop, type RecordedDesktop } from '#test/support/recorded-desktop.ts'
import { filesNaming } from '#test/support/sources.ts'
import { temporaryFolder } from '#test/support/store.ts'

/*
 * The twenty items of Electron's security checklist (electronjs.org/docs/latest/tutorial/security), in its order, as far
 * as they can be seen without an Electron binary: the desktop host as it was built runs on a recording Electron, and is
 * asked what a page would ask of it. What only a running Electron shows is in test/e2e/desktop-*.test.ts.
 *
 * Two that are our own follow elsewhere: 21, secrets never reach the page (markers.test.ts), and 22, the gate of the
 * browser host (gate.test.ts and its neighbours).
 */

const desktopRooms = ['electron/main', 'electron/preload']

/** Addresses that are not the page, nor a part of it. */
const elsewhere = [
  'https://evil.example/',
  'http://127.0.0.1:4000/',
  'ws://127.0.0.1:4000/',
  'file:///etc/passwd',
  'about:blank',
  'data:text/html,x',
  'javascript:alert(1)',
  'blob:handover-app://ui/1',
  'handover://open',
  'handover-app://evil/',
  'handover-app://ui.evil/',
  'handover-app://ui@evil/',
  'chrome://version',
  '',
]

let desktop: RecordedDesktop
/** What the one window was made with. */
let window: { webPreferences: Record<string, unknown> }

beforeAll(async () => {
  await ensureBuilt({ say: () => undefined })
  desktop = await startRecordedDesktop()
  const windows = await desktop.ask('windows')
  expect(windows).toHaveLength(1)
  window = JSON.parse(windows[0]?.options ?? '') as typeof window
})
afterAll(() => desktop.close())

/** The texts of the built page: its HTML, scripts and styles. */
const builtPage = () =>
  builtFiles(root)
    .filter((file) => /^renderer\/.*\.(html|js|css)$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, 'build', 'out', file), 'utf8') }))

describe('1 only secure content', () => {
  test('the window loads the page from its own scheme, which is standard and secure', async () => {
    expect((await desktop.ask('windows')).map(({ loaded }) => loaded)).toEqual([['handover-app://ui/']])
    expect(await desktop.ask('schemes')).toEqual([
      { scheme: 'handover-app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
  })

  test('the built page has no http: or ws: address but names of namespaces, and loads only its own files', () => {
    const page = builtPage()
    expect(page.map(({ file }) => file)).toContain('renderer/index.html')
    const insecure = page.flatMap(({ text }) => text.match(/\b(?:http|ws):\\?\/\\?\/[\w.-]+/g) ?? [])
    // The second is what oRPC puts before a path to make a URL of it.
    const names = ['http://www.w3.org', 'http://orpc', 'http:\\/\\/orpc']
    expect(insecure.filter((address) => !names.includes(address))).toEqual([])

    const html = page.find(({ file }) => file.endsWith('.html'))?.text ?? ''
    const loaded = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address = '']) => address)
    expect(loaded.length).toBeGreaterThan(1)
    expect(loaded.filter((address) => !/^\/assets\/|^data:image\//.test(address))).toEqual([])
    const styles = page.filter(({ file }) => file.endsWith('.css')).map(({ text }) => text)
    const urls = styles.flatMap((text) => text.match(/url\([^)]{0,12}/g) ?? [])
    expect(urls.filter((url) => !/^url\(["']?(\/assets\/|data:image)/.test(url))).toEqual([])
  })

  test.each([
    ['handover-app://ui/assets/index.js', false],
    ['blob:handover-app://ui/0b6f', false],
    ['data:image/png;base64,AA', false],
    ['https://evil.example/', true],
    ['http://127.0.0.1:4000/', true],
    ['ws://127.0.0.1:4000/', true],
    ['file:///etc/passwd', true],
    ['handover-app://evil/', true],
    ['blob:https://evil.example/1', true],
    ['chrome://version', true],
  ])('loading %s is stopped: %s', async (url, cancel) => {
    expect(await desktop.ask('loads', url)).toEqual([{ cancel }])
  })
})

test('2 no Node in remote content: neither in the page, nor in its workers and frames', () => {
  expect(window.webPreferences).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
  })
})

test('3 context isolation is on, and windows are made in one place', () => {
  expect(window.webPreferences['contextIsolation']).toBe(true)
  expect(filesNaming(/new BrowserWindow\b|new WebContentsView\b|new BrowserView\b/, ...desktopRooms)).toEqual(
    ['electron/main/main.ts'],
  )
})

describe('4 sandbox', () => {
  test('is on for every window, before Electron is ready', async () => {
    // Where files go comes first: test/unit/desktop/folders.test.ts.
    expect((await desktop.ask('calls')).filter((call) => call !== 'setPath')).toEqual([
      'enableSandbox',
      'registerSchemesAsPrivileged',
      'requestSingleInstanceLock',
      'whenReady',
      'new BrowserWindow',
    ])
    expect(window.webPreferences['sandbox']).toBe(true)
    // Named once, to be passed over: an AppImage adds it by itself where the system gives programs no namespaces of their own.
    expect(filesNaming(/no-sandbox/, ...desktopRooms)).toEqual(['electron/main/start-words.ts'])
  })

  test('the built preload script is one CommonJS file that requires only electron', () => {
    expect(window.webPreferences['preload']).toBe(join(root, 'build', 'out', 'preload.cjs'))
    expect(new Set(runBuiltPreload().required)).toEqual(new Set(['electron']))
  })
})

describe('5 permissions', () => {
  /** Every name that the types of the installed Electron know. */
  const types = readFileSync(join(root, 'node_modules', 'electron', 'electron.d.ts'), 'utf8')
  const names = ['setPermissionRequestHandler', 'setPermissionCheckHandler'].flatMap((method) =>
    [
      ...(new RegExp(` ${method}\\(.*permission: ([^,)]*)`).exec(types)?.[1] ?? '').matchAll(/'([\w-]+)'/g),
    ].map(([, name = '']) => name),
  )

  test('none is granted, asked for or checked, by our page or another', async () => {
    expect(names.length).toBeGreaterThan(60)
    const all = new Set([...names, 'clipboard-read', 'geolocation', 'media', 'notifications', 'unknown'])
    for (const name of all) {
      for (const origin of ['handover-app://ui/', 'https://evil.example/']) {
        const answer = await desktop.ask('permission', name, origin)
        expect([name, origin, answer]).toEqual([name, origin, { asked: [false], checked: false }])
      }
    }
  })

  test.each(['hid', 'serial', 'usb'])('no %s device is given', async (type) => {
    expect(await desktop.ask('device', type)).toBe(false)
  })
})

test('6 webSecurity is on', () => {
  expect(window.webPreferences['webSecurity']).toBe(true)
  expect(filesNaming(/disable-web-security|bypassCSP/, ...desktopRooms)).toEqual([])
})

describe('7 content security policy', () => {
  test('is exactly this', () => {
    expect(contentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
  })

  test('lets in nothing inline, no eval, no other host and no wildcard', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:|wss?:|blob:|nonce|strict-dynamic/)
    const directives = new Map(
      contentSecurityPolicy.split('; ').map((one): [string, string[]] => {
        const [name = '', ...sources] = one.split(' ')
        return [name, sources]
      }),
    )
    expect(directives.get('default-src')).toEqual(["'none'"])
    const withData = [...directives].filter(([, sources]) => sources.includes('data:')).map(([name]) => name)
    expect(withData).toEqual(['img-src'])
  })

  test('comes with every answer, refusals included, among the other headers', async () => {
    const {
      'permissions-policy': permissions,
      'content-security-policy': policy,
      ...others
    } = securityHeaders
    expect(policy).toBe(contentSecurityPolicy)
    expect(others).toEqual({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    for (const feature of ['camera', 'microphone', 'geolocation', 'usb', 'serial', 'display-capture']) {
      expect(permissions).toContain(`${feature}=()`)
    }
    for (const url of ['handover-app://ui/', 'handover-app://ui/none', 'handover-app://evil/']) {
      expect((await desktop.ask('gives', url)).headers).toMatchObject(securityHeaders)
    }
  })

  test('is not in the way: the page has no inline script, and makes no markup from a string', () => {
    const html = builtPage().find(({ file }) => file.endsWith('.html'))?.text ?? ''
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/)
    expect(filesNaming(/\{@html\b|\.innerHTML\s*=|\bnew Function\b|\beval\(/, 'renderer')).toEqual([])
  })
})

test('8 no insecure content is let into the page', () => {
  expect(window.webPreferences['allowRunningInsecureContent']).toBe(false)
  expect(filesNaming(/allow-running-insecure-content/, ...desktopRooms)).toEqual([])
})

test('9 no experimental features', () => {
  expect(window.webPreferences['experimentalFeatures']).toBe(false)
})

test('10 no Blink features are switched on, nor anything else but what is named here', async () => {
  expect(Object.keys(window.webPreferences).sort()).toEqual([
    'allowRunningInsecureContent',
    'backgroundThrottling',
    'contextIsolation',
    'experimentalFeatures',
    'navigateOnDragDrop',
    'nodeIntegration',
    'nodeIntegrationInSubFrames',
    'nodeIntegrationInWorker',
    'preload',
    'sandbox',
    'spellcheck',
    'webSecurity',
    'webviewTag',
  ])
  // With the dictionary that was installed. Chromium would fetch others from the network: it is sent nowhere for them, before
  // the window is made, and without one that was installed nothing is checked (test/unit/desktop/spell-check.test.ts).
  expect(window.webPreferences['spellcheck']).toBe(true)
  expect(await desktop.ask('spelling')).toEqual([
    ['url', 'https://127.0.0.1:1/'],
    ['enabled', false],
  ])
  expect(filesNaming(/enableBlinkFeatures|enable-blink-features|appendSwitch/, ...desktopRooms)).toEqual([])
})

test('11 no webview, so none that allows popups', () => {
  expect(window.webPreferences['webviewTag']).toBe(false)
  expect(filesNaming(/<webview|allowpopups/i, 'renderer')).toEqual([])
  expect(builtPage().filter(({ text }) => /<webview|allowpopups/i.test(text))).toEqual([])
})

test('12 a webview that comes about all the same is not attached', async () => {
  expect(await desktop.ask('stops', 'will-attach-webview', '')).toBe(true)
})

describe('13 navigation', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '%s leads nowhere but to the page',
    async (event) => {
      for (const url of elsewhere) expect([url, await desktop.ask('stops', event, url)]).toEqual([url, true])
      expect(await desktop.ask('stops', event, 'handover-app://ui/')).toBe(false)
    },
  )

  test('nor does a file that is dropped on the window', () => {
    expect(window.webPreferences['navigateOnDragDrop']).toBe(false)
  })
})

test('14 no window opens, whatever the address', async () => {
  for (const url of [...elsewhere, 'handover-app://ui/']) {
    expect([url, await desktop.ask('opensWindow', url)]).toEqual([url, { action: 'deny' }])
  }
})

// Which addresses are plain: test/unit/web/urls.test.ts.
test('15 openExternal gets plain https and mailto addresses only', async () => {
  const plain = ['https://help.example/', 'mailto:help@acquaint.ie?subject=Codes']
  const before = (await desktop.ask('opened')).length
  for (const url of [...elsewhere.slice(1), ...plain]) {
    await desktop.ask('opensWindow', url)
    await desktop.ask('stops', 'will-navigate', url)
    await desktop.ask('stops', 'will-frame-navigate', url)
    await desktop.ask('stops', 'will-redirect', url)
  }
  const opened = (await desktop.ask('opened')).slice(before)
  expect(new Set(opened)).toEqual(new Set(plain))
  // Once by the new window and once by the navigation: a frame or a redirect opens nothing.
  expect(opened).toHaveLength(2 * plain.length)
  expect(filesNaming(/\bopenExternal\b/, ...desktopRooms)).toEqual(['electron/main/main.ts'])
  expect(filesNaming(/\bopenPath\b|\bshowItemInFolder\b|\btrashItem\b/, ...desktopRooms)).toEqual([])
})

describe('16 a current Electron', () => {
  /*
   * Until when a major version gets security fixes. Electron supports its latest three majors and brings one about every
   * eight weeks; 43 ends in January 2027, as @electron/get tells. The test fails on the day after the end of the one in
   * use, and not before: a date nearer than that would stop somebody's work without a danger being there.
   */
  const supportedUntil: Record<string, string> = { 43: '2027-01-31', 44: '2027-03-31', 45: '2027-05-31' }

  test('is one that gets security fixes', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: { electron: string }
    }
    const [major = ''] = devDependencies.electron.split('.')
    const until = supportedUntil[major]
    const whatToDo =
      `Electron ${major} ${until === undefined ? 'is not in the list of this test' : `gets no security fixes since ${until}`}. ` +
      'Look up https://www.electronjs.org/docs/latest/tutorial/electron-timelines, run ' +
      '`npm install --save-dev --save-exact electron@VERSION` with a major that is supported, write its end into ' +
      'supportedUntil in test/security/checklist.test.ts, and run npm test.'
    expect(until !== undefined && new Date() <= new Date(`${until}T23:59:59Z`), whatToDo).toBe(true)
    expect(devDependencies.electron, 'an exact version').toMatch(/^\d+\.\d+\.\d+$/)
  })
})

describe('17 senders are validated', () => {
  const page = { url: 'handover-app://ui/', parent: null }

  test('there is one channel, and raw ipcMain in one file', async () => {
    expect(await desktop.ask('channels')).toEqual(['handover:port'])
    expect(filesNaming(/\bipcMain\b/, ...desktopRooms)).toEqual(['electron/main/main.ts'])
  })

  test('the page in the main frame of our window is answered', async () => {
    expect(await desktop.ask('port', 1, page)).toBe('answered')
  })

  // What it tells the log: port.test.ts.
  test.each([
    ['a frame that is gone', null],
    ['a frame inside the page', { ...page, parent: {} }],
    ['another scheme', { ...page, url: 'https://ui/' }],
    ["the system's deep links", { ...page, url: 'handover://ui/' }],
    ['another host', { ...page, url: 'handover-app://evil/' }],
    ['a host that looks alike', { ...page, url: 'handover-app://ui.evil/' }],
    ['a host that begins alike', { ...page, url: 'handover-app://uix/' }],
    ['a host in capitals', { ...page, url: 'handover-app://UI/' }],
    ['a host behind user info', { ...page, url: 'handover-app://ui@evil/' }],
    ['a file', { ...page, url: 'file:///handover-app://ui/' }],
    ['an empty page', { ...page, url: 'about:blank' }],
    ['no address', { ...page, url: '' }],
  ])('%s is refused', async (_what, frame) => {
    expect(await desktop.ask('port', 1, frame)).toBe('closed')
  })

  test('contents that are no window of ours are refused', async () => {
    expect(await desktop.ask('port', 2, page)).toBe('closed')
  })
})

describe('18 no file:', () => {
  test('is loaded into a window', () => {
    expect(filesNaming(/\bloadFile\b|['"`]file:/, ...desktopRooms)).toEqual([])
  })

  test('the scheme gives the built page', async () => {
    const { status, text } = await desktop.ask('gives', 'handover-app://ui/')
    expect([status, text]).toEqual([
      200,
      readFileSync(join(root, 'build', 'out', 'renderer', 'index.html'), 'utf8'),
    ])
  })

  test.each([
    'index.html',
    '../main.js',
    '%2e%2e/main.js',
    '%2e%2e%2fmain.js',
    '..%5cmain.js',
    '..\\main.js',
    'assets/../../main.js',
    'assets%2f..%2f..%2fmain.js',
    '%00',
    'index.html%00.js',
    '/etc/passwd',
    '//etc/passwd',
    'C:/Windows/win.ini',
    'file:///etc/passwd',
    'assets-evil/x.js',
    '.vite/manifest.json',
    'main.js',
  ])('there is nothing at /%s', async (path) => {
    expect((await desktop.ask('gives', `handover-app://ui/${path}`)).status).toBe(404)
  })

  test.each([
    'handover-app://evil/',
    'handover-app://UI/',
    'handover-app://ui.evil/',
    'handover-app://ui:1/',
  ])('there is nothing at %s', async (url) => expect((await desktop.ask('gives', url)).status).toBe(404))

  test('the page cannot be written to', async () => {
    expect((await desktop.ask('gives', 'handover-app://ui/', 'POST')).status).toBe(405)
  })
})

describe('19 fuses', () => {
  const known = Object.values(FuseV1Options).filter((value) => typeof value === 'string')

  test('every one that the installed @electron/fuses knows is named, strictly', () => {
    const named = Object.keys(fuses).filter((key) => /^\d+$/.test(key))
    expect(named.map((number) => FuseV1Options[Number(number)])).toEqual(known)
    expect(fuses.strictlyRequireAllFuses).toBe(true)
  })

  test('they are set so', () => {
    const set = Object.entries(fuses).filter(([key]) => /^\d+$/.test(key))
    expect(Object.fromEntries(set.map(([number, on]) => [FuseV1Options[Number(number)], on]))).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    })
  })

  // What `npm run dist` packs, with its fuses read back: test/unit/build/dist.test.ts.
  test('a binary gets them, and they are read back from it', async () => {
    const folder = temporaryFolder()
    await makeElectronStandIn(folder)
    const binary = join(folder, 'electron')
    expect(await wrongFuses(binary)).toContain('RunAsNode')
    expect(await setFuses(binary)).toEqual({ unknown: 0 })
    expect(await wrongFuses(binary)).toEqual([])
    const { version: _version, ...wire } = await getCurrentFuseWire(binary)
    expect(String.fromCharCode(...Object.values(wire).map(Number))).toBe('010011001')
  })

  test('nothing needs what RunAsNode gave: no process is forked', () => {
    expect(filesNaming(/\bfork\(|ELECTRON_RUN_AS_NODE/, 'electron')).toEqual([])
  })
})

describe('20 no raw Electron API for the page', () => {
  test.each([
    ['only preload.ts names ipcRenderer', /\bipcRenderer\b/, ['electron/preload/preload.ts']],
    ['no function is exposed to the page', /\bcontextBridge\b|\bexposeInMainWorld\b/, []],
    [
      'nothing is said to a page but over its port',
      /\bwebContents\.send\b|\bexecuteJavaScript\b|\binsertCSS\b/,
      [],
    ],
  ])('%s', (_what, word, where) => {
    expect(filesNaming(word, ...desktopRooms)).toEqual(where)
  })

  test('the built preload script hands over one port and puts nothing on the window', () => {
    const { added, sent, posted } = runBuiltPreload()
    expect(added).toEqual([])
    expect(sent).toEqual([['handover:port', null]])
    expect(posted).toEqual([['handover:port-here', 'handover-app://ui']])
  })

  test('a page gets its port when it asks, once', () => {
    const { ask, sent, posted } = preloadedPage()
    expect(sent).toEqual([])
    ask({})
    ask({})
    expect(sent).toEqual([{ channel: 'handover:port', message: null, ports: 1 }])
    expect(posted).toEqual([{ message: 'handover:port-here', targetOrigin: 'handover-app://ui', ports: 1 }])
  })

  test.each([
    ['another window', { source: {} }],
    ['no window', { source: null }],
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['another message', { data: { type: 'handover:port-wanted' } }],
  ])('not for %s', (_what, event) => {
    const { ask, sent } = preloadedPage()
    ask(event)
    expect(sent).toEqual([])
  })

  test('not in a frame', () => {
    const { ask, sent } = preloadedPage({})
    ask({})
    expect(sent).toEqual([])
  })
})
