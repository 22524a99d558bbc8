import { readdir } from 'node:fs/promises'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Log } from '#core/log.ts'
import { localServer, type LocalServer } from '#test/support/local-server.ts'
import { openBrowserHost, type BrowserHost } from './support/browser-host.ts'
import { launchChromium } from './support/chromium.ts'
import { needsBrowserHost } from './support/host-kind.ts'
import { attack, openWindow } from './support/hostile-page.ts'
import { openLink } from './support/open-link.ts'
import { isAt } from './support/wizard-steps.ts'

/*
 * A page of somebody else's, in the same browser as the open page of Handover, tries every way that a page has to reach it: from another
 * port of this computer, from another site, and under a name that was pointed at 127.0.0.1 after the page was loaded.
 */

const FOREIGN = 'rebound.example'
const OWNER = 'Mairead Doyle'

interface Answered {
  method: string
  path: string
  origin: string
  host: string
  status: number
}

describe.skipIf(needsBrowserHost('gate: nothing listens'))('a hostile page in the same browser', () => {
  let browser: Browser
  let host: BrowserHost
  let context: BrowserContext
  let victim: Page
  let elsewhere: LocalServer
  let script: string
  let style: string
  let answered: Answered[] = []
  const logged: string[] = []
  const keep = (fields: object, text: string) => void logged.push(JSON.stringify({ ...fields, text }))
  const log: Log = { info: keep, warn: keep, error: keep }

  /** Everything that the browser host answers, told by Node itself. */
  function note(message: unknown): void {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    if (request.socket.localPort !== Number(portOf(host))) return
    answered.push({
      method: request.method ?? '',
      path: request.url ?? '',
      origin: request.headers.origin ?? '',
      host: request.headers.host ?? '',
      status: response.statusCode,
    })
  }

  beforeAll(async () => {
    host = await openBrowserHost(log)
    browser = await launchChromium(
      `--host-resolver-rules=MAP ${FOREIGN} 127.0.0.1`,
      // Or the browser itself would stop what the gate has to stop.
      `--unsafely-treat-insecure-origin-as-secure=http://${FOREIGN}:${portOf(host)}`,
    )
    elsewhere = await localServer((response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end('<!doctype html><title>Free prizes</title><body>')
    })
    await host.client.profile.saveSettings({
      yourName: OWNER,
      role: 'agent',
      landlord: null,
      theme: 'system',
      keepBodiesDays: 30,
    })
    const assets = await readdir(fileURLToPath(new URL('../../build/out/renderer/assets/', import.meta.url)))
    script = `/assets/${assets.find((name) => name.endsWith('.js')) ?? ''}`
    style = `/assets/${assets.find((name) => name.endsWith('.css')) ?? ''}`
    context = await browser.newContext()
    // New browsers ask before a site may reach this computer at all. Here the user said yes.
    await context.grantPermissions(['local-network-access'])
    victim = await context.newPage()
    await openLink(victim, host.newLink())
    await isAt(victim, 'Today')
    subscribe('http.server.response.finish', note)
  })

  afterAll(async () => {
    unsubscribe('http.server.response.finish', note)
    await browser.close()
    await elsewhere.close()
    await host.close()
  })

  afterEach(async () => {
    answered = []
    for (const page of context.pages()) if (page !== victim) await page.close()
    // The victim's tab goes on: it is told of changes, and its own calls are answered.
    const draft = await host.client.drafts.save({
      id: null,
      kind: 'tenant-switch',
      connectionId: null,
      step: 'country',
      answers: { 'property.address.street': 'Linnet Row' },
      blocked: null,
    })
    await victim.getByRole('link', { name: 'Outbox' }).first().click()
    await victim.getByText('Linnet Row').first().waitFor()
    await host.client.drafts.remove({ id: draft.id })
    await expect.poll(() => victim.getByText('Linnet Row').count()).toBe(0)
    expect(answered.filter(({ path, status }) => path.startsWith('/rpc/') && status === 200)).not.toEqual([])
    answered = []
  })

  /** Nothing was called: no call of the page's was answered with anything but a refusal, and nothing is another than before. */
  async function nothingHappened(): Promise<void> {
    // The open page's own calls are answered all the while; no other page can send its origin.
    const letIn = answered.filter(
      ({ method, origin, status }) => method !== 'GET' && origin !== originOf(host) && status < 400,
    )
    expect(letIn).toEqual([])
    expect((await host.client.profile.status()).settings?.yourName).toBe(OWNER)
    expect(await host.client.drafts.list()).toEqual([])
    expect(logged.join('\n')).not.toMatch(/PWNED|rebound|Link opened/)
  }

  const refusedFor = (path: string) => answered.filter((one) => one.path === path && one.status >= 400).length

  test.each([
    ['another port of this computer', (port: number) => `http://127.0.0.1:${port}/`],
    ['localhost', (port: number) => `http://localhost:${port}/`],
    ['another site', (port: number) => `http://${FOREIGN}:${port}/`],
  ])('from %s reads nothing and calls nothing', async (_where, address) => {
    logged.length = 0
    const page = await context.newPage()
    await page.goto(address(elsewhere.port))
    const attempts = await page.evaluate(attack, { origin: originOf(host), script, style })
    expect(attempts.length).toBeGreaterThan(140)
    expect(attempts.filter(({ got }) => got !== null)).toEqual([])
    // They did arrive, and it was the gate that refused them.
    for (const path of ['/rpc/drafts/save', '/session', '/control/link', '/', script, style])
      expect(refusedFor(path), path).toBeGreaterThan(0)
    for (const frame of page.frames().slice(1))
      expect(await frame.content().catch(() => ''), frame.url()).not.toContain('<title>Handover')
    await nothingHappened()
  })

  test('under a name that points here now, it is another address, and nothing of the page is there', async () => {
    logged.length = 0
    const rebound = `http://${FOREIGN}:${portOf(host)}`
    const page = await context.newPage()
    // The first time the name led to the attacker's server; from then on it leads here.
    await page.route(`${rebound}/prizes`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Free prizes</title><body>' }),
    )
    await page.goto(`${rebound}/prizes`)
    const attempts = await page.evaluate(attack, { origin: rebound, script, style })
    expect(attempts.length).toBeGreaterThan(140)
    expect(attempts.filter(({ got }) => got !== null && !/"error":"HOST"/.test(got))).toEqual([])
    const here = answered.filter((one) => one.host === `${FOREIGN}:${portOf(host)}`)
    expect(here.length).toBeGreaterThan(60)
    expect(new Set(here.map(({ status }) => status))).toEqual(new Set([421]))
    await nothingHappened()
  })

  test.each(['a', 'open'] as const)(
    'a window that it opens by %s is the page, signed out, and out of its reach',
    async (by) => {
      logged.length = 0
      const page = await context.newPage()
      await page.goto(elsewhere.url)
      const arrival = context.waitForEvent('page')
      const heard = page.evaluate(openWindow, { origin: originOf(host), by })
      const opened = await arrival
      await opened.getByRole('heading', { level: 1 }).first().waitFor()
      expect(await opened.evaluate(() => window.opener === null)).toBe(true)
      expect(await opened.getByRole('heading', { level: 1 }).first().innerText()).not.toBe('Today')
      expect(await opened.content()).not.toContain(OWNER)
      expect(await heard).toEqual([])
      expect(refusedFor('/session')).toBeGreaterThan(0)
      await nothingHappened()
    },
  )
})

function originOf(host: BrowserHost): string {
  return new URL(host.newLink()).origin
}

function portOf(host: BrowserHost): string {
  return new URL(host.newLink()).port
}
