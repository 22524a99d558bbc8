import type { CodeHelp } from '../code-help.ts'
import { ownHelp } from './codes/handover.ts'
import { keepingHelp } from './codes/keeping.ts'
import { serviceHelp } from './codes/services.ts'
import { switchHelp } from './codes/switches.ts'

/** The help of every code, in the order in which it is read. */
export const codes: readonly CodeHelp[] = [...switchHelp, ...serviceHelp, ...ownHelp, ...keepingHelp]

/** Codes that hold the status of an answer: `HO-ACQ-422`. */
export const statusHelp: CodeHelp = {
  codes: [],
  about: 'The service refused it',
  did: 'The service answered clearly that it did not take the submission, and why. Nothing was registered there. The answers are kept.',
  next: 'Open the row in the outbox: what was wrong stands beside its field. Correct it and send again; where no field is named, ask the service and quote the time.',
}
