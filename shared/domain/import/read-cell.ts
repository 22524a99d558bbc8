import type { CodeTable } from '../codes.ts'
import { CONSENT_MEMBERS } from '../consent.ts'
import { problem } from '../problem-codes.ts'
import type { Problem } from '../problem.ts'
import { codeOfWord } from './code-words.ts'
import type { ImportField } from './import-field.ts'
import { readWrittenDate, type DateOrder } from './written-date.ts'

/** What a cell says, for the body and in words; or why it says nothing. An empty cell says nothing and is no problem. */
export interface CellReading {
  value: string | number | boolean | readonly string[] | null
  meaning: string
  problem: Problem | null
}

export interface CellContext {
  codes: CodeTable
  dateOrder: DateOrder
}

const EMPTY: CellReading = { value: null, meaning: '', problem: null }
/** 1.0123E+10, as a spreadsheet shows a long number in a narrow column, and saves it. */
const EXPONENT = /^[+-]?\d+(?:[.,]\d+)?E[+-]?\d+$/i
const MOST_INT32 = 2_147_483_647
const YES_NO: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  y: true,
  false: false,
  no: false,
  n: false,
}

/** Reads one cell for the member that its column holds. Never throws. */
export function readCell(text: string, field: ImportField, context: CellContext): CellReading {
  const trimmed = text.trim()
  if (trimmed === '') return EMPTY
  switch (field.kind) {
    case 'text':
      return said(trimmed, trimmed)
    case 'number-text':
      // Kept as text, for its leading zeros and its plus.
      return EXPONENT.test(trimmed) ? wrong('HO-IMPORT-EXPONENT', field) : said(trimmed, trimmed)
    case 'whole':
      return readWhole(trimmed, field)
    case 'yes-no': {
      const word = trimmed.toLowerCase()
      const value = Object.hasOwn(YES_NO, word) ? YES_NO[word] : undefined
      return value === undefined ? wrong('HO-IMPORT-NOT-YES-NO', field) : said(value, value ? 'Yes' : 'No')
    }
    case 'date':
      return readDate(trimmed, field, context)
    case 'code':
      return readCode(trimmed, field, context)
    case 'consent':
      return readConsent(trimmed, field, context)
  }
}

function readWhole(text: string, field: ImportField): CellReading {
  if (EXPONENT.test(text)) return wrong('HO-IMPORT-EXPONENT', field)
  if (!/^[0-9]{1,15}$/.test(text)) return wrong('HO-IMPORT-NOT-DIGITS', field)
  const number = Number(text)
  if (number > MOST_INT32) return wrong('HO-SWITCH-NUMBER-RANGE', field)
  return said(number, String(number))
}

function readDate(text: string, field: ImportField, { dateOrder }: CellContext): CellReading {
  const date = readWrittenDate(text, dateOrder)
  return date.ok ? said(date.date, date.meaning) : wrong(date.why, field)
}

function readCode(
  text: string,
  field: Extract<ImportField, { kind: 'code' }>,
  { codes }: CellContext,
): CellReading {
  if (EXPONENT.test(text)) return wrong('HO-IMPORT-EXPONENT', field)
  const code = codeOfWord(text, field.group, codes)
  if (code.ok) return said(code.number, code.meaning)
  if (code.why === 'HO-IMPORT-CODE-NOT-KNOWN')
    return wrong(code.why, field, { message: `Acquaint’s number for “${code.choice}” is not known.` })
  const words = code.known.slice(0, 12).join(', ')
  return wrong(
    code.why,
    field,
    words === ''
      ? {}
      : { fix: `Write one of: ${words}; or a number. More can be added on the connection’s page.` },
  )
}

function readConsent(
  text: string,
  field: Extract<ImportField, { kind: 'consent' }>,
  context: CellContext,
): CellReading {
  if (field.member === 'at') return readDate(text, field, context)
  if (field.member !== 'scope') return said(text, text)
  const scope = text
    .toLowerCase()
    .split(/[\s,;+&/]+|\band\b/)
    .filter((word) => word !== '')
  const known = scope.every((word) => word === 'record' || word === 'share')
  if (!known) return wrong('HO-IMPORT-CONSENT', field, { fix: `Give ${CONSENT_MEMBERS.scope}.` })
  return said([...new Set(scope)], [...new Set(scope)].join(' and '))
}

function said(value: CellReading['value'], meaning: string): CellReading {
  return { value, meaning, problem: null }
}

function wrong(
  code: Parameters<typeof problem>[0],
  { path }: ImportField,
  instead?: { message?: string; fix?: string },
): CellReading {
  return { value: null, meaning: '', problem: problem(code, path, instead) }
}
