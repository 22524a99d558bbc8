import * as v from 'valibot'

/**
 * The recorded basis for sending health data (a switch with criticalCare: true, a Priority Services record).
 * Explicit consent unless the office has set up another basis.
 */
const told = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))

export const Consent = v.object({
  basis: told(100),
  /** Version of the wording that was read out or shown. */
  wording: told(100),
  givenBy: told(200),
  how: told(100),
  /** ISO date or date and time, as people wrote it down; no zone. */
  at: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/)),
  scope: v.pipe(v.array(v.picklist(['record', 'share'])), v.minLength(1)),
})
export type Consent = v.InferOutput<typeof Consent>

/** What each member of a basis is, as one is asked for it. */
export const CONSENT_MEMBERS: Readonly<Record<keyof Consent, string>> = {
  basis: 'the basis, for example explicit-consent',
  wording: 'which wording was read out or shown',
  givenBy: 'who gave it',
  how: 'how it was given, for example by telephone',
  at: 'when, as yyyy-MM-dd or yyyy-MM-ddTHH:mm',
  scope: 'a list of record, share or both',
}

/** Who gave the basis of an example, so that nobody sends an invented one: only practice takes it. */
export const EXAMPLE_GIVER = 'Example person (practice)'
