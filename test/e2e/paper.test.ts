import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { today } from '#shared/domain/calendar-date.ts'
import { sheetOf, sheetRow } from '../support/import-rows.ts'
import { needsBrowserHost } from './support/host-kind.ts'
import { practiceScreens, type Screens } from './support/screens.ts'

/** The page as it prints: how often each size of paper is used, in points, and whether it can be read aloud. */
async function printed(page: Page) {
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })
  const text = bytes.toString('latin1')
  return {
    sizes: [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(
      ([, width = '', height = '']) => (Number(width) > Number(height) ? 'across' : 'upright'),
    ),
    tagged: text.includes('/MarkInfo'),
  }
}

/** What is to be seen on paper of the page. */
async function wordsOnPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  const words = await page.locator('main').innerText()
  await page.emulateMedia({ media: null })
  return words
}

/** A batch that was received whole. */
async function receivedBatch({ host }: Screens) {
  const { imports, batches, receipts } = host.client
  const bytes = Buffer.from(sheetOf([0, 1, 2].map((number) => sheetRow(number, today(), {}))))
  const of = { kind: 'tenant-switch', connectionId: 'practice-acquaint', name: 'september.csv' } as const
  const { id } = await imports.begin({ ...of, size: bytes.length })
  await imports.addPiece({ id, number: 0, bytes: bytes.toString('base64') })
  await imports.read({ id })
  const { batch } = await imports.queue({ id })
  if (batch === null) throw new Error('Nothing was queued.')
  await expect.poll(async () => (await batches.get({ id: batch.id })).counts.accepted).toBe(3)
  const [receipt] = await receipts.list()
  return { batchId: batch.id, receiptId: receipt?.id ?? '' }
}

describe.skipIf(needsBrowserHost('printing without its dialog that a test can ask for'))(
  'on paper',
  { timeout: 120_000 },
  () => {
    const screens = practiceScreens()

    test('a batch lies across, with its own title only; a receipt stands upright, on one page', async () => {
      const page = await screens.openAsAgent()
      const { batchId, receiptId } = await receivedBatch(screens)
      const goTo = (hash: string) => page.evaluate((to) => (window.location.hash = to), hash)

      await goTo(`#/batches/${batchId}/receipt`)
      await page.getByRole('region', { name: 'Receipt of the batch' }).getByText('3 of 3 received').waitFor()
      const batch = await printed(page)
      expect([...new Set(batch.sizes)]).toEqual(['across'])
      expect(batch.tagged).toBe(true)
      expect(await wordsOnPaper(page)).not.toMatch(/Queued today|Print|Save as/)

      await goTo(`#/receipts/${receiptId}`)
      await page.getByRole('article', { name: 'Receipt' }).waitFor()
      expect((await printed(page)).sizes).toEqual(['upright'])
      expect(await wordsOnPaper(page)).not.toMatch(/What happens next|Print|Save as/)
    })
  },
)
