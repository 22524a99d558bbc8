import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '#shared/web/csp.ts'
import { guardContents, guardSession } from '#electron/main/guards.ts'
import { handlePageScheme, registerPageScheme } from '#electron/main/scheme.ts'
import { claimProfile } from '#electron/main/single-instance.ts'
import { live } from '#electron/main/lifecycle.ts'
import { passPort, type PortWish } from '#electron/preload/pass-port.ts'
import { smallPage } from '#test/support/small-page.ts'

describe('navigation', () => {
  type Listener = (event: { url: string; preventDefault(): void }) => void
  function guarded() {
    const listeners = new Map<string, Listener>()
    const opened: string[] = []
    let openWindow: ((details: { url: string }) => { action: 'deny' }) | null = null
    guardContents(
      {
        on: (event: string, listener: Listener) => listeners.set(event, listener),
        setWindowOpenHandler: (handler) => (openWindow = handler),
      },
      (url) => opened.push(url),
    )
    return {
      opened,
      openWindow: (url: string) => openWindow?.({ url }),
      /** Whether the event was stopped. */
      fire(event: string, url: string) {
        let stopped = false
        listeners.get(event)?.({ url, preventDefault: () => (stopped = true) })
        return stopped
      },
    }
  }
  const elsewhere = [
    'https://evil.example/',
    'http://127.0.0.1:4000/',
    'file:///etc/passwd',
    'about:blank',
    'data:text/html,x',
    'javascript:alert(1)',
    'handover://open',
    'handover-app://evil/',
    'handover-app://ui@evil/',
    'devtools://devtools/',
    '',
  ]

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '%s leads nowhere but to the page',
    (event) => {
      const window = guarded()
      for (const url of elsewhere) expect([url, window.fire(event, url)]).toEqual([url, true])
      expect(window.fire(event, 'handover-app://ui/')).toBe(false)
    },
  )

  test('no window opens, whatever the address', () => {
    const window = guarded()
    for (const url of [...elsewhere, 'handover-app://ui/'])
      expect(window.openWindow(url)).toEqual({ action: 'deny' })
  })

  test('only a plain https or mailto address is handed to the system', () => {
    const window = guarded()
    for (const url of elsewhere) {
      window.openWindow(url)
      window.fire('will-navigate', url)
      window.fire('will-frame-navigate', url)
      window.fire('will-redirect', url)
    }
    expect(new Set(window.opened)).toEqual(new Set(['https://evil.example/']))
    window.fire('will-navigate', 'mailto:help@acquaint.ie?subject=Codes')
    expect(window.opened.at(-1)).toBe('mailto:help@acquaint.ie?subject=Codes')
  })

  test('a webview is not attached', () => {
    expect(guarded().fire('will-attach-webview', '')).toBe(true)
  })
})

describe('permissions', () => {
  const names = [
    'clipboard-read',
    'clipboard-sanitized-write',
    'display-capture',
    'fullscreen',
    'geolocation',
    'hid',
    'idle-detection',
    'media',
    'mediaKeySystem',
    'midi',
    'midiSysex',
    'notifications',
    'openExternal',
    'pointerLock',
    'serial',
    'speaker-selection',
    'storage-access',
    'top-level-storage-access',
    'unknown',
    'usb',
    'window-management',
  ]
  type RequestHandler = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void
  type Gatekeeper = (details: { url: string }, answer: (response: { cancel: boolean }) => void) => void

  function session() {
    const handlers: {
      request?: RequestHandler
      check?: (contents: unknown, permission: string) => boolean
      device?: () => boolean
      load?: Gatekeeper
    } = {}
    guardSession({
      setPermissionRequestHandler: (handler) => (handlers.request = handler),
      setPermissionCheckHandler: (handler) => (handlers.check = handler),
      setDevicePermissionHandler: (handler) => (handlers.device = handler),
      webRequest: { onBeforeRequest: (listener) => (handlers.load = listener) },
    })
    return handlers
  }

  test.each(names)('%s is refused, asked for or checked', (name) => {
    const { request, check } = session()
    const answers: boolean[] = []
    request?.({}, name, (granted) => answers.push(granted))
    expect(answers).toEqual([false])
    expect(check?.({}, name)).toBe(false)
  })

  test('devices are refused', () => expect(session().device?.()).toBe(false))

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
  ])('loading %s is stopped: %s', (url, cancel) => {
    const answers: unknown[] = []
    session().load?.({ url }, (response) => answers.push(response))
    expect(answers).toEqual([{ cancel }])
  })
})

describe('the scheme', () => {
  test('is standard and secure, and passes no policy by', () => {
    const registered: unknown[] = []
    registerPageScheme({ registerSchemesAsPrivileged: (schemes) => registered.push(schemes) })
    expect(registered).toEqual([
      [{ scheme: 'handover-app', privileges: { standard: true, secure: true, supportFetchAPI: true } }],
    ])
  })

  function serving() {
    let handler: ((request: Request) => Response) | null = null
    handlePageScheme(
      {
        handle(scheme, given) {
          expect(scheme).toBe('handover-app')
          handler = given
        },
      },
      smallPage(),
    )
    return (url: string, method = 'GET'): Response | undefined => handler?.(new Request(url, { method }))
  }

  test('serves the page with its policy', async () => {
    const response = serving()('handover-app://ui/')
    expect(response?.status).toBe(200)
    expect(response?.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(await response?.text()).toContain('Handover')
  })

  test.each([
    'handover-app://ui/index.html',
    'handover-app://ui/../../etc/passwd',
    'handover-app://ui/%2e%2e%2fetc%2fpasswd',
    'handover-app://ui/.vite/manifest.json',
    'handover-app://evil/',
    'handover-app://UI/',
    'handover-app://ui.evil/',
    'handover-app://ui:1/',
  ])('%s is not there', (url) => {
    expect(serving()(url)?.status).toBe(404)
  })

  test('cannot be written to', () => expect(serving()('handover-app://ui/', 'POST')?.status).toBe(405))
})

describe('the preload script', () => {
  function page(top?: unknown) {
    const sent: { channel: string; message: unknown; ports: number }[] = []
    const posted: { message: string; targetOrigin: string; ports: number }[] = []
    const listeners = new Set<(event: PortWish) => void>()
    const window = {
      top: undefined as unknown,
      addEventListener: (_type: 'message', listener: (event: PortWish) => void) =>
        void listeners.add(listener),
      removeEventListener: (_type: 'message', listener: (event: PortWish) => void) =>
        void listeners.delete(listener),
      postMessage: (message: string, targetOrigin: string, transfer: MessagePort[]) =>
        void posted.push({ message, targetOrigin, ports: transfer.length }),
    }
    window.top = top ?? window
    passPort(window, {
      postMessage: (channel, message, transfer) =>
        void sent.push({ channel, message, ports: transfer.length }),
    })
    const ask = (event: Partial<PortWish>) => {
      for (const listener of [...listeners]) {
        listener({ source: window, origin: 'handover-app://ui', data: 'handover:port-wanted', ...event })
      }
    }
    return { ask, sent, posted }
  }

  test('passes one port to the page and one to the main process, and nothing else', () => {
    const { ask, sent, posted } = page()
    expect(sent).toEqual([])
    ask({})
    expect(sent).toEqual([{ channel: 'handover:port', message: null, ports: 1 }])
    expect(posted).toEqual([{ message: 'handover:port-here', targetOrigin: 'handover-app://ui', ports: 1 }])
  })

  test('once', () => {
    const { ask, sent } = page()
    ask({})
    ask({})
    expect(sent).toHaveLength(1)
  })

  test.each([
    ['another window', { source: {} }],
    ['no window', { source: null }],
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['another message', { data: { type: 'handover:port-wanted' } }],
  ])('not for %s', (_what, event) => {
    const { ask, sent } = page()
    ask(event)
    expect(sent).toEqual([])
  })

  test('not in a frame', () => {
    const { ask, sent } = page({})
    ask({})
    expect(sent).toEqual([])
  })
})

describe('one instance', () => {
  const windowAt = (minimised: boolean) => {
    const calls: string[] = []
    return {
      calls,
      isMinimized: () => minimised,
      restore: () => void calls.push('restore'),
      show: () => void calls.push('show'),
      focus: () => void calls.push('focus'),
    }
  }

  test('the second ends and listens to nothing', () => {
    const app = { requestSingleInstanceLock: () => false, on: () => expect.unreachable() }
    expect(claimProfile(app, () => null)).toBe(false)
  })

  test.each([
    [true, ['restore', 'show', 'focus']],
    [false, ['show', 'focus']],
  ])('the first comes to the front (minimised: %s)', (minimised, calls) => {
    const window = windowAt(minimised)
    let second: () => void = () => undefined
    const app = {
      requestSingleInstanceLock: () => true,
      on: (_event: string, listener: () => void) => (second = listener),
    }
    expect(claimProfile(app, () => window)).toBe(true)
    second()
    expect(window.calls).toEqual(calls)
  })
})

describe('how it ends', () => {
  function running(platform: NodeJS.Platform, close = () => Promise.resolve()) {
    const listeners = new Map<string, (event: { preventDefault(): void }) => void>()
    const calls: string[] = []
    live(
      {
        on: (event: string, listener: (event: { preventDefault(): void }) => void) =>
          listeners.set(event, listener),
        quit: () => void calls.push('quit'),
      },
      {
        platform,
        windowsOpen: () => 0,
        openWindow: () => void calls.push('open'),
        close: () => {
          calls.push('close')
          return close()
        },
        failed: () => void calls.push('failed'),
      },
    )
    return {
      calls,
      fire: (event: string) => {
        let prevented = false
        listeners.get(event)?.({ preventDefault: () => (prevented = true) })
        return prevented
      },
    }
  }

  test('with the last window, but not on macOS', () => {
    const linux = running('linux')
    linux.fire('window-all-closed')
    expect(linux.calls).toEqual(['quit'])
    const mac = running('darwin')
    mac.fire('window-all-closed')
    mac.fire('activate')
    expect(mac.calls).toEqual(['open'])
  })

  test('after the core is closed, which is asked for once', async () => {
    const { calls, fire } = running('linux')
    expect(fire('before-quit')).toBe(true)
    expect(fire('before-quit')).toBe(true)
    await expect.poll(() => calls).toEqual(['close', 'quit'])
    expect(fire('before-quit')).toBe(false)
  })

  test('also when the core does not close cleanly', async () => {
    const { calls, fire } = running('linux', () => Promise.reject(new Error('disk')))
    fire('before-quit')
    await expect.poll(() => calls).toEqual(['close', 'failed', 'quit'])
  })
})
