import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ElectronApplication, Page } from 'playwright'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { wrongFuses } from '#build/fuses.ts'
import { root } from '#build/script.mjs'
import { contentSecurityPolicy } from '#shared/web/csp.ts'
import { localServer, type LocalServer } from '#test/support/local-server.ts'
import { needs, noteReason } from '#test/support/tools.ts'
import { launchDesktop, type DesktopApp } from './support/desktop-app.ts'
import { gatherEndings, ownFolder } from './support/trouble-scene.ts'
import { isAt } from './support/wizard-steps.ts'

/*
 * The twenty items of Electron's security checklist, in its order, as far as only a running Electron shows them. What can be seen
 * without one is in test/security/checklist.test.ts, with the same numbers.
 */

const FIRST_PAGE = 'Who do you let homes for?'
/** Long enough for what must not happen to have happened. */
const A_MOMENT_MS = 500

describe.skipIf(needs('electron'))('the desktop window, by the numbers of Electron’s checklist', () => {
  let desktop: DesktopApp
  let electron: ElectronApplication
  let page: Page
  /** On this computer, open to every origin: only the window itself can keep a page from it. */
  let elsewhere: LocalServer

  const { gather, endAll } = gatherEndings()
  beforeAll(async () => {
    await ensureBuilt({ say: () => undefined })
    elsewhere = await localServer((response) => {
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'image/svg+xml' })
      response.end('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>')
    })
    gather(() => elsewhere.close())
    desktop = await launchDesktop({ folder: ownFolder(gather), words: ['--practice'] })
    gather(() => desktop.close())
    ;({ electron, page } = desktop)
    await isAt(page, FIRST_PAGE)
  })
  afterAll(endAll)

  /** The command line of the page's own process, and what Linux says of it. */
  async function rendererOnLinux() {
    const pid = await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    )
    return {
      words: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0'),
      status: readFileSync(`/proc/${pid}/status`, 'utf8'),
    }
  }

  test('1 only secure content: all that is loaded comes from the page’s own scheme', async () => {
    const loaded = await electron.evaluateHandle(({ session }) => {
      const urls: string[] = []
      const { webRequest } = session.defaultSession
      webRequest.onCompleted(({ url }) => void urls.push(url))
      webRequest.onErrorOccurred(({ url }) => void urls.push(url))
      return urls
    })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.reload()
    await isAt(page, FIRST_PAGE)
    await electron.evaluate(({ session }) => {
      session.defaultSession.webRequest.onCompleted(null)
      session.defaultSession.webRequest.onErrorOccurred(null)
    })
    const urls = [...asked, ...(await loaded.jsonValue())]
    expect(urls.some((url) => url.startsWith('handover-app://ui/assets/'))).toBe(true)
    expect(urls.filter((url) => !/^(handover-app:\/\/ui\/|data:|devtools:)/.test(url))).toEqual([])
  })

  test('2 no Node in the page', async () => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'exports', 'global', 'Buffer', '__dirname'].filter(
        (name) => name in window,
      ),
    )
    expect(found).toEqual([])
  })

  test('3 the page and the preload script do not share a world, nor anything on the window', async () => {
    const added = await page.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const plain = new Set(Object.getOwnPropertyNames(frame.contentWindow ?? {}))
      frame.remove()
      return Object.getOwnPropertyNames(window).filter((name) => !plain.has(name) && !/^\d+$/.test(name))
    })
    // What Svelte says of its version, and what drives this test.
    expect(added.filter((name) => name !== '__svelte' && !/^__(playwright|pw)/.test(name))).toEqual([])

    const world: unknown = await electron.evaluate(({ BrowserWindow }) =>
      // 999 is the world of preload scripts.
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScriptInIsolatedWorld(999, [
        { code: `[typeof process, typeof require, location.href.split('#')[0]].join()` },
      ]),
    )
    expect(world).toBe('undefined,undefined,handover-app://ui/')
  })

  describe('4 sandbox', () => {
    test.runIf(process.platform === 'linux')('the page’s process is confined by the kernel', async () => {
      const { words, status } = await rendererOnLinux()
      expect(words.join(' ')).toContain('--type=')
      expect(words).not.toContain('--no-sandbox')
      expect(status).toMatch(/^Seccomp:\s+2$/m)
      expect(status).toMatch(/^NoNewPrivs:\s+1$/m)
    })

    test.skipIf(process.platform === 'linux')('the system says so of the page’s process', async () => {
      const sandboxed = await electron.evaluate(({ app, BrowserWindow }) => {
        const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
        return app.getAppMetrics().find((one) => one.pid === pid)?.sandboxed
      })
      expect(sandboxed).toBe(true)
    })

    test('it was not switched off', async () => {
      const off = await electron.evaluate(({ app }) => app.commandLine.hasSwitch('no-sandbox'))
      expect(off).toBe(false)
    })
  })

  describe('5 permissions', () => {
    test.each(['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'])(
      '%s is not granted',
      async (name) => {
        const state = await page.evaluate(async (one) => {
          const asked = Object.assign({ name: 'geolocation' as const }, { name: one })
          return (await navigator.permissions.query(asked)).state
        }, name)
        expect(state).not.toBe('granted')
      },
    )

    test('asking for them is refused', async () => {
      const answers = await page.evaluate(async () => {
        const media = navigator.mediaDevices.getUserMedia({ audio: true })
        return {
          notifications: await Notification.requestPermission(),
          media: await media.then(
            () => 'given',
            () => 'refused',
          ),
          place: await new Promise<string>((resolve) =>
            navigator.geolocation.getCurrentPosition(
              () => resolve('given'),
              () => resolve('refused'),
              { timeout: 5000 },
            ),
          ),
        }
      })
      expect(answers).toEqual({ notifications: 'denied', media: 'refused', place: 'refused' })
    })
  })

  test('6 and 8 nothing is fetched from elsewhere, and no picture comes from there', async () => {
    const got = await page.evaluate(
      async (url) => ({
        fetch: await fetch(url).then(
          () => 'fetched',
          () => 'failed',
        ),
        picture: await new Promise<string>((resolve) => {
          const picture = new Image()
          picture.onload = () => resolve('loaded')
          picture.onerror = () => resolve('failed')
          picture.src = `${url}picture.svg`
        }),
      }),
      elsewhere.url,
    )
    expect(got).toEqual({ fetch: 'failed', picture: 'failed' })
    expect(elsewhere.received).toEqual([])
  })

  test('7 the policy comes with the page, and stops an inline script', async () => {
    const response = await page.reload()
    expect(await response?.headerValue('content-security-policy')).toBe(contentSecurityPolicy)
    await isAt(page, FIRST_PAGE)
    const seen = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective))
          const script = document.createElement('script')
          script.textContent = 'window.ranInline = true'
          document.head.append(script)
          script.remove()
        }),
    )
    expect(seen).toBe('script-src-elem')
    expect(await page.evaluate(() => 'ranInline' in window)).toBe(false)
  })

  test('9 and 10 neither experiments nor single features of Blink are switched on', async () => {
    const names = [
      'enable-experimental-web-platform-features',
      'enable-blink-features',
      'disable-web-security',
    ]
    const on = await electron.evaluate(
      ({ app }, all) => all.filter((name) => app.commandLine.hasSwitch(name)),
      names,
    )
    expect(on).toEqual([])
    if (process.platform !== 'linux') return
    const { words } = await rendererOnLinux()
    expect(words.filter((word) => names.some((name) => word.startsWith(`--${name}`)))).toEqual([])
  })

  test('11 and 12 a webview is nothing', async () => {
    const count = () => electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)
    const before = await count()
    const type = await page.evaluate(async (wait) => {
      const view = document.createElement('webview')
      view.setAttribute('src', 'data:text/html,inside')
      document.body.append(view)
      await new Promise((resolve) => setTimeout(resolve, wait))
      const name = Object.prototype.toString.call(view)
      view.remove()
      return name
    }, A_MOMENT_MS)
    expect(type).toBe('[object HTMLElement]')
    expect(await count()).toBe(before)
  })

  describe('13, 14 and 15 navigation, windows and what is opened outside', () => {
    /** What the system is asked to open, which it is not in a test. */
    const openedOutside = () =>
      electron.evaluateHandle(({ shell }) => {
        const urls: string[] = []
        shell.openExternal = (url) => {
          urls.push(url)
          return Promise.resolve()
        }
        return urls
      })
    const follow = (href: string, target: string) =>
      page.evaluate(
        async ([to, where, wait]) => {
          const link = document.createElement('a')
          link.href = to
          link.target = where
          document.body.append(link)
          link.click()
          link.remove()
          await new Promise((resolve) => setTimeout(resolve, wait))
        },
        [href, target, A_MOMENT_MS] as const,
      )
    const ways: [string, (url: string) => Promise<unknown>][] = [
      ['a link', (url) => follow(url, '')],
      ['a link to a new window', (url) => follow(url, '_blank')],
      [
        'a change of the location',
        (url) =>
          page.evaluate(
            async ([to, wait]) => {
              window.location.href = to
              await new Promise((resolve) => setTimeout(resolve, wait))
            },
            [url, A_MOMENT_MS] as const,
          ),
      ],
    ]

    test.each(ways)(
      'by %s the window stays, and only plain addresses go to the browser',
      async (_way, go) => {
        const at = page.url()
        const opened = await openedOutside()
        const refused = [
          `${elsewhere.url}redirect`,
          'file:///etc/passwd',
          'data:text/html,x',
          'handover-app://evil/',
        ]
        for (const url of ['https://help.example/', ...refused]) await go(url)
        expect(page.url()).toBe(at)
        expect(await opened.jsonValue()).toEqual(['https://help.example/'])
        expect(elsewhere.received).toEqual([])
        await isAt(page, FIRST_PAGE)
      },
    )

    test('a form that is sent goes nowhere', async () => {
      const at = page.url()
      await page.evaluate(
        async ([to, wait]) => {
          const form = document.createElement('form')
          form.action = to
          form.method = 'post'
          document.body.append(form)
          form.submit()
          await new Promise((resolve) => setTimeout(resolve, wait))
          form.remove()
        },
        [elsewhere.url, A_MOMENT_MS] as const,
      )
      expect(page.url()).toBe(at)
      expect(elsewhere.received).toEqual([])
    })

    test('window.open gives nothing, and there is one window', async () => {
      await openedOutside()
      const given = await page.evaluate(() =>
        ['https://help.example/', 'about:blank', 'handover-app://ui/'].map(
          (url) => window.open(url) === null,
        ),
      )
      expect(given).toEqual([true, true, true])
      expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    })
  })

  test('16 it is the Electron that package.json names', async () => {
    const { devDependencies } = v.parse(
      v.pipe(v.string(), v.parseJson(), v.object({ devDependencies: v.object({ electron: v.string() }) })),
      readFileSync(join(root, 'package.json'), 'utf8'),
    )
    expect(await electron.evaluate(() => process.versions['electron'])).toBe(devDependencies.electron)
  })

  test('17 a frame inside the page gets no port, nor does a second asking', async () => {
    await page.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
    })
    const inside = page.frames().find((frame) => frame !== page.mainFrame())
    if (inside === undefined) throw new Error('There is no frame in the page.')
    const listen = (wait: number) =>
      new Promise<number>((resolve) => {
        let ports = 0
        for (const one of [window, window.parent])
          one.addEventListener('message', (event) => (ports += event.ports.length))
        for (const one of [window, window.parent]) one.postMessage('handover:port-wanted', '*')
        setTimeout(() => resolve(ports), wait)
      })
    expect(await inside.evaluate(listen, A_MOMENT_MS)).toBe(0)
    expect(await page.evaluate(listen, A_MOMENT_MS)).toBe(0)
    await page.evaluate(() => document.querySelector('iframe')?.remove())
  })

  test('18 no file: is read', async () => {
    const file = pathToFileURL(join(root, 'package.json')).href
    const got = await page.evaluate(
      async (url) => ({
        protocol: window.location.protocol,
        fetched: await fetch(url).then(
          () => true,
          () => false,
        ),
      }),
      file,
    )
    expect(got).toEqual({ protocol: 'handover-app:', fetched: false })
  })

  test('20 what the port takes is the contract: an unknown method is refused', async () => {
    const own = await launchDesktop({ folder: ownFolder(onTestFinished), words: ['--practice'] })
    onTestFinished(() => own.close())
    // Asks for the port before the page does.
    await own.page.addInitScript(() => {
      const asking = Promise.withResolvers<MessagePort>()
      window.addEventListener('message', (event) => {
        if (event.ports[0] !== undefined) asking.resolve(event.ports[0])
      })
      window.postMessage('handover:port-wanted', window.location.origin)
      Object.assign(window, { firstPort: asking.promise })
    })
    await own.page.reload()
    const answers = await own.page.evaluate(
      async (paths) => {
        const port: unknown = await Reflect.get(window, 'firstPort')
        if (!(port instanceof MessagePort)) throw new Error('There is no port.')
        port.start()
        const answered: string[] = []
        for (const [at, path] of paths.entries()) {
          const answer = Promise.withResolvers<unknown>()
          port.addEventListener('message', ({ data }) => answer.resolve(data), { once: true })
          port.postMessage(JSON.stringify({ i: `${at + 1}`, p: { u: path } }))
          answered.push(String(await answer.promise))
        }
        return answered
      },
      ['/profile/status', '/profile/nothing', '/ipcRenderer/send'],
    )
    const Answer = v.pipe(
      v.string(),
      v.parseJson(),
      v.object({ p: v.object({ s: v.optional(v.number(), 200) }) }),
    )
    const statuses = answers.map((answer) => v.parse(Answer, answer).p.s)
    expect(statuses).toEqual([200, 404, 404])
  })
})

const packaged = process.env['HANDOVER_PACKAGED'] ?? ''

test.skipIf(needsPackage())('19 the fuses of the packed program are as they should be', async () => {
  expect(await wrongFuses(packaged)).toEqual([])
})

function needsPackage(): string | false {
  if (packaged !== '') return false
  const reason = 'HANDOVER_PACKAGED names no packed program, whose fuses are read back'
  noteReason(reason)
  return reason
}
