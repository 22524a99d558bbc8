import type { Consent } from '../consent.ts'
import type { ResourceOverrides } from '../resources.ts'

/** What the rules of Ctrl Hub's kinds need to know besides the body. `today` is a calendar date `yyyy-MM-dd`. */
export interface CtrlHubContext {
  resources: ResourceOverrides
  organisation: { id: string; label: string } | null
  practice: boolean
  consent: Consent | null
  today: string
}
