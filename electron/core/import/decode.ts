import { problem } from '#shared/domain/problem-codes.ts'
import type { Problem } from '#shared/domain/problem.ts'

export type Encoding = 'utf-8' | 'windows-1252'
export type Decoded = { ok: true; text: string; encoding: Encoding } | { ok: false; problem: Problem }

/** What the files that are mistaken for CSV begin with: zip (xlsx, ods) and the compound files of old Office (xls). */
const SPREADSHEETS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

/**
 * The text of a file. Without a choice it is UTF-8 if it can be, else Windows-1252; a byte order mark is not part of the text. Refuses
 * what is no text. Never throws.
 */
export function decode(bytes: Uint8Array, chosen: Encoding | null): Decoded {
  if (bytes.length === 0) return refused('HO-IMPORT-EMPTY')
  if (SPREADSHEETS.some((magic) => magic.every((byte, place) => bytes[place] === byte)))
    return refused('HO-IMPORT-SPREADSHEET')
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return refused('HO-IMPORT-UTF-16')
  // As a buffer, which is searched many times faster.
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(0))
    return refused('HO-IMPORT-NOT-TEXT')
  const decoded = chosen === 'windows-1252' ? null : asUtf8(bytes, chosen === null)
  const text = decoded ?? new TextDecoder('windows-1252').decode(bytes)
  if (text.trim() === '') return refused('HO-IMPORT-EMPTY')
  return { ok: true, text, encoding: decoded === null ? 'windows-1252' : 'utf-8' }
}

/** Null when it is not UTF-8; with `strict` off what is not shows as �. */
function asUtf8(bytes: Uint8Array, strict: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: strict }).decode(bytes)
  } catch {
    return null
  }
}

function refused(code: Parameters<typeof problem>[0]): Decoded {
  return { ok: false, problem: problem(code, '') }
}
