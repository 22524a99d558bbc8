import { VISIT_MEDICAL_WORDING } from './appointment-answers-words.ts'
import type { ConsentWording } from './consent-answers.ts'
import { PSR_WORDING } from './psr-answers-basis.ts'
import { CRITICAL_CARE_WORDING } from './switch-answers-consent.ts'

/**
 * Every text that was ever read out before health data was sent, by its version. A record holds the version only, so a text stays here
 * for as long as a record may name it: one that is changed gets a new version, and is put beside the old one.
 */
const ALL: readonly ConsentWording[] = [CRITICAL_CARE_WORDING, PSR_WORDING, VISIT_MEDICAL_WORDING]

export const WORDINGS: ReadonlyMap<string, ConsentWording> = new Map(ALL.map((one) => [one.version, one]))

/** What was read out, word for word; null for a version that is none of ours (a body from elsewhere may name any). */
export function wordingText(version: string): string | null {
  return WORDINGS.get(version)?.text ?? null
}
