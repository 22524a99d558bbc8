import type { Page } from 'playwright'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Award } from '#shared/contract/ctrl-hub.ts'
import { expectAccessible } from './support/accessible.ts'
import { AWARD, fillAwardWizard, openAwardWizard, pickRecord } from './support/award-steps.ts'
import { needsScreens } from './support/host-kind.ts'
import { Keyboard } from './support/keyboard.ts'
import type { Host } from './support/practice-windows.ts'
import { practiceScreens } from './support/screens.ts'
import { firstRun, isAt } from './support/wizard-steps.ts'

const AWARDS = '/v3/qualification-awards'
const HUB = 'practice-ctrl-hub'

describe.skipIf(needsScreens())('qualifications', () => {
  const screens = practiceScreens()
  let host: Host
  let page: Page

  beforeEach(() => {
    host = screens.host
  })

  async function openAsAgent(size?: { width: number; height: number }): Promise<Keyboard> {
    page = await screens.openAsAgent(size)
    return new Keyboard(page)
  }

  async function goTo(hash: string, heading: string): Promise<void> {
    await page.evaluate((to) => (window.location.hash = to), hash)
    await isAt(page, heading)
  }

  /** What practice has, page after page. */
  async function awards(filter: Partial<Asked> = {}): Promise<Award[]> {
    const found: Award[] = []
    for (let offset: number | null = 0; offset !== null;) {
      const answer: Answer = await host.client.ctrlHub.awards({
        connectionId: HUB,
        offset,
        expiresWithinDays: null,
        notValid: false,
        latestOnly: true,
        ...filter,
      })
      expect(answer.failure).toBeNull()
      found.push(...answer.awards)
      offset = answer.next
    }
    return found
  }

  const posted = () =>
    host.practice.journal.filter(({ path, method }) => path === AWARDS && method === 'POST')
  const rows = () => page.getByRole('row').filter({ has: page.getByRole('rowheader') })

  test(
    'an award goes from the first run to a receipt by keyboard alone, once, with every field',
    { timeout: 240_000 },
    async () => {
      page = await screens.openPage()
      await firstRun(page)
      await openAwardWizard(page)
      await fillAwardWizard(
        page,
        async (_step, at) => {
          await expectAccessible(at)
          return at
        },
        expectAccessible,
      )
      const answers = await page.locator('main').innerText()
      for (const words of [AWARD.member.words, AWARD.qualification.label, AWARD.status, '1 July 2031'])
        expect(answers).toContain(words)
      expect(posted()).toEqual([])

      await new Keyboard(page).press('Send to')
      const receipt = page.getByRole('article', { name: 'Receipt' })
      await receipt.waitFor()
      await expectAccessible(page)

      const [sent, ...more] = posted()
      expect(more).toEqual([])
      expect(sent?.status).toBe(201)
      expect(JSON.parse(sent?.body ?? '')).toEqual({
        data: {
          type: 'qualification-awards',
          attributes: { status: AWARD.status, due: AWARD.due.sent },
          relationships: {
            organisation: {
              data: { type: 'organisations', id: '3f8e2c10-0001-4a00-8000-000000000001' },
            },
            qualification: { data: { type: 'qualifications', id: AWARD.qualification.id } },
            user: { data: { type: 'users', id: AWARD.member.id } },
          },
        },
      })
      const [kept] = await host.client.receipts.list()
      expect(kept?.remoteIds['id']).toBe(sent?.recorded?.['id'])
      expect(await receipt.innerText()).toContain('1 July 2031, 11:59pm')
      expect(await host.client.drafts.list()).toEqual([])
    },
  )

  test(
    'nothing is passed over: each step says what is missing, and stays',
    { timeout: 240_000 },
    async () => {
      await openAsAgent()
      const keyboard = await openAwardWizard(page)
      const refused = async (words: string) => {
        await keyboard.press('Continue')
        await page.getByRole('alert').getByText(words).waitFor()
        await expectAccessible(page)
      }
      await refused('Choose the member who gets the award.')
      await pickRecord(keyboard, { id: 'member.id', words: AWARD.member.words, label: 'Member' })
      await keyboard.press('Continue')
      await isAt(page, 'Which qualification?')
      await refused('Choose the qualification.')
      await pickRecord(keyboard, {
        id: 'qualification.id',
        words: AWARD.qualification.words,
        label: 'Qualification',
      })
      await keyboard.press('Continue')
      await isAt(page, 'What is its status?')
      await refused('Choose the status of the award.')
      await keyboard.choose('status', 'other')
      await refused('Enter the status, exactly as your administrator writes it.')
      await keyboard.choose('status', 'assigned')
      await keyboard.press('Continue')
      await isAt(page, 'When is it due?')
      await refused('Enter the day it is due.')
      await keyboard.typeDate('due', '30 02 2031')
      await refused('is not a real date')
      await keyboard.typeDate('due', '01 07 2021')
      await keyboard.press('Continue')
      await isAt(page, 'Check your answers')
      await page.getByText('This day is in the past.').waitFor()
      await expectAccessible(page)
    },
  )

  test(
    'what the service has is shown over time, filtered as asked, and as a table',
    { timeout: 240_000 },
    async () => {
      const keyboard = await openAsAgent()
      await goTo('#/qualifications', 'Qualifications')
      await rows().first().waitFor()
      await expectAccessible(page)
      expect(await rows().count()).toBe(50)
      await keyboard.press('Show more')
      await page.getByText(`${(await awards()).length} awards`).waitFor()

      for (const days of [30, 60, 90]) {
        await keyboard.choose('within', String(days))
        const wanted = await awards({ expiresWithinDays: days })
        await page.getByText(`${wanted.length} awards`, { exact: true }).waitFor()
        expect(await rows().count()).toBe(wanted.length)
        await page
          .getByText(/Expires (today|tomorrow|in \d+ days)/)
          .first()
          .waitFor()
      }
      await expectAccessible(page)

      await keyboard.choose('within', 'any')
      await keyboard.tick('notValid')
      const over = await awards({ notValid: true })
      await page.getByText(`${over.length} awards`, { exact: true }).waitFor()
      expect(await page.getByText('Not valid', { exact: true }).count()).toBe(over.length + 1)
      await keyboard.tick('latestOnly')
      await page.getByText(`${(await awards({ notValid: true, latestOnly: false })).length} awards`).waitFor()
      await page.getByText('A later one has followed').first().waitFor()

      await keyboard.choose('view', 'table')
      await page.getByRole('columnheader', { name: 'Expires' }).waitFor()
      await expectAccessible(page)
    },
  )

  test(
    'a renewal carries member and qualification over, and says that it is held',
    { timeout: 240_000 },
    async () => {
      const keyboard = await openAsAgent()
      await goTo('#/qualifications', 'Qualifications')
      await keyboard.choose('within', '90')
      const [first] = (await awards({ expiresWithinDays: 90 })).toSorted((a, b) =>
        (a.expiresAt ?? '').localeCompare(b.expiresAt ?? ''),
      )
      await page.getByText(/^\d+ awards$/).waitFor()
      await keyboard.press('Renew')
      await isAt(page, 'What is its status?')
      await keyboard.choose('status', 'assigned')
      await keyboard.press('Continue')
      await isAt(page, 'When is it due?')
      await keyboard.typeDate('due', AWARD.due.typed)
      await keyboard.press('Continue')
      await isAt(page, 'Check your answers')
      await page.getByText('holds a valid award of this qualification already').waitFor()
      await expectAccessible(page)
      await keyboard.press('Send to')
      await page.getByRole('article', { name: 'Receipt' }).waitFor()
      expect(JSON.parse(posted()[0]?.body ?? '')).toMatchObject({
        data: {
          attributes: { status: 'assigned', due: AWARD.due.sent },
          relationships: {
            user: { data: { type: 'users', id: first?.member?.id } },
            qualification: { data: { type: 'qualifications', id: first?.qualification?.id } },
          },
        },
      })
    },
  )

  test('Today reminds of what is not valid and what expires soon, and leads there', async () => {
    const keyboard = await openAsAgent()
    const reminders = page.getByRole('region', { name: 'Qualifications' })
    await reminders.getByRole('listitem').first().waitFor()
    await expectAccessible(page)
    const wanted = new Set(
      [...(await awards({ expiresWithinDays: 90 })), ...(await awards({ notValid: true }))].map(
        ({ id }) => id,
      ),
    )
    expect(await reminders.getByRole('listitem').count()).toBe(5)
    await keyboard.press(`and ${wanted.size - 5} more`)
    await isAt(page, 'Qualifications')
  })

  test('a service that does not answer is told, and asked again', async () => {
    const keyboard = await openAsAgent()
    await page.getByRole('region', { name: 'Qualifications' }).getByRole('listitem').first().waitFor()
    host.practice.addFaults([{ path: AWARDS, method: 'GET', do: 'status', status: 500 }])
    await goTo('#/qualifications', 'Qualifications')
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    expect(await rows().count()).toBe(0)
    await expectAccessible(page)
    await keyboard.press('Try again')
    await rows().first().waitFor()
  })

  test('enlarged four times, nothing lies outside the page', { timeout: 240_000 }, async () => {
    const keyboard = await openAsAgent({ width: 320, height: 512 })
    const fits = () =>
      page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
    await page.getByRole('region', { name: 'Qualifications' }).getByRole('listitem').first().waitFor()
    expect(await fits()).toBe(true)
    await goTo('#/new', 'New')
    expect(await fits()).toBe(true)
    await goTo('#/qualifications', 'Qualifications')
    await rows().first().waitFor()
    expect(await fits()).toBe(true)
    await expectAccessible(page)
    await keyboard.choose('view', 'table')
    await page.getByRole('columnheader', { name: 'Expires' }).waitFor()
    expect(await fits()).toBe(true)
    await expectAccessible(page)
  })
})

type Asked = Parameters<Host['client']['ctrlHub']['awards']>[0]
type Answer = Awaited<ReturnType<Host['client']['ctrlHub']['awards']>>
