import { dayOf, daysBetween } from '../calendar-date.ts'
import type { Consent } from '../consent.ts'
import { problem } from '../problem-codes.ts'
import type { Problem } from '../problem.ts'

/** What health data is called where its basis is asked for, and what may be done instead. */
export interface BasisWords {
  missing?: { message: string; fix: string }
  scope?: { fix: string }
}

/**
 * Health data is sent only with a recorded basis for both recording and sharing it, given on a real day that is not in the future.
 *
 * @param today `yyyy-MM-dd`
 * @param at where the basis stands in what was given
 */
export function checkBasis(
  consent: Consent | null,
  today: string,
  at = 'consent',
  words: BasisWords = {},
): Problem[] {
  if (consent === null) return [problem('HO-CONSENT-MISSING', at, words.missing)]
  const found: Problem[] = []
  if (!consent.scope.includes('record') || !consent.scope.includes('share'))
    found.push(problem('HO-CONSENT-SCOPE', at, words.scope))
  const day = dayOf(consent.at)
  if (day === null || daysBetween(today, day) > 0) found.push(problem('HO-CONSENT-DATE', `${at}.at`))
  return found
}
