import { describe, expect, test } from 'vitest'
import { guardContents, guardSession, type ContentsLike, type SessionLike } from '#electron/main/guards.ts'

const page = 'handover-app://ui/'

type Listener = (event: { url: string; preventDefault(): void }) => void

/** A window's contents as Electron has them: the guards' listeners, to be called as Electron would. */
function guarded() {
  const listeners = new Map<string, Listener>()
  const outside: string[] = []
  let open: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  const contents: ContentsLike = {
    on: (event: string, listener: unknown) => listeners.set(event, listener as Listener),
    setWindowOpenHandler: (handler) => {
      open = handler
    },
  }
  guardContents(contents, (url) => outside.push(url))
  return {
    outside,
    open: (url: string) => open({ url }),
    /** Whether the event was stopped. */
    fire(event: string, url: string): boolean {
      let stopped = false
      listeners.get(event)?.({ url, preventDefault: () => (stopped = true) })
      return stopped
    },
  }
}

const elsewhere = [
  'https://evil.example/',
  'handover-app://evil/',
  'handover-app://ui.evil/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'about:blank',
]

describe('a window stays on its page', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s', (event) => {
    for (const url of elsewhere) expect(guarded().fire(event, url), url).toBe(true)
    expect(guarded().fire(event, page)).toBe(false)
    expect(guarded().fire(event, `${page}#/drafts`)).toBe(false)
  })

  test('nothing else is put into it', () => {
    expect(guarded().fire('will-attach-webview', page)).toBe(true)
  })

  test('it opens no other window, not even of the page', () => {
    for (const url of [page, 'https://www.gov.uk/', ...elsewhere])
      expect(guarded().open(url)).toEqual({ action: 'deny' })
  })
})

describe('a link that leads outside', () => {
  const website = 'https://acquaint.example/help?x=1'

  test('is handed to the system, wherever it was followed', () => {
    const window = guarded()
    window.fire('will-navigate', website)
    window.open('mailto:help@acquaint.ie')
    expect(window.outside).toEqual([website, 'mailto:help@acquaint.ie'])
  })

  test('is not when it is not safe to open', () => {
    const window = guarded()
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'http://evil.example/', 'smb://a/b']) {
      window.fire('will-navigate', url)
      window.open(url)
    }
    expect(window.outside).toEqual([])
  })

  test('is not when a frame or a server sent the window there, and the page itself never is', () => {
    const window = guarded()
    window.fire('will-frame-navigate', website)
    window.fire('will-redirect', website)
    window.fire('will-navigate', page)
    expect(window.outside).toEqual([])
  })
})

describe('a session', () => {
  type Request = (details: { url: string }, answer: (response: { cancel: boolean }) => void) => void

  function shut() {
    const handlers: Partial<Record<string, (...args: never[]) => unknown>> = {}
    let request: Request = () => undefined
    const session: SessionLike = {
      setPermissionRequestHandler: (handler) => (handlers['request'] = handler),
      setPermissionCheckHandler: (handler) => (handlers['check'] = handler),
      setDevicePermissionHandler: (handler) => (handlers['device'] = handler),
      webRequest: {
        onBeforeRequest: (listener) => {
          request = listener
        },
      },
    }
    guardSession(session)
    return {
      handlers,
      /** Whether the request was let through. */
      loads(url: string): boolean | undefined {
        let cancelled: boolean | undefined
        request({ url }, ({ cancel }) => (cancelled = cancel))
        return cancelled === undefined ? undefined : !cancelled
      },
    }
  }

  /** What a page is granted that asks for a permission, and one that looks whether it has it. */
  function granted(permission: string, url: string): unknown[] {
    const { handlers } = shut()
    const asked: unknown[] = []
    const call = (name: string, ...args: unknown[]) =>
      (handlers[name] as (...args: unknown[]) => unknown)(null, permission, ...args)
    call('request', (one: boolean) => asked.push(one), { requestingUrl: url })
    return [...asked, call('check', url)]
  }

  test.each(['media', 'geolocation', 'clipboard-read', 'notifications', 'openExternal', 'anything'])(
    'grants no %s, not even to the page',
    (permission) => {
      for (const url of [page, 'https://evil.example/'])
        expect(granted(permission, url)).toEqual([false, false])
      expect((shut().handlers['device'] as () => unknown)()).toBe(false)
    },
  )

  test.each([
    page,
    `${page}assets/index-abc.js`,
    'blob:handover-app://ui/2f7c',
    'data:image/svg+xml,x',
    'devtools://devtools/bundled/inspector.html',
  ])('%s is loaded', (url) => {
    expect(shut().loads(url)).toBe(true)
  })

  test.each([
    'https://evil.example/',
    'http://127.0.0.1:4000/',
    'handover-app://evil/',
    'file:///etc/passwd',
    'ws://127.0.0.1/',
    'blob:https://evil.example/2f7c',
    'blob:handover-app://evil/2f7c',
    'blob:handover-app://uix/2f7c',
    'xblob:handover-app://ui/',
    'https://evil.example/blob:handover-app://ui/',
    'chrome-extension://a/data:',
    'no url',
    '',
  ])('%s is not', (url) => {
    expect(shut().loads(url)).toBe(false)
  })
})
