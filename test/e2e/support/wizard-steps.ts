import type { Page } from 'playwright'
import { expectAccessible } from './accessible.ts'
import { Keyboard } from './keyboard.ts'
import { TYPED, typedDate } from './sample-tenancy.ts'

/** What is done when a step is filled in, before Continue; gives the page to go on with. */
export type AtEachStep = (step: string, page: Page) => Promise<Page>

/** The page with this heading has come up. */
export async function isAt(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

/** From the first page of a new practice profile to Today, by keyboard. */
export async function firstRun(page: Page): Promise<void> {
  const keyboard = new Keyboard(page)
  await isAt(page, 'Who do you let homes for?')
  await expectAccessible(page)
  await keyboard.choose('role', 'agent')
  await keyboard.press('Continue')
  await isAt(page, 'What is your name?')
  await expectAccessible(page)
  await keyboard.type('yourName', 'Mairead Doyle')
  await keyboard.press('Open Handover')
  await isAt(page, 'Today')
}

/** From anywhere in the shell to the first step of a new wizard, by keyboard. */
export async function openWizard(page: Page): Promise<void> {
  const keyboard = new Keyboard(page)
  await keyboard.press('New')
  await isAt(page, 'New')
  await keyboard.press('Tenant moves in')
  await isAt(page, 'Where is the home?')
}

/**
 * Fills every field of the wizard by keyboard, for electricity and gas with a smart meter and critical care, up to the
 * check page.
 */
export async function fillWizard(first: Page, atEachStep: AtEachStep): Promise<void> {
  let keyboard = new Keyboard(first)
  const goOn = async (step: string, next: string) => {
    keyboard = new Keyboard(await atEachStep(step, keyboard.page))
    await keyboard.press('Continue')
    await isAt(keyboard.page, next)
  }

  await keyboard.choose('country', 'IE')
  await goOn('country', 'The home and its meters')

  for (const [id, text] of Object.entries(TYPED.home)) await keyboard.type(id, text)
  await keyboard.type('property.mprn', '10 000 000 101')
  await keyboard.type('property.gprn', '1000101')
  await openAndType(keyboard, 'property.propertyId', '4001')
  await goOn('home', 'What is switched?')

  await keyboard.choose('supply', 'electricity-and-gas')
  await keyboard.choose('meterType', 'smart')
  await keyboard.choose('property.payAsYouGoGasMeter', 'yes')
  await goOn('supply', 'Meter readings')

  await keyboard.type('meterReadings.dayMeterRead', '31201')
  await keyboard.type('meterReadings.nightMeterRead', '0')
  await keyboard.type('meterReadings.peakMeterRead', '655')
  await keyboard.type('meterReadings.gasMeterRead', '7754')
  await keyboard.typeDate('meterReadings.meterReadingDate', typedDate(1).typed)
  await goOn('readings', 'When does the tenancy start?')

  await keyboard.typeDate('tenancyStartDate', typedDate(2).typed)
  await openAndType(keyboard, 'tenancyId', '4002')
  await goOn('tenancy', 'Who is moving in?')

  await keyboard.pick('tenant.title', 'Ms')
  for (const [id, text] of Object.entries(TYPED.tenant)) await keyboard.type(id, text)
  await keyboard.typeDate('tenant.dateOfBirth', '17 04 1993')
  await keyboard.type('otherTenants', 'Brian Brannigan')
  await keyboard.choose('tenant.criticalCare', 'yes')
  await keyboard.tick('consent.record')
  await keyboard.tick('consent.share')
  await keyboard.type('consent.givenBy', 'Aoife Brannigan')
  await keyboard.pick('consent.how', 'In person')
  await keyboard.typeDate('consent.at', typedDate(1).typed)
  await openAndType(keyboard, 'tenant.tenantId', '4003')
  await goOn('tenant', 'Who is the landlord?')

  await keyboard.pick('landlord.title', 'Mr')
  for (const [id, text] of Object.entries(TYPED.landlord)) await keyboard.type(id, text)
  await keyboard.pick('landlord.country', 'Ireland')
  await openAndType(keyboard, 'landlord.landlordId', '4004')
  await goOn('landlord', 'Check your answers')
  await atEachStep('check', keyboard.page)
}

/** Sends from the check page by keyboard, and reads the case number off the receipt. */
export async function sendAndRead(page: Page): Promise<string> {
  await new Keyboard(page).press('Send to')
  return page.getByLabel('Case number').innerText()
}

async function openAndType(keyboard: Keyboard, id: string, text: string): Promise<void> {
  await keyboard.press('Already in Acquaint?')
  await keyboard.type(id, text)
}
