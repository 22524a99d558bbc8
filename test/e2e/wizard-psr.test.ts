import type { Page } from 'playwright'
import { beforeEach, describe, expect, test } from 'vitest'
import { expectAccessible } from './support/accessible.ts'
import { needsScreens } from './support/host-kind.ts'
import { Keyboard } from './support/keyboard.ts'
import { fillPsrWizard, openPsrWizard, PSR_NEEDS, PSR_TYPED } from './support/psr-steps.ts'
import { pickRecord } from './support/visit-steps.ts'
import type { Host } from './support/practice-windows.ts'
import { practiceScreens } from './support/screens.ts'
import { firstRun, isAt } from './support/wizard-steps.ts'

const PSRS = '/v3/psrs'
/** The meters of the first sample home. */
const ELECTRICITY = '3f8e2c10-0003-4a00-8000-000000000001'
const GAS = '3f8e2c10-0003-4a00-8000-000000000002'

describe.skipIf(needsScreens())('the wizard for a Priority Services record', () => {
  const screens = practiceScreens()
  let host: Host
  let page: Page

  beforeEach(() => {
    host = screens.host
  })

  async function openAsAgent(): Promise<void> {
    page = await screens.openAsAgent()
  }

  const posted = () => host.practice.journal.filter(({ path, method }) => path === PSRS && method === 'POST')
  const shown = async () => (await host.client.audit.verify()).entries

  test(
    'leads from the first run to a receipt by keyboard alone, and each meter gets one record with every field',
    { timeout: 240_000 },
    async () => {
      page = await screens.openPage()
      await firstRun(page)
      await openPsrWizard(page)
      const places: string[] = []
      await fillPsrWizard(page, async (_step, at) => {
        await expectAccessible(at)
        places.push(await at.title(), at.url())
        return at
      })
      expect(posted()).toEqual([])

      await new Keyboard(page).press('Send to')
      await page.getByRole('article', { name: 'Receipt' }).waitFor()
      await expectAccessible(page)
      places.push(await page.title(), page.url())

      const sent = posted()
      const record = (id: string) => ({
        data: {
          type: 'psrs',
          attributes: {
            priority: 3,
            extra_info: [
              { display_name: 'Needs codes', field: 'needs_codes', value: '03,14,17,29' },
              {
                display_name: 'Review date of need 29',
                field: 'needs_expiry_29',
                value: PSR_TYPED.reviewed.sent,
              },
              {
                display_name: 'Language or communication need',
                field: 'needs_text_17',
                value: PSR_TYPED.text,
              },
              { display_name: PSR_TYPED.info.name, field: 'second_contact', value: PSR_TYPED.info.value },
            ],
          },
          relationships: { meter: { data: { type: 'meters', id } } },
        },
      })
      expect(sent.map(({ body }): unknown => JSON.parse(body))).toEqual([record(ELECTRICITY), record(GAS)])
      expect(sent.map(({ status }) => status)).toEqual([201, 201])
      const receipts = await host.client.receipts.list()
      expect(receipts.map(({ hasBasis }) => hasBasis)).toEqual([true, true])
      expect(new Set(receipts.map(({ remoteIds }) => remoteIds['id']))).toEqual(
        new Set(sent.map(({ recorded }) => recorded?.['id'])),
      )
      for (const place of places) expectNoNeeds(place)
      // The receipt itself is shown on a shared screen.
      expectNoNeeds(await page.locator('main').innerText())
    },
  )

  test(
    'the check page hides the household until it is asked for, which is noted, and tells what changes',
    { timeout: 120_000 },
    async () => {
      await openAsAgent()
      const before = await shown()
      await openPsrWizard(page)
      await fillPsrWizard(page, (_step, at) => Promise.resolve(at))
      // The present record was shown on the way.
      const atCheck = await shown()
      expect(atCheck).toBe(before + 1)
      expectNoNeeds(await page.locator('main').innerText())
      await page
        .getByText('One need on the present record of the electricity meter is not in the new one')
        .waitFor()

      await new Keyboard(page).press('Show the needs')
      await page.getByText('Taken away: Uses a nebuliser or a sleep apnoea machine (01)').waitFor()
      await page.getByText('Added: Uses home dialysis, a feeding pump or automated medication (03)').waitFor()
      await page.getByText('Kept: one need').waitFor()
      await page.getByText('Priority: 1 becomes 3').waitFor()
      await page.getByText(PSR_TYPED.info.value).waitFor()
      await expectAccessible(page)
      expect(await shown()).toBe(atCheck + 1)
      expectNoNeeds(`${await page.title()} ${page.url()}`)

      await new Keyboard(page).press('Outbox')
      await isAt(page, 'Outbox')
      await page.getByText(PSR_TYPED.home).first().waitFor()
      expectNoNeeds(await page.locator('main').innerText())
    },
  )

  test(
    'without anybody’s agreement it cannot be sent, and the draft is kept',
    { timeout: 120_000 },
    async () => {
      await openAsAgent()
      const keyboard = await openPsrWizard(page)
      await pickRecord(keyboard, 'property.id', PSR_TYPED.home)
      await keyboard.press('Continue')
      await isAt(page, 'Which meters get a record?')
      await page.getByRole('checkbox', { name: /Gas/ }).waitFor()
      await keyboard.press('Continue')
      await page.getByRole('alert').getByText('Tick the meters that get a record.').waitFor()
      await expectAccessible(page)
      await keyboard.tick('meters-1')
      await keyboard.press('Continue')
      await isAt(page, 'What does the household need?')
      await keyboard.press('Continue')
      await page.getByRole('alert').getByText('Tick each need').waitFor()
      await keyboard.press('Tick each need')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('needs')
      await expectAccessible(page)
      await keyboard.tick('needs.08')
      await keyboard.press('Continue')
      await isAt(page, 'Which priority does it have?')
      await keyboard.choose('priority', '0')
      await keyboard.press('Continue')
      await isAt(page, 'Is there anything else for the record?')
      await keyboard.press('Continue')
      await isAt(page, 'Have they agreed?')
      await keyboard.press('Continue')
      await page.getByRole('alert').getByText('Choose whether they have agreed.').waitFor()
      await keyboard.choose('consent.agreed', 'not-yet')
      await expectAccessible(page)
      await keyboard.press('Continue')
      await isAt(page, 'Check your answers')
      await expectAccessible(page)
      await keyboard.press('Send to')
      await page.getByText('It cannot be sent yet').waitFor()
      expect(posted()).toEqual([])
      const [draft] = await host.client.drafts.list()
      expect(draft?.blocked).toBe('Nobody has agreed yet that it is recorded and shared')

      await keyboard.press('They have agreed now')
      await isAt(page, 'Have they agreed?')
      await keyboard.choose('consent.agreed', 'yes')
      await keyboard.press('Continue')
      await page.getByRole('alert').getByText('Enter who agreed.').waitFor()
      expect(posted()).toEqual([])
    },
  )

  test('of two records the one that was refused comes back to its field', { timeout: 120_000 }, async () => {
    await openAsAgent()
    await openPsrWizard(page)
    await fillPsrWizard(page, (_step, at) => Promise.resolve(at))
    host.practice.addFaults([
      {
        path: PSRS,
        method: 'POST',
        do: 'status',
        status: 400,
        contentType: 'application/vnd.api+json',
        body: JSON.stringify({
          errors: [
            {
              status: '400',
              title: 'Bad request',
              detail: 'Priority is not one of ours.',
              meta: { field: 'priority', type: 'invalid' },
            },
          ],
        }),
      },
    ])
    const keyboard = new Keyboard(page)
    await keyboard.press('Send to')
    await isAt(page, 'Which priority does it have?')
    await page.getByRole('alert').getByText('Priority is not one of ours.').waitFor()
    await expectAccessible(page)
    await keyboard.choose('priority', '1')
    await keyboard.press('Continue to check answers')
    await isAt(page, 'Check your answers')
    await keyboard.press('Send to')
    await expect.poll(() => posted().map(({ status }) => status)).toEqual([400, 201, 201])
    const meters = posted().map(({ body }) => (body.includes(GAS) ? 'gas' : 'electricity'))
    expect(meters).toEqual(['electricity', 'gas', 'electricity'])
  })
})

function expectNoNeeds(text: string): void {
  for (const words of [...PSR_NEEDS, PSR_TYPED.text, PSR_TYPED.info.value, 'August 2041'])
    expect(text.toLowerCase()).not.toContain(words.toLowerCase())
}
