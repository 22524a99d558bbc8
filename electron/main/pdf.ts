import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PrintToPDFOptions } from 'electron'
import { NotNowError } from '#core/refusal.ts'
import { saveOptions, type SaveOptions } from './downloads.ts'

/** On A4, as the page's print styles have it, and readable aloud. The margins are those of the styles. */
export const pdfOptions: PrintToPDFOptions = {
  pageSize: 'A4',
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
}

export interface PdfDesk {
  /** Prints what the window shows. */
  print(options: PrintToPDFOptions): Promise<Uint8Array>
  ask(options: SaveOptions): Promise<{ canceled: boolean; filePath: string }>
  /** Where the dialog begins. */
  documents(): string
}

/**
 * Writes what the window shows, as it prints, to where the user says.
 * @param fileName without its end; never holds personal data
 * @returns whether it was saved: the user may think better of it
 * @throws NotNowError HO-DESKTOP-PDF
 */
export async function savePdf(fileName: string, desk: PdfDesk): Promise<{ saved: boolean }> {
  let bytes: Uint8Array
  try {
    // First, so that it is what was seen when it was asked for.
    bytes = await desk.print(pdfOptions)
  } catch {
    throw refused('The page could not be made into a PDF.', 'Try again, or print it.')
  }
  const { canceled, filePath } = await desk.ask({
    ...saveOptions(desk.documents(), `${fileName}.pdf`),
    title: 'Save as PDF',
  })
  if (canceled || filePath === '') return { saved: false }
  await write(filePath, bytes)
  return { saved: true }
}

/** Whole or not at all: under another name until it is complete. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(dirname(path), `.${randomUUID()}.part`)
  try {
    await writeFile(unfinished, bytes, { flush: true })
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    throw notWritten(error)
  }
}

function notWritten(error: unknown): NotNowError {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return refused('There is no room left there.', 'Make room, or choose another folder.')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EBUSY':
      return refused(
        'Handover may not write there.',
        'Close the file if another program has it open, or choose another folder.',
      )
    case 'ENOENT':
    case 'ENOTDIR':
      return refused('That folder is not there any more.', 'Choose another folder.')
    default:
      return refused('The PDF could not be written there.', 'Choose another folder.')
  }
}

function refused(message: string, fix: string): NotNowError {
  return new NotNowError('HO-DESKTOP-PDF', message, fix)
}

/** What a PDF of the page at `url` is called: by the number of its receipt, which is nobody's name. */
export function pdfNameOf(url: string): string {
  const [, place, id] = /#\/(receipts|batches)\/([\w-]{1,40})(?:\/|$)/.exec(url) ?? []
  if (place === undefined || id === undefined) return 'handover'
  return `${place === 'receipts' ? 'receipt' : 'batch'}-${id}`
}
