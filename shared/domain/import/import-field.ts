import type { CodeGroup } from '../codes.ts'
import type { Consent } from '../consent.ts'

/**
 * A member of a body, or of the recorded basis, that a column can hold. `path` is its JSON path (`property.mprn`), which is also the
 * header of our own files.
 */
export type ImportField =
  | { path: string; kind: 'text' | 'number-text' | 'whole' | 'yes-no' | 'date' }
  | { path: string; kind: 'code'; group: CodeGroup }
  | { path: string; kind: 'consent'; member: keyof Consent }

/** Of the recorded basis: kept, never sent. */
export const CONSENT_FIELDS: readonly ImportField[] = (
  ['basis', 'wording', 'givenBy', 'how', 'at', 'scope'] as const
).map((member) => ({ path: `consent.${member}`, kind: 'consent', member }))

/** The columns that failed.csv adds, and that are ignored when it comes back. */
export const REASON_COLUMNS = ['handover_column', 'handover_reason'] as const

/** Of every kind that has them: without these no row can be sent. */
export const NEEDED_PATHS: readonly string[] = [
  'switchType',
  'meterReadings.meterReadingDate',
  'tenancyStartDate',
  'tenant.lastName',
  'purchaser.lastName',
  'landlord.lastName',
  'billTo',
]
