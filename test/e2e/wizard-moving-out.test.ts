import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { addDays, today } from '#shared/domain/calendar-date.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import { objectOf } from '#test/support/filled-switch.ts'
import { expectAccessible } from './support/accessible.ts'
import { needsScreens } from './support/host-kind.ts'
import { Keyboard } from './support/keyboard.ts'
import { typedDate } from './support/sample-tenancy.ts'
import { practiceScreens } from './support/screens.ts'
import { isAt, sendAndRead } from './support/wizard-steps.ts'

const LANDLORD = '/17.0/app/utilityswitching/switches/landlord'
const PURCHASER = '/17.0/app/utilityswitching/switches/purchaser'

describe.skipIf(needsScreens())('a tenant moves out, and the next one in', () => {
  const screens = practiceScreens()

  /** A draft about the first sample home, without its readings. */
  async function draftAt(page: Page, kind: SwitchKind, step: string): Promise<void> {
    const [home] = await screens.host.client.homes.samples()
    const answers = Object.fromEntries(
      Object.entries(home?.answers ?? {}).filter(([question]) => !question.startsWith('meterReadings.')),
    )
    const connectionId = 'practice-acquaint'
    const draft = { id: null, kind, connectionId, step, answers, blocked: null }
    const { id } = await screens.host.client.drafts.save(draft)
    await page.evaluate((to) => (window.location.hash = to), `#/drafts/${id}`)
  }

  test(
    'final readings, landlord switch, empty home, and the closing reads are offered, by keyboard alone',
    { timeout: 120_000 },
    async () => {
      const page = await screens.openAsAgent()
      const keyboard = new Keyboard(page)
      await keyboard.press('New')
      await isAt(page, 'New')
      await keyboard.press('Tenant moves out')
      await isAt(page, 'Where is the home?')

      await draftAt(page, 'landlord-switch', 'readings')
      await isAt(page, 'Final readings')
      await keyboard.type('meterReadings.twentyFourHourMeterRead', '48213')
      await keyboard.type('meterReadings.gasMeterRead', '7754')
      await keyboard.typeDate('meterReadings.meterReadingDate', typedDate(16).typed)
      await expectAccessible(page)
      await keyboard.press('Continue')
      await isAt(page, 'Which landlord takes over?')
      await keyboard.press('Continue')
      await isAt(page, 'Who is billed from now on?')
      await keyboard.choose('billTo', 'agent')
      await expectAccessible(page)
      await keyboard.press('Continue')
      await isAt(page, 'Check your answers')
      await expectAccessible(page)

      const caseNumber = await sendAndRead(page)
      const sent = screens.host.practice.journal.filter(({ path }) => path === LANDLORD)
      expect(sent).toHaveLength(1)
      expect(sent[0]?.recorded?.['caseID']).toBe(caseNumber)
      expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({
        billTo: 92,
        landlord: { lastName: 'Hennessy' },
        meterReadings: { twentyFourHourMeterRead: 48_213, gasMeterRead: 7754 },
      })

      await keyboard.press('Today')
      await isAt(page, 'Today')
      const empty = page.getByRole('list', { name: 'Due' })
      await empty.getByText('Past 14 days').waitFor()
      expect(await empty.innerText()).toContain('16 days')
      await expectAccessible(page)

      await draftAt(page, 'tenant-switch', 'readings')
      await isAt(page, 'Meter readings')
      await keyboard.press('Use closing read 48213')
      await keyboard.press('Use closing read 7754')
      const value = (id: string) => page.locator(`[id="${id}"]`).inputValue()
      expect(await value('meterReadings.twentyFourHourMeterRead')).toBe('48213')
      await keyboard.press('Today')
      expect(await value('meterReadings.meterReadingDate')).toBe(today().slice(8))
      await keyboard.type('meterReadings.gasMeterRead', '7753')
      await page.getByText(/gas reading is lower than the last one/).waitFor()
      await expectAccessible(page)
      expect(await screens.host.client.homes.voids()).toMatchObject([{ since: addDays(today(), -16) }])
    },
  )

  test('a home is sold, by keyboard alone', { timeout: 120_000 }, async () => {
    const page = await screens.openAsAgent()
    const keyboard = new Keyboard(page)
    await draftAt(page, 'purchaser-switch', 'readings')
    await isAt(page, 'Meter readings')
    await keyboard.type('meterReadings.twentyFourHourMeterRead', '48213')
    await keyboard.type('meterReadings.gasMeterRead', '7754')
    await keyboard.press('Today')
    await keyboard.press('Continue')
    await isAt(page, 'Who bought the home?')
    await keyboard.type('purchaser.firstName', 'Niall')
    await keyboard.type('purchaser.lastName', 'Kearney')
    await keyboard.choose('purchaser.criticalCare', 'no')
    await expectAccessible(page)
    await keyboard.press('Continue')
    await isAt(page, 'Check your answers')
    await sendAndRead(page)
    const sent = screens.host.practice.journal.filter(({ path }) => path === PURCHASER)
    expect(sent).toHaveLength(1)
    const body: unknown = JSON.parse(sent[0]?.body ?? '')
    expect(body).toMatchObject({
      purchaser: { firstName: 'Niall', lastName: 'Kearney', criticalCare: false },
      meterReadings: { twentyFourHourMeterRead: 48_213, meterReadingDate: `${today()}T00:00` },
    })
    expect(Object.keys(objectOf(body))).toEqual(['property', 'switchType', 'meterReadings', 'purchaser'])
  })
})
