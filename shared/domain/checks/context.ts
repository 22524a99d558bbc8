import type { CodeTable } from '../codes.ts'
import type { Consent } from '../consent.ts'

/** What the rules need to know besides the body. `today` is a calendar date `yyyy-MM-dd`. */
export interface CheckContext {
  codes: CodeTable
  consent: Consent | null
  today: string
}

/** Which supplies a switch covers; null where its code's meaning is not one of ours. */
export interface Supplies {
  electricity: boolean | null
  gas: boolean | null
}
