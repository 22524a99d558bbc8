import type { Page } from 'playwright'
import { beforeEach, describe, expect, test } from 'vitest'
import { documentedCodes } from '#shared/domain/codes.ts'
import { expectAccessible } from './support/accessible.ts'
import { needsScreens } from './support/host-kind.ts'
import { fieldsOf } from './support/fields-of.ts'
import { Keyboard } from './support/keyboard.ts'
import { goTo } from './support/lived-in-profile.ts'
import { TYPED, typedDate } from './support/sample-tenancy.ts'
import { addPhoto, expectPhotoOnReceipt } from './support/photo-steps.ts'
import type { Host } from './support/practice-windows.ts'
import { practiceScreens } from './support/screens.ts'
import { fillWizard, firstRun, isAt, openWizard, sendAndRead } from './support/wizard-steps.ts'

const TENANT = '/17.0/app/utilityswitching/switches/tenant'

describe.skipIf(needsScreens())('the tenant-switch wizard', () => {
  const screens = practiceScreens()
  let host: Host
  let page: Page

  beforeEach(() => {
    host = screens.host
  })

  async function openAsAgent(): Promise<void> {
    page = await screens.openAsAgent()
  }

  const posted = () => host.practice.journal.filter((entry) => entry.path.toLowerCase() === TENANT)

  test(
    'leads from the first run to a receipt by keyboard alone, and every field arrives',
    { timeout: 240_000 },
    async () => {
      page = await screens.openPage()
      await firstRun(page)
      await expectAccessible(page)
      await openWizard(page)
      await fillWizard(page, async (step, at) => {
        if (step === 'readings') await addPhoto(at)
        await expectAccessible(at)
        return at
      })

      expect(posted()).toEqual([])
      const caseNumber = await sendAndRead(page)
      await expectPhotoOnReceipt(page)
      await expectAccessible(page)

      const [sent, ...more] = posted()
      expect(more).toEqual([])
      expect(caseNumber).toBe(sent?.recorded?.['caseID'])
      expect(JSON.parse(sent?.body ?? '')).toEqual({
        property: {
          address: {
            countryCode: 91,
            postCode: TYPED.home['property.address.postCode'],
            propertyName: TYPED.home['property.address.propertyName'],
            street: TYPED.home['property.address.street'],
            locality: TYPED.home['property.address.locality'],
            town: TYPED.home['property.address.town'],
            region: TYPED.home['property.address.region'],
            country: 'Ireland',
          },
          mprn: '10000000101',
          gprn: '1000101',
          electricMeterType: 92,
          payAsYouGoGasMeter: true,
          propertyId: 4001,
        },
        switchType: 1,
        meterReadings: {
          dayMeterRead: 31201,
          nightMeterRead: 0,
          peakMeterRead: 655,
          meterReadingDate: typedDate(1).sent,
          gasMeterRead: 7754,
        },
        tenancyStartDate: typedDate(2).sent,
        tenant: {
          titleId: 92,
          firstName: 'Aoife',
          lastName: 'Brannigan',
          telephoneNumber: '+353 20 910 1284',
          email: 'aoife.brannigan@example.com',
          dateOfBirth: '1993-04-17T00:00',
          criticalCare: true,
          tenantId: 4003,
        },
        landlord: {
          titleId: 91,
          firstName: 'Declan',
          lastName: 'Hennessy',
          telephoneNumber: '+353 20 910 4417',
          email: 'declan.hennessy@example.org',
          address: {
            countryCode: 91,
            postCode: 'C15 R8Y4',
            propertyName: 'Mill House',
            street: 'Weaver Road',
            locality: 'Athlumney',
            town: 'Navan',
            region: 'Co. Meath',
            country: 'Ireland',
          },
          landlordId: 4004,
        },
        tenancyId: 4002,
      })
    },
  )

  test('the quick form sends a sample home from one page', async () => {
    await openAsAgent()
    await sampleAtCheck('14 Linnet Row', () => expectAccessible(page))
    const caseNumber = await sendAndRead(page)
    expect(posted().map((entry) => entry.recorded?.['caseID'])).toEqual([caseNumber])
  })

  test(
    'what was typed is there again after the window was closed at each step',
    { timeout: 240_000 },
    async () => {
      await openAsAgent()
      await openWizard(page)
      const seen: string[] = []
      await fillWizard(page, async (step, at) => {
        seen.push(step)
        const heading = await at.getByRole('heading', { level: 1 }).innerText()
        const typed = await fieldsOf(at)
        const saved = () => host.client.drafts.list()
        const before = JSON.stringify(await saved())

        await at.close({ runBeforeUnload: true })
        if (step !== 'check') await expect.poll(async () => JSON.stringify(await saved())).not.toBe(before)

        const [draft] = await saved()
        page = await screens.openPage()
        await goTo(page, `#/drafts/${draft?.id ?? ''}`, heading)
        expect(await fieldsOf(page)).toEqual(typed)
        return page
      })
      expect(seen).toEqual([
        'country',
        'home',
        'supply',
        'readings',
        'tenancy',
        'tenant',
        'landlord',
        'check',
      ])
      expect(await host.client.drafts.list()).toHaveLength(1)
    },
  )

  test('what the service refuses lands on its field, and can be mended and sent', async () => {
    await openAsAgent()
    const keyboard = await sampleAtCheck('14 Linnet Row')
    host.practice.addFaults([
      {
        path: TENANT,
        do: 'status',
        status: 400,
        contentType: 'application/json',
        body: JSON.stringify({
          message: 'The request is invalid.',
          modelState: { 'newSwitch.Tenant.Email': ['This mailbox does not exist.'] },
        }),
      },
    ])
    await keyboard.press('Send to')
    await isAt(page, 'Who is moving in?')
    await page.getByRole('alert').getByText('This mailbox does not exist.').waitFor()
    await expectAccessible(page)
    await keyboard.press('Acquaint says')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tenant.email')
    await keyboard.type('tenant.email', 'aoife@example.com')
    await keyboard.press('Continue to check answers')
    await isAt(page, 'Check your answers')
    await sendAndRead(page)
    expect(posted().map((entry) => entry.status)).toEqual([400, 200])
    expect(JSON.parse(posted()[1]?.body ?? '')).toMatchObject({ tenant: { email: 'aoife@example.com' } })
  })

  test('a landlord finds their own details filled in, which alone make no draft', async () => {
    await host.client.profile.saveSettings({
      yourName: 'Nora Quill',
      role: 'landlord',
      landlord: { 'landlord.firstName': 'Nora', 'landlord.lastName': 'Quill' },
      theme: 'system',
      keepBodiesDays: 30,
    })
    page = await screens.openPage()
    await isAt(page, 'Today')
    await openWizard(page)
    const keyboard = new Keyboard(page)
    await keyboard.press('Quick form')
    await isAt(page, 'All questions on one page')
    expect(await fieldsOf(page)).toMatchObject({
      'landlord.firstName': 'Nora',
      'landlord.lastName': 'Quill',
    })
    await keyboard.press('Outbox')
    await isAt(page, 'Outbox')
    expect(await host.client.drafts.list()).toEqual([])
  })

  test('the same switch again is a stop page with the earlier one, and goes on with a reason only', async () => {
    await openAsAgent()
    await sampleAtCheck('14 Linnet Row')
    const earlier = await sendAndRead(page)
    const keyboard = await sampleAtCheck('14 Linnet Row')
    await page.getByText('This switch is there already').waitFor()
    await page.getByText(earlier).waitFor()
    await expectAccessible(page)
    await keyboard.press('Go on with this reason')
    await page.getByText('Enter why it should be sent again').waitFor()
    await keyboard.type('duplicate-reason', 'Acquaint asked for it again')
    await keyboard.press('Go on with this reason')
    await keyboard.press('Send to')
    await expect.poll(() => posted().length).toBe(2)
  })

  test('a closed meter point stops until it is ticked', async () => {
    await openAsAgent()
    await openWizard(page)
    const keyboard = new Keyboard(page)
    await keyboard.pick('sample-home', '2 Harbour')
    await keyboard.press('Fill in')
    await keyboard.press('Continue')
    await isAt(page, 'The home and its meters')
    await keyboard.press('Continue')
    await page.getByText('This meter point is closed.').first().waitFor()
    await keyboard.press('Continue')
    await page.getByRole('alert').getByText('Tick that you have checked the meter').waitFor()
    await expectAccessible(page)
    await keyboard.tick('lookup.passed')
    await keyboard.press('Continue')
    await isAt(page, 'What is switched?')
  })

  test('a choice whose number is not known keeps the draft as blocked and sends nothing', async () => {
    await openAsAgent()
    const practice = { id: 'practice-acquaint', codes: documentedCodes() }
    await host.client.connections.saveCodes(practice)
    const keyboard = await sampleAtCheck('Rose Cottage')
    await page.getByText('Acquaint’s number for day and night meters is not known').first().waitFor()
    await expectAccessible(page)
    await keyboard.press('Send to')
    await keyboard.press('Enter their number')
    await page.waitForURL(/#\/connections/)
    expect(posted()).toEqual([])
    const [draft] = await host.client.drafts.list()
    expect(draft?.blocked).toContain('Acquaint’s number for day and night meters is not known')
  })

  test('a home in Great Britain is told plainly, with what can be done instead', async () => {
    await openAsAgent()
    await openWizard(page)
    const keyboard = new Keyboard(page)
    await keyboard.choose('country', 'GB')
    await page.getByText('Acquaint does not document switches for Great Britain').waitFor()
    await page.getByRole('region', { name: 'Letter to the supplier' }).waitFor()
    await expectAccessible(page)
    await keyboard.press('Back to New')
    await isAt(page, 'New')
  })

  /** A sample home, from New to the check page by the quick form. */
  async function sampleAtCheck(label: string, onForm = async () => {}): Promise<Keyboard> {
    const keyboard = new Keyboard(page)
    await openWizard(page)
    await keyboard.press('Quick form')
    await isAt(page, 'All questions on one page')
    await keyboard.pick('sample-home', label)
    await keyboard.press('Fill in')
    await onForm()
    await keyboard.press('Check answers')
    await isAt(page, 'Check your answers')
    return keyboard
  }
})
