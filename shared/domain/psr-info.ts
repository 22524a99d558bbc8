import { MAX_NEED_TEXT, NEED_WITH_TEXT, needOf } from './needs-codes.ts'

/*
 * Needs in the `extra_info` of a Priority Services record. Ctrl Hub documents a list of display name, field and value and publishes
 * no vocabulary for it, so these triples are a convention of Handover's own:
 *
 * | field             | display_name                        | value                                                              |
 * | ----------------- | ----------------------------------- | ------------------------------------------------------------------ |
 * | `needs_codes`     | Needs codes                         | two-digit codes in order, with commas (`01,14`); '' for none at all |
 * | `needs_expiry_NN` | Review date of need NN              | `yyyy-MM-dd`; for 29, 32, 33 and 34                                |
 * | `needs_text_17`   | Language or communication need      | what helps, in the person's words; for 17                          |
 *
 * The list is always the whole of what is so, never what changes. Triples of anybody else pass through untouched.
 */

/** One entry of `extra_info`. */
export interface InfoTriple {
  display_name: string
  field: string
  value: string
}

/** What a record says about needs. */
export interface PsrInfo {
  /** Whether it has a list of codes at all: a record without one says nothing, one with an empty list says "none". */
  listed: boolean
  /** As they were written, in order, each once; also those that are not in our list. */
  codes: readonly string[]
  /** Review dates by code, as they were written (`yyyy-MM-dd` is meant). */
  expiries: Readonly<Record<string, string>>
  /** What was written for need 17; '' for nothing. */
  text: string
  /** The triples that are not ours. */
  other: readonly InfoTriple[]
}

export const NEEDS_FIELD = 'needs_codes'
export const NEED_TEXT_FIELD = `needs_text_${NEED_WITH_TEXT}`

/** The field that holds the review date of a need. */
export function expiryField(code: string): string {
  return `needs_expiry_${code}`
}

/** Reads the triples of a record. Where one of ours comes twice, the first counts. */
export function readPsrInfo(triples: readonly InfoTriple[]): PsrInfo {
  const first = new Map<string, string>()
  for (const { field, value } of triples) if (!first.has(field)) first.set(field, value)
  const list = first.get(NEEDS_FIELD)
  const expiries = [...first].flatMap(([field, value]) => {
    const code = codeOfExpiry(field)
    return code === null ? [] : [[code, value] satisfies [string, string]]
  })
  return {
    listed: list !== undefined,
    codes: sortedCodes(list?.split(',') ?? []),
    expiries: Object.fromEntries(expiries),
    text: first.get(NEED_TEXT_FIELD) ?? '',
    other: triples.filter(({ field }) => !isOurs(field)),
  }
}

/**
 * Writes needs as triples: ours first, then the others as they were. A review date or text whose need is not in the list is left
 * out, and so is what is empty.
 */
export function writePsrInfo(info: PsrInfo): InfoTriple[] {
  const codes = sortedCodes(info.codes)
  const text = info.text.trim()
  return [
    ...(info.listed ? [{ display_name: 'Needs codes', field: NEEDS_FIELD, value: codes.join(',') }] : []),
    ...codes.flatMap((code) => {
      const value = Object.hasOwn(info.expiries, code) ? (info.expiries[code] ?? '') : ''
      if (value === '') return []
      return [{ display_name: `Review date of need ${code}`, field: expiryField(code), value }]
    }),
    ...(text !== '' && codes.includes(NEED_WITH_TEXT)
      ? [{ display_name: 'Language or communication need', field: NEED_TEXT_FIELD, value: text }]
      : []),
    ...info.other,
  ]
}

/** Which needs a new record adds to the one before, takes away from it, and keeps; codes in order. */
export interface NeedsChange {
  added: string[]
  removed: string[]
  kept: string[]
}

/** What changes from one set of needs to another. */
export function changeOf(before: Pick<PsrInfo, 'codes'>, after: Pick<PsrInfo, 'codes'>): NeedsChange {
  const [old, now] = [sortedCodes(before.codes), sortedCodes(after.codes)]
  return {
    added: now.filter((code) => !old.includes(code)),
    removed: old.filter((code) => !now.includes(code)),
    kept: now.filter((code) => old.includes(code)),
  }
}

/** Trimmed, in order, each once; what is empty between two commas is no code. */
export function sortedCodes(codes: readonly string[]): string[] {
  return [...new Set(codes.map((code) => code.trim()).filter((code) => code !== ''))].sort()
}

/** Whether a need's text is longer than suppliers take it. */
export function isNeedTextTooLong(text: string): boolean {
  return text.trim().length > MAX_NEED_TEXT
}

/** The codes of a set that need a review date. */
export function codesToReview(codes: readonly string[]): string[] {
  return sortedCodes(codes).filter((code) => needOf(code)?.temporary === true)
}

/** Whether a field is one of ours. */
export function isOurs(field: string): boolean {
  return field === NEEDS_FIELD || field === NEED_TEXT_FIELD || codeOfExpiry(field) !== null
}

function codeOfExpiry(field: string): string | null {
  return /^needs_expiry_(\d{2})$/.exec(field)?.[1] ?? null
}
