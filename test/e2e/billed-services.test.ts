import type { Page } from 'playwright'
import { beforeEach, describe, expect, test } from 'vitest'
import type { BilledService } from '#shared/contract/yeti.ts'
import { expectAccessible } from './support/accessible.ts'
import { needsScreens } from './support/host-kind.ts'
import { Keyboard } from './support/keyboard.ts'
import type { Host } from './support/practice-windows.ts'
import { practiceScreens } from './support/screens.ts'
import { isAt } from './support/wizard-steps.ts'

const YETI = 'practice-yeti'
const SERVICES = '/api/rest/admin/services'
const ALL = { name: '', accountId: null, typeId: null, createdFrom: null, createdTo: null, renewTo: null }

describe.skipIf(needsScreens())('billed services', () => {
  const screens = practiceScreens()
  let host: Host
  let page: Page
  let keyboard: Keyboard

  beforeEach(async () => {
    host = screens.host
    page = await screens.openAsAgent()
    keyboard = new Keyboard(page)
  })

  /** What practice has of a name, as the core reads it. */
  async function services(name: string): Promise<BilledService[]> {
    const answer = await host.client.yeti.services({
      connectionId: YETI,
      page: 1,
      filters: { ...ALL, name },
      sort: 'name',
    })
    expect(answer.failure).toBeNull()
    return answer.services
  }

  const service = async (serviceId: string) =>
    (await host.client.yeti.service({ connectionId: YETI, serviceId })).service
  const changes = () =>
    host.practice.journal.filter(({ path, method }) => path.startsWith(SERVICES) && method !== 'GET')
  const names = () => page.getByRole('row').getByRole('rowheader').allInnerTexts()

  test(
    'are listed, narrowed by a name with a comma, opened, and changed by keyboard up to a receipt',
    { timeout: 240_000 },
    async () => {
      await keyboard.press('Billed services')
      await isAt(page, 'Billed services')
      await page.getByText('1–25 of 60').waitFor()
      await expectAccessible(page)

      await keyboard.press('Next page')
      await page.getByText('26–50 of 60').waitFor()
      expect(await names()).toHaveLength(25)
      await keyboard.press('Next page')
      await page.getByText('51–60 of 60').waitFor()
      expect(await names()).toHaveLength(10)

      const before = (await services('Fibre 100, ')).find(({ account }) => account?.currency === 'EUR')
      const name = before?.name ?? ''
      expect(name).toContain(', ')
      expect(before).toMatchObject({ renewPrice: '34.5', renewPeriod: 'monthly' })
      await keyboard.type('serviceName', name.toUpperCase())
      await page.getByText('1 of 1', { exact: true }).waitFor()
      expect(await names()).toEqual([name])
      await expectAccessible(page)

      await keyboard.press(name)
      await isAt(page, name)
      await page.getByRole('table').waitFor()
      await expectAccessible(page)
      await keyboard.press('Change')
      await isAt(page, 'What do you want to change?')
      await expectAccessible(page)

      await keyboard.press('Continue')
      await page.getByRole('alert').getByText('Nothing is changed yet').waitFor()
      await expectAccessible(page)
      await keyboard.type('renewPrice', '1 234,50')
      await keyboard.press('Continue')
      await isAt(page, 'Check what changes')
      await page.getByText('From €34.50 to €1,234.50').waitFor()
      await expectAccessible(page)
      expect(changes()).toEqual([])

      await keyboard.press('Send to')
      const receipt = page.getByRole('article', { name: 'Receipt' })
      await receipt.waitFor()
      await expectAccessible(page)
      expect(await receipt.innerText()).toContain('€1,234.50')

      const [sent, ...more] = changes()
      expect(more).toEqual([])
      expect(sent).toMatchObject({ method: 'PATCH', path: `${SERVICES}/${before?.id ?? ''}`, status: 200 })
      expect(JSON.parse(sent?.body ?? '')).toEqual({
        data: { type: 'services', id: before?.id, attributes: { 'renew-price': '1234.50' } },
      })
      expect(await service(before?.id ?? '')).toEqual({ ...before, renewPrice: '1234.5' })
      expect(await host.client.drafts.list()).toEqual([])

      await keyboard.press('Billed services')
      await page.getByText('1 of 1', { exact: true }).waitFor()
      expect(await page.getByRole('row').last().innerText()).toContain('€1,234.50')
    },
  )

  test('every field that can be changed arrives, once', { timeout: 240_000 }, async () => {
    const [before] = await services('Guest Wi-Fi, ')
    const id = before?.id ?? ''
    await page.evaluate((to) => (window.location.hash = to), `#/services/${YETI}/${id}/change`)
    await isAt(page, 'What do you want to change?')
    await keyboard.type('name', 'Guest Wi-Fi, lobby')
    await keyboard.type('renewPrice', '-0.5')
    await keyboard.choose('variables.how', 'replace')
    await keyboard.press('Show the present ones here')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('variables')
    await keyboard.type('variables', '{"line": {"speed": 500}}')
    await expectAccessible(page)
    await keyboard.press('Continue')
    await isAt(page, 'Check what changes')
    await page.getByText('it is paid to the account, not charged').waitFor()
    await keyboard.press('Send to')
    await page.getByRole('article', { name: 'Receipt' }).waitFor()

    const [sent, ...more] = changes()
    expect(more).toEqual([])
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      data: {
        type: 'services',
        id,
        attributes: {
          name: 'Guest Wi-Fi, lobby',
          'renew-price': '-0.5',
          variables: { line: { speed: 500 } },
        },
      },
    })
    expect(await service(id)).toMatchObject({ name: 'Guest Wi-Fi, lobby', renewPrice: '-0.5' })
  })
})
