import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { Secret } from '#core/vault/secret.ts'
import { foundIn, plainPages } from '#test/support/plain-pages.ts'
import { needsScreens } from './support/host-kind.ts'
import { Keyboard } from './support/keyboard.ts'
import { goTo } from './support/lived-in-profile.ts'
import { fillPsrWizard, PSR_TYPED } from './support/psr-steps.ts'
import { typedDate } from './support/sample-tenancy.ts'
import { practiceScreens } from './support/screens.ts'
import { twentyHomes } from './support/twenty-homes.ts'
import { ALL_NEW, fillVisit, TYPED_VISIT } from './support/visit-steps.ts'
import { isAt, sendAndRead } from './support/wizard-steps.ts'

/** The first tenant, of whom nothing may be left in the end. */
const TENANT = {
  'tenant.firstName': 'Saoirse',
  'tenant.lastName': 'Mac Giolla Bhríde',
  'tenant.telephoneNumber': '+353 20 910 1777',
  'tenant.email': 'saoirse.bhride@example.com',
} as const
const BORN = { typed: '23 09 1988', sent: '1988-09-23' }
const NEXT = {
  'tenant.firstName': 'Tomasz',
  'tenant.lastName': 'Zielinski',
  'tenant.telephoneNumber': '+353 20 910 1888',
  'tenant.email': 'tomasz.zielinski@example.com',
} as const
const HOME = '14 Linnet Row'
const NAME = `${TENANT['tenant.firstName']} ${TENANT['tenant.lastName']}`

describe.skipIf(needsScreens())('the working day', () => {
  const screens = practiceScreens()

  async function homeId(): Promise<string> {
    const { homes } = await screens.host.client.homes.list({ text: HOME, state: null, offset: 0, limit: 1 })
    const [home] = homes
    if (home === undefined) throw new Error(`${HOME} is not known.`)
    return home.id
  }

  /** Begins a wizard from the page of the home. */
  async function begin(page: Page, words: string): Promise<Keyboard> {
    await goTo(page, `#/homes/${await homeId()}`, HOME)
    if (!words.startsWith('Tenant moves')) await new Keyboard(page).press('More')
    // What was sent before has links of the same words.
    await page.locator('a[href^="#/new/"]', { hasText: words }).press('Enter')
    return new Keyboard(page)
  }

  /** From the readings of a tenant switch that was begun from the home, to its case number. */
  async function moveIn(page: Page, tenant: Record<string, string>, days: number, born: string) {
    const keyboard = new Keyboard(page)
    await keyboard.typeDate('meterReadings.meterReadingDate', typedDate(days).typed)
    await keyboard.press('Continue')
    await isAt(page, 'When does the tenancy start?')
    await keyboard.typeDate('tenancyStartDate', typedDate(days).typed)
    await keyboard.press('Continue')
    await isAt(page, 'Who is moving in?')
    for (const [id, text] of Object.entries(tenant)) await keyboard.type(id, text)
    await keyboard.typeDate('tenant.dateOfBirth', born)
    await keyboard.choose('tenant.criticalCare', 'no')
    await keyboard.press('Continue')
    await isAt(page, 'Check your answers')
    return sendAndRead(page)
  }

  test('a tenant from the keys to their last right', { timeout: 600_000 }, async () => {
    const { client, practice } = screens.host
    const page = await screens.openAsAgent()

    await importHomes(page)
    expect((await client.homes.list({ text: '', state: null, offset: 0, limit: 50 })).total).toBe(20)

    let keyboard = await begin(page, 'Tenant moves in')
    await isAt(page, 'Meter readings')
    await keyboard.type('meterReadings.twentyFourHourMeterRead', '48213')
    await keyboard.type('meterReadings.gasMeterRead', '7754')
    const caseNumber = await moveIn(page, TENANT, 60, BORN.typed)
    expect(practice.journal.map(({ recorded }) => recorded?.['caseID'])).toContain(caseNumber)
    const person = (await client.homes.people({ text: 'bhride', offset: 0, limit: 2 })).people[0]
    if (person === undefined) throw new Error('The tenant is not known.')

    await begin(page, 'Priority Services record')
    await isAt(page, 'Which home is it?')
    await fillPsrWizard(page, (_step, at) => Promise.resolve(at))
    await new Keyboard(page).press('Send to')
    await page.getByRole('article', { name: 'Receipt' }).waitFor()

    // The record told which home of Ctrl Hub it is.
    await begin(page, 'Book a visit')
    await isAt(page, 'Who is the visit arranged with?')
    keyboard = await fillVisit(page, { ...ALL_NEW, home: 'known' }, (_step, at) => Promise.resolve(at))
    await keyboard.press('Send to')
    await page.getByRole('article', { name: 'Receipt' }).waitFor()

    keyboard = await begin(page, 'Tenant moves out')
    await isAt(page, 'Final readings')
    await keyboard.type('meterReadings.twentyFourHourMeterRead', '49001')
    await keyboard.type('meterReadings.gasMeterRead', '7801')
    await keyboard.typeDate('meterReadings.meterReadingDate', typedDate(16).typed)
    await keyboard.press('Continue')
    await isAt(page, 'Who is billed from now on?')
    await keyboard.choose('billTo', 'agent')
    await keyboard.press('Continue')
    await isAt(page, 'Check your answers')
    await sendAndRead(page)

    await goTo(page, '#/', 'Today')
    await page.getByText('Past 14 days').waitFor()

    keyboard = await begin(page, 'Tenant moves in')
    await isAt(page, 'Meter readings')
    await keyboard.press('Use closing read 49001')
    await keyboard.press('Use closing read 7801')
    await moveIn(page, NEXT, 2, '02 03 1990')

    await page.keyboard.press('Control+K')
    await page.getByRole('combobox', { name: /^Find/ }).waitFor()
    await page.keyboard.type(caseNumber)
    await page.getByRole('option', { name: caseNumber }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('Case number').getByText(caseNumber).waitFor()

    await goTo(page, `#/people/${person.id}`, NAME)
    keyboard = new Keyboard(page)
    const download = page.waitForEvent('download')
    await keyboard.press('Save as JSON')
    const file = readFileSync(await (await download).path(), 'utf8')
    for (const word of [...Object.values(TENANT), BORN.sent, caseNumber]) expect(file).toContain(word)

    await keyboard.press('Erase…')
    await page.getByRole('dialog').waitFor()
    await keyboard.type('erase.reason', 'They asked on the telephone.')
    await keyboard.press('Erase for good')
    await page.getByRole('heading', { name: 'Erased' }).waitFor()

    expect(await client.audit.verify()).toMatchObject({ ok: true })
    expect((await client.search.everything({ text: caseNumber })).results).toEqual([])
    const gone = [
      ...Object.values(TENANT),
      ...Object.values(TYPED_VISIT.contact).filter((word) => word.length > 4),
      BORN.sent,
      '9101777',
      PSR_TYPED.text,
      PSR_TYPED.info.value,
      PSR_TYPED.givenBy,
    ]
    // The tombstone says whom to write to, and by which number they know it, until that is done.
    expect(foundIn(pagesOf(screens.host.folder), [...gone, caseNumber])).toEqual([caseNumber])
    const written = page.getByRole('button', { name: 'I have written to them' })
    while ((await written.count()) > 0) {
      const left = await written.count()
      await written.first().press('Enter')
      await expect.poll(() => written.count()).toBe(left - 1)
    }
    expect(foundIn(pagesOf(screens.host.folder), [...gone, caseNumber])).toEqual([])
    expect(await client.audit.verify()).toMatchObject({ ok: true })
  })
})

/** By the file of an office's spreadsheet. */
async function importHomes(page: Page): Promise<void> {
  await goTo(page, '#/homes/import', 'Import homes')
  const buffer = Buffer.from(twentyHomes())
  await page.locator('input[type="file"]').setInputFiles({ name: 'homes.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: /^Import 20/ }).click()
  await page.getByText('20 homes were added').waitFor()
}

/** The store's pages without its key: free ones, those of the indexes, and what its log held. */
function pagesOf(folder: string): Buffer {
  return plainPages(join(folder, 'practice', 'store.db'), storeKey(folder))
}

/** Practice keeps its keys in a file of its own. */
function storeKey(folder: string): Secret {
  const file: unknown = JSON.parse(readFileSync(join(folder, 'practice', 'practice-vault.json'), 'utf8'))
  if (typeof file === 'object' && file !== null && 'items' in file) {
    const { items } = file
    if (typeof items === 'object' && items !== null && 'store-key' in items)
      return Secret.of(String(items['store-key']))
  }
  throw new Error('Practice has no store key.')
}
