import type { CodeTable } from '#shared/domain/codes.ts'
import type { SampleHome } from '#shared/contract/homes.ts'

/** One request as the stand-in received it. */
export interface JournalEntry {
  at: string
  method: string
  path: string
  headers: Record<string, string>
  body: string
  status: number | null
  /** What the stand-in recorded for good, if anything: `{caseID, switchOverID}`. */
  recorded: Record<string, string> | null
}

/**
 * A failure to play. `path` is matched as a prefix of the request path, case-insensitively; `times` counts down (default 1).
 * `status` answers without recording; a 401 also ends the token that came with the request, and a 5xx without a `body` is
 * the HTML page of IIS. `delay` answers late. `reset` resets the connection before anything is recorded. `truncate` records and
 * sends half of the answer, `malformed` records and answers with what is neither JSON nor XML, `drop-after-commit` records the
 * request and then drops the connection without an answer.
 */
export interface Fault {
  path: string
  times?: number
  do: 'status' | 'delay' | 'reset' | 'truncate' | 'drop-after-commit' | 'malformed'
  /** For `status`. */
  status?: number
  headers?: Record<string, string>
  body?: string
  contentType?: string
  /** For `delay`: how long before the answer. */
  ms?: number
}

export interface PracticeServer {
  /** `http://127.0.0.1:PORT/` */
  url: string
  credentials: { acquaint: { sitePrefix: string; appPassword: string } }
  /** Codes of the practice service, marked practice only. */
  codes: { acquaint: CodeTable }
  homes: SampleHome[]
  journal: JournalEntry[]
  /** Adds faults to play, in order. */
  addFaults(faults: Fault[]): void
  close(): Promise<void>
}

export interface PracticeOptions {
  /** 0 or absent: any free port. */
  port?: number
  faults?: Fault[]
}

export type StartPractice = (options?: PracticeOptions) => Promise<PracticeServer>
