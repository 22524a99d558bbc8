import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { addDays, today } from '#shared/domain/calendar-date.ts'
import { expectAccessible } from './support/accessible.ts'
import { needsScreens } from './support/host-kind.ts'
import { goTo } from './support/lived-in-profile.ts'
import { TYPED } from './support/sample-tenancy.ts'
import { practiceScreens } from './support/screens.ts'
import { isAt } from './support/wizard-steps.ts'

const TENANT = '/17.0/app/utilityswitching/switches/tenant'
const READINGS = { twentyFourHourMeterRead: '48213', gasMeterRead: '7754' } as const
/** The most keys from a known home to its receipt, beside the digits of the readings. */
const MOST_KEYS = 40

/** Somebody who counts what they press. A chord is one more for each key that is held. */
class CountedKeys {
  readonly page: Page
  pressed = 0

  constructor(page: Page) {
    this.page = page
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.pressed += key.split('+').length
      await this.page.keyboard.press(key)
    }
  }

  async type(text: string): Promise<void> {
    this.pressed += text.length
    await this.page.keyboard.type(text)
  }

  /** The digits of a reading, which nobody could spare. */
  async read(digits: string): Promise<void> {
    await this.page.keyboard.type(digits)
  }

  async isOn(id: string): Promise<void> {
    await expect.poll(() => this.page.evaluate(() => document.activeElement?.id)).toBe(id)
  }
}

describe.skipIf(needsScreens())('the homes and people that Handover knows', () => {
  const screens = practiceScreens()

  /** A home with its landlord and earlier readings, and somebody who lived elsewhere. */
  async function known() {
    const { client } = screens.host
    const landlord = {
      'landlord.firstName': 'Declan',
      'landlord.lastName': 'Hennessy',
      'landlord.country': 'IE',
      ...Object.fromEntries(Object.entries(TYPED.landlord).filter(([name]) => name.includes('address'))),
    }
    await client.profile.saveSettings({
      yourName: 'Mairead Doyle',
      role: 'landlord',
      landlord,
      theme: 'system',
      keepBodiesDays: 30,
    })
    const part = (name: keyof typeof TYPED.home) => TYPED.home[name]
    const home = await client.homes.save({
      id: null,
      country: 'IE',
      address: {
        propertyName: part('property.address.propertyName'),
        street: part('property.address.street'),
        locality: part('property.address.locality'),
        town: part('property.address.town'),
        region: part('property.address.region'),
        postCode: part('property.address.postCode'),
      },
      mprn: '10000000101',
      gprn: '1000101',
      mpan: null,
      gasMprn: null,
      supply: 'electricity-and-gas',
      meterType: 'twenty-four-hour',
      payAsYouGo: false,
      landlordId: null,
    })
    await client.homes.addReadings({
      homeId: home.id,
      readOn: addDays(today(), -400),
      values: { twentyFourHourMeterRead: 45_310, gasMeterRead: 7102 },
    })
    await client.homes.addReadings({
      homeId: home.id,
      readOn: addDays(today(), -120),
      values: { twentyFourHourMeterRead: 47_998, gasMeterRead: 7690 },
    })
    const person = await client.homes.savePerson({
      id: null,
      title: '',
      firstName: 'Aoife',
      lastName: 'Brannigan',
      phone: TYPED.tenant['tenant.telephoneNumber'],
      email: TYPED.tenant['tenant.email'],
      dateOfBirth: '1993-04-17',
    })
    return { home, person }
  }

  test(
    'from a known home to the receipt of a tenant who moves in, in few keys beside the readings',
    { timeout: 120_000 },
    async () => {
      const { home, person } = await known()
      const page = await screens.openPage()
      await isAt(page, 'Today')
      await goTo(page, `#/homes/${home.id}`, home.title)
      await expectAccessible(page)

      const keys = new CountedKeys(page)
      await keys.press('Tab', 'Enter')
      await isAt(page, 'Meter readings')
      await keys.isOn('meterReadings.twentyFourHourMeterRead')
      await expectAccessible(page)
      await keys.read(READINGS.twentyFourHourMeterRead)
      // Past the button that adds a photo.
      await keys.press('Tab', 'Tab')
      await keys.isOn('meterReadings.gasMeterRead')
      await keys.read(READINGS.gasMeterRead)
      await keys.press('Tab', 'Tab')
      await keys.isOn('meterReadings.meterReadingDate')
      await keys.press('t', 'Enter')

      await isAt(page, 'When does the tenancy start?')
      await keys.isOn('tenancyStartDate')
      await keys.press('t', 'Enter')

      await isAt(page, 'Who is moving in?')
      await keys.isOn('known-person')
      await keys.type('bran')
      await page.getByRole('option', { name: /Aoife Brannigan/ }).waitFor()
      await expectAccessible(page)
      await keys.press('ArrowDown', 'Enter')
      await keys.isOn('tenant.criticalCare')
      // From Yes to No.
      await keys.press('ArrowDown', 'Enter')

      await isAt(page, 'Check your answers')
      await expectAccessible(page)
      await page.getByRole('button', { name: /^Send to/ }).waitFor()
      await keys.press('Control+Enter')
      const caseNumber = await page.getByLabel('Case number').innerText()
      await expectAccessible(page)

      const sent = screens.host.practice.journal.filter(({ path }) => path.toLowerCase() === TENANT)
      expect(sent.map(({ recorded }) => recorded?.['caseID'])).toEqual([caseNumber])
      expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({
        property: { mprn: '10000000101', gprn: '1000101', address: { street: 'Linnet Row' } },
        meterReadings: { twentyFourHourMeterRead: 48_213, gasMeterRead: 7754 },
        tenancyStartDate: `${today()}T00:00`,
        tenant: { firstName: 'Aoife', lastName: person.lastName, dateOfBirth: '1993-04-17T00:00' },
        landlord: { lastName: 'Hennessy' },
      })
      expect(keys.pressed).toBeLessThanOrEqual(MOST_KEYS)
    },
  )

  test('every list and page of homes and people is accessible, also narrow, and is found from anywhere', async () => {
    const { home, person } = await known()
    const page = await screens.openPage()
    await isAt(page, 'Today')
    await page.keyboard.press('Control+K')
    await page.getByRole('option', { name: 'Settings' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.type('linnet')
    await page.getByRole('option', { name: home.title }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await isAt(page, home.title)

    // Escape gives the focus back to where it was.
    const add = page.getByRole('button', { name: 'Add readings' })
    await add.focus()
    await page.keyboard.press('Control+K')
    await page.getByRole('combobox', { name: /^Find/ }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => add.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(await page.getByRole('dialog').count()).toBe(0)

    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Keep these readings' }).click()
    await page.getByText('Enter at least one reading.').first().waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Change the address' }).click()
    await expectAccessible(page)

    await goTo(page, '#/homes', 'Homes')
    await page.getByRole('link', { name: home.title }).waitFor()
    await expectAccessible(page)
    await goTo(page, '#/people', 'People')
    await page.getByRole('link', { name: person.name }).waitFor()
    await expectAccessible(page)
    await goTo(page, `#/people/${person.id}`, person.name)
    await expectAccessible(page)

    await page.setViewportSize({ width: 320, height: 640 })
    for (const [hash, heading] of [
      ['#/homes', 'Homes'],
      [`#/homes/${home.id}`, home.title],
      ['#/people', 'People'],
      [`#/people/${person.id}`, person.name],
    ] as const) {
      await goTo(page, hash, heading)
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(wider, `${hash} scrolls sideways`).toBe(0)
      await expectAccessible(page)
    }
  })
})
