import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SaveOptions } from '#electron/main/downloads.ts'
import { pdfNameOf, pdfOptions, savePdf } from '#electron/main/pdf.ts'
import { NotNowError } from '#core/refusal.ts'
import { temporaryFolder } from '#test/support/store.ts'

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})
const bytes = new TextEncoder().encode('%PDF-1.7 a receipt')

function desk(choice: { canceled: boolean; filePath: string }) {
  const asked: SaveOptions[] = []
  const printed: unknown[] = []
  return {
    asked,
    printed,
    print: (options: unknown) => {
      printed.push(options)
      return Promise.resolve(bytes)
    },
    ask: (options: SaveOptions) => {
      asked.push(options)
      return Promise.resolve(choice)
    },
    documents: () => '/docs',
  }
}
const chosen = (...parts: string[]) => desk({ canceled: false, filePath: join(folder, ...parts) })

test('what is seen is printed on A4, readable aloud, and written where the user says', async () => {
  const around = chosen('receipt.pdf')
  expect(await savePdf('receipt-7K3', around)).toEqual({ saved: true })
  expect(readFileSync(join(folder, 'receipt.pdf'))).toEqual(Buffer.from(bytes))
  expect(readdirSync(folder)).toEqual(['receipt.pdf'])
  expect(around.printed).toEqual([pdfOptions])
  expect(pdfOptions).toMatchObject({ pageSize: 'A4', generateTaggedPDF: true })
  expect(around.asked).toEqual([
    {
      title: 'Save as PDF',
      defaultPath: join('/docs', 'receipt-7K3.pdf'),
      filters: [
        { name: 'PDF', extensions: ['pdf'] },
        { name: 'All files', extensions: ['*'] },
      ],
    },
  ])
})

test('an older one is replaced as a whole', async () => {
  writeFileSync(join(folder, 'receipt.pdf'), 'x'.repeat(100_000))
  await savePdf('receipt-7K3', chosen('receipt.pdf'))
  expect(readFileSync(join(folder, 'receipt.pdf'))).toEqual(Buffer.from(bytes))
})

test('nothing is written when the user thinks better of it', async () => {
  expect(await savePdf('receipt-7K3', desk({ canceled: true, filePath: '' }))).toEqual({ saved: false })
  expect(readdirSync(folder)).toEqual([])
})

describe('what cannot be done is told in words', () => {
  const refusal = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => expect.unreachable(),
      (caught: unknown) => caught,
    )
    return error instanceof NotNowError ? [error.code, error.message] : error
  }

  test('a folder that is gone', async () => {
    expect(await refusal(savePdf('r', chosen('gone', 'receipt.pdf')))).toEqual([
      'HO-DESKTOP-PDF',
      'That folder is not there any more.',
    ])
  })

  // Not even root makes a file there.
  test('a folder that is not the user’s', async (context) => {
    if (process.platform !== 'linux') context.skip('only Linux has /sys')
    expect(await refusal(savePdf('r', desk({ canceled: false, filePath: '/sys/receipt.pdf' })))).toEqual([
      'HO-DESKTOP-PDF',
      'Handover may not write there.',
    ])
  })

  test('a file that cannot be replaced leaves nothing unfinished behind', async () => {
    mkdirSync(join(folder, 'receipt.pdf'))
    expect(await refusal(savePdf('r', chosen('receipt.pdf')))).toEqual([
      'HO-DESKTOP-PDF',
      'The PDF could not be written there.',
    ])
    expect(readdirSync(folder)).toEqual(['receipt.pdf'])
  })

  test('a page that does not print, before anybody is asked where to', async () => {
    const around = { ...chosen('receipt.pdf'), print: () => Promise.reject(new Error('print')) }
    expect(await refusal(savePdf('r', around))).toEqual([
      'HO-DESKTOP-PDF',
      'The page could not be made into a PDF.',
    ])
    expect(around.asked).toEqual([])
  })
})

test.each([
  ['handover-app://ui/#/receipts/7K3M9Q', 'receipt-7K3M9Q'],
  ['handover-app://ui/#/batches/B12/receipt', 'batch-B12'],
  ['handover-app://ui/#/receipts/7K3%20Anna', 'handover'],
  ['handover-app://ui/#/outbox/7K3', 'handover'],
  ['handover-app://ui/', 'handover'],
])('a PDF of %s is called %s', (url, name) => expect(pdfNameOf(url)).toBe(name))
