import type { Page } from 'playwright'
import { beforeEach, describe, expect, test } from 'vitest'
import { jobOf } from '#core/providers/jobs.ts'
import { expectAccessible } from './support/accessible.ts'
import { needsScreens } from './support/host-kind.ts'
import { Keyboard } from './support/keyboard.ts'
import type { Host } from './support/practice-windows.ts'
import { practiceScreens } from './support/screens.ts'
import { isAt } from './support/wizard-steps.ts'

const HUB = 'practice-ctrl-hub'
const PSRS = '/v3/psrs'

describe.skipIf(needsScreens())('the places of Ctrl Hub', () => {
  const screens = practiceScreens()
  let host: Host
  let page: Page
  let keyboard: Keyboard

  beforeEach(async () => {
    host = screens.host
    page = await screens.openAsAgent()
    keyboard = new Keyboard(page)
  })

  const goTo = (hash: string) => page.evaluate((to) => (window.location.hash = to), hash)
  const connection = async () => (await host.client.connections.list()).find(({ id }) => id === HUB)
  const focused = () => page.evaluate(() => document.activeElement?.id)

  test(
    'a connection is tested, its organisation chosen and a deduced type put right, by keyboard alone',
    { timeout: 240_000 },
    async () => {
      const { label } = (await connection()) ?? { label: '' }
      await goTo(`#/connections/${HUB}`)
      await isAt(page, label)
      await keyboard.press('Test the connection')
      await page.getByText('Signed in as').waitFor()
      await page.getByText(/^It sees /).waitFor()
      await expectAccessible(page)

      // The list opens under the field that took the place of what was chosen.
      await keyboard.walkTo('connection.organisation')
      await page.keyboard.press('Enter')
      await page.getByRole('option').first().waitFor()
      expect(await focused()).toBe('connection.organisation')
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Change: Organisation' }).waitFor()
      expect(await focused()).toBe('connection.organisation')
      await page.keyboard.press('Enter')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('ArrowDown')
      const name = await page.getByRole('option', { selected: true }).locator('.name').innerText()
      await page.keyboard.press('Enter')
      await page.getByText(`Saved: ${name}.`).waitFor()
      expect((await connection())?.organisation?.label).toBe(name)
      await expect.poll(focused).toBe('connection.organisation')

      await keyboard.press('Change Priority Services records')
      await expectAccessible(page)
      await keyboard.type('resource.type', 'psr-records')
      await page.keyboard.press('Enter')
      await page.getByText('Priority Services records: saved.').waitFor()
      expect((await connection())?.resources).toEqual({ 'psr-record': { type: 'psr-records' } })
      await keyboard.press('Put back Priority Services records')
      await page.getByText('Priority Services records: put back as it was.').waitFor()
      expect((await connection())?.resources).toEqual({})
    },
  )

  test(
    'an account is added with what Ctrl Hub wants, and fits a small window',
    { timeout: 240_000 },
    async () => {
      await page.setViewportSize({ width: 320, height: 256 })
      await goTo('#/connections/new')
      await isAt(page, 'Add a connection')
      await keyboard.choose('provider', 'ctrl-hub')
      await keyboard.type('label', 'Quay Lets')
      await keyboard.choose('secret.signInWith', 'user-session')
      await keyboard.type('secret.email', 'practice@example.com')
      await keyboard.type('secret.password', 'practice-opens-nothing')
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0)
      await expectAccessible(page)
      await keyboard.press('Add the connection')
      await isAt(page, 'Quay Lets')
      await page.getByText(/Choose the organisation$/).waitFor()
      const added = (await host.client.connections.list()).find(({ label }) => label === 'Quay Lets')
      expect(added?.signInWith).toBe('user-session')
      expect(added?.authUrl).toBe('https://auth.ctrl-hub.com/')
    },
  )

  test(
    'a lost answer is looked up; its receipt says so, shows what it hides and takes an agreement back',
    { timeout: 240_000 },
    async () => {
      const job = jobOf('psr-record')
      const body = job.example()
      // The first look-up, which Handover makes by itself, is not answered either.
      host.practice.addFaults([
        { path: PSRS, method: 'POST', do: 'drop-after-commit' },
        { path: '/v3/meters', method: 'GET', do: 'status', status: 503 },
      ])
      const outcome = await host.client.submissions.create({
        kind: 'psr-record',
        connectionId: HUB,
        body,
        consent: job.consentIn?.(body) ?? null,
        allowDuplicate: null,
        draftId: null,
        answers: null,
      })
      if (outcome.outcome !== 'queued') throw new Error(`Not queued: ${outcome.outcome}.`)
      const { id } = outcome.submission
      await expect.poll(async () => (await host.client.submissions.get({ id })).state).toBe('unconfirmed')
      await expect.poll(() => host.practice.journal.filter(({ status }) => status === 503).length).toBe(1)
      await goTo(`#/outbox/${id}`)
      await page.getByRole('button', { name: 'Look it up now' }).waitFor()
      await expectAccessible(page)
      await keyboard.press('Look it up now')

      await isAt(page, 'Received by Ctrl Hub')
      await page.getByText('Handover looked it up afterwards, and Ctrl Hub had it.').waitFor()
      const posted = host.practice.journal.filter(({ path, method }) => path === PSRS && method === 'POST')
      expect(posted).toHaveLength(1)
      expect(await page.getByLabel('Their number').innerText()).toBe(posted[0]?.recorded?.['id'])
      await expectAccessible(page)

      const before = (await host.client.audit.verify()).entries
      await keyboard.press('Show what is hidden')
      await page.getByRole('button', { name: 'Hide it again' }).waitFor()
      expect((await host.client.audit.verify()).entries).toBe(before + 1)
      await expectAccessible(page)

      await keyboard.press('Agreement taken back?')
      const yesterday = new Date(Date.now() - 86_400_000)
      await keyboard.typeDate(
        'withdrawn.at',
        `${yesterday.getDate()} ${yesterday.getMonth() + 1} ${yesterday.getFullYear()}`,
      )
      await keyboard.pick('withdrawn.how', 'By e-mail')
      await expectAccessible(page)
      await keyboard.press('Note that it was taken back')
      await page.getByText(/^By e-mail\. Noted by Mairead Doyle/).waitFor()
      const [receipt] = await host.client.receipts.list()
      expect(receipt?.withdrawn?.how).toBe('e-mail')
      await expectAccessible(page)
    },
  )
})
