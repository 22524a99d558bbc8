import type { Page } from 'playwright'
import { beforeEach, describe, expect, test } from 'vitest'
import { today } from '#shared/domain/calendar-date.ts'
import { sheetOf, sheetRow } from '#test/support/import-rows.ts'
import { expectAccessible } from './support/accessible.ts'
import { needsScreens } from './support/host-kind.ts'
import { Keyboard } from './support/keyboard.ts'
import type { Host } from './support/practice-windows.ts'
import { practiceScreens } from './support/screens.ts'
import { isAt } from './support/wizard-steps.ts'

const TENANT = '/17.0/app/utilityswitching/switches/tenant'
const DAY = today(new Date())

describe.skipIf(needsScreens())('many at once', () => {
  const screens = practiceScreens()
  let host: Host
  let page: Page
  let keyboard: Keyboard

  beforeEach(async () => {
    host = screens.host
    page = await screens.openAsAgent()
    keyboard = new Keyboard(page)
  })

  const posted = () => host.practice.journal.filter(({ path }) => path === TENANT)

  test(
    '20 rows go from a file to the receipt of their batch by keyboard alone; two are mended on the way',
    { timeout: 120_000 },
    async () => {
      await host.client.outbox.pause({ connectionId: null })
      await keyboard.press('New')
      await isAt(page, 'New')
      await keyboard.press('Many at once')
      await isAt(page, 'Many at once')
      await expectAccessible(page)
      await keyboard.walkTo('file')
      // The system's own window for choosing a file is not ours.
      const rows = Array.from({ length: 20 }, (_, number) =>
        sheetRow(
          number,
          DAY,
          number === 4 ? { MPRN: '1020' } : number === 9 ? { 'Email Address': 'none' } : {},
        ),
      )
      const csv = { name: 'september.csv', mimeType: 'text/csv', buffer: Buffer.from(sheetOf(rows)) }
      await page.locator('#file').setInputFiles(csv)
      await keyboard.press('Read the file')

      await isAt(page, 'What each column holds')
      await page.getByRole('table').waitFor()
      await expectAccessible(page)
      await keyboard.press('Check 20 rows')

      await isAt(page, 'Check the rows')
      await page.locator('#fix-6-0').waitFor()
      await expectAccessible(page)
      await keyboard.type('fix-6-0', '10200000004')
      await page.keyboard.press('Enter')
      await page.locator('#fix-11-17:focus').waitFor()
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type('tenant9@example.com')
      await page.keyboard.press('Enter')
      await page.locator('#queue-rows:focus', { hasText: 'Queue 20 rows' }).waitFor()
      await page.keyboard.press('Enter')

      await isAt(page, 'Queue the rows')
      await expectAccessible(page)
      await keyboard.press('Queue 20 rows')
      await isAt(page, 'Tenant moves in, 20 rows')
      await page.getByRole('table', { name: 'Rows of the batch' }).waitFor()
      await expectAccessible(page)
      expect(posted()).toEqual([])

      await keyboard.press('Resume')
      await page.getByRole('tab', { name: /Received 20/ }).waitFor()
      expect(posted()).toHaveLength(20)
      expect(posted().some(({ body }) => body.includes('10200000004'))).toBe(true)
      await keyboard.press('Receipt of the batch')
      const receipt = page.getByRole('region', { name: 'Receipt of the batch' })
      await receipt.getByRole('heading', { level: 1 }).waitFor()
      expect(await receipt.innerText()).not.toMatch(/Byrne|10200000004/)
      await expectAccessible(page)
    },
  )

  test('10,000 rows scroll, and queuing them can be cancelled', { timeout: 120_000 }, async () => {
    const bytes = Buffer.from(sheetOf(Array.from({ length: 10_000 }, (_, number) => sheetRow(number, DAY))))
    const { imports } = host.client
    const of = { kind: 'tenant-switch', connectionId: 'practice-acquaint', name: 'all.csv' } as const
    const { id } = await imports.begin({ ...of, size: bytes.length })
    for (let number = 0; number * 1_000_000 < bytes.length; number += 1) {
      const piece = bytes.subarray(number * 1_000_000, (number + 1) * 1_000_000)
      await imports.addPiece({ id, number, bytes: piece.toString('base64') })
    }
    expect((await imports.read({ id })).counts).toMatchObject({ rows: 10_000, ready: 10_000 })

    await page.evaluate((to) => (window.location.hash = to), `#/import/${id}/check`)
    await isAt(page, 'Check the rows')
    const table = page.getByRole('table', { name: 'Rows of the file' })
    await table.getByRole('button', { name: /^Row 2\b/ }).focus()
    for (const [key, row] of [
      ['PageDown', null],
      ['End', 10_001],
      ['ArrowUp', 10_000],
      ['Home', 2],
    ] as const) {
      await page.keyboard.press(key)
      if (row === null) continue
      const button = table.getByRole('button', { name: new RegExp(`^Row ${row}\\b`) })
      await expect.poll(() => button.evaluate((one) => one === document.activeElement)).toBe(true)
      expect(await button.evaluate((one) => one.getBoundingClientRect().top)).toBeGreaterThan(0)
      expect(await table.locator('tbody tr').count()).toBeLessThan(60)
    }
    // The wheel too: what comes into view is filled.
    await page.mouse.move(640, 400)
    await page.mouse.wheel(0, 200_000)
    await expect.poll(() => table.getByRole('button', { name: /^Row \d{4}\b/ }).count()).toBeGreaterThan(5)

    await page.evaluate((to) => (window.location.hash = to), `#/import/${id}/queue`)
    await page.getByRole('button', { name: 'Queue 10,000 rows' }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('not one of the rows is in the outbox').waitFor()
    expect((await host.client.outbox.status()).counts.queued).toBe(0)
  })
})
