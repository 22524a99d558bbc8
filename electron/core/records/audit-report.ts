import type { Tables } from '../store/tables.ts'

/** An entry, its place in the log, and whether the chain vouches for it. */
export type CheckedEntry = Pick<Tables['audit'], 'event' | 'subject' | 'hash'> & {
  place: number
  holds: boolean
}

export interface AuditProblem {
  /** The number of the entry that does not hold, or of the first one missing. */
  place: number
  what: 'changed' | 'cut-off' | 'body-changed' | 'body-erased'
  message: string
}

/** `ok` is false when anything was changed or cut off. A body erased by retention is told and leaves it true. */
export interface AuditReport {
  ok: boolean
  entries: number
  problems: AuditProblem[]
}
