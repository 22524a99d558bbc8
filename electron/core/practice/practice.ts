import type { CodeTable } from '#shared/domain/codes.ts'
import type { SampleHome } from '#shared/contract/homes.ts'

/** One request as the stand-in received it. */
export interface JournalEntry {
  at: string
  method: string
  path: string
  /** As it was sent, without the question mark; empty when there was none. */
  query: string
  headers: Record<string, string>
  body: string
  status: number | null
  /** What the stand-in recorded for good, if anything: `{caseID, switchOverID}` of Acquaint, `{id}` of Ctrl Hub and Yeti. */
  recorded: Record<string, string> | null
}

/**
 * A failure to play. `path` is matched as a prefix of the request path, case-insensitively, and `method`, if given, must be the
 * request's; `times` counts down (default 1).
 * `status` answers without recording; a 401 also ends the token that came with the request, and without a `body` the answer is
 * what the system at that path says with this status (Acquaint's 5xx: the HTML page of IIS; Ctrl Hub's 500: an error without
 * detail, its 502 to 504: the HTML page of a gateway; Yeti's 401: nothing, its 403 and its 502 to 504: the HTML page of nginx). `delay` answers late. `reset` resets the connection before anything is
 * recorded. `truncate` records and sends half of the answer, `malformed` records and answers with what is neither JSON nor XML,
 * `drop-after-commit` records the request and then drops the connection without an answer.
 */
export interface Fault {
  path: string
  method?: string
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

/** The stand-ins as one who practises knows them: served by this process, or by another one on this computer. */
export interface PracticeService {
  /** `http://127.0.0.1:PORT/` */
  url: string
  credentials: {
    acquaint: { sitePrefix: string; appPassword: string }
    /** A key of a service account. */
    ctrlHub: { clientId: string; clientSecret: string }
    /** A person who signs in by e-mail and password. */
    ctrlHubUser: { email: string; password: string }
    /** An admin user of Yeti. */
    yeti: { username: string; password: string }
    /** Another, who may sign in from an address of some other network only. */
    yetiElsewhere: { username: string; password: string }
  }
  /** The organisation of Ctrl Hub that a ready connection works for. */
  organisation: { id: string; label: string }
  /** Codes of the practice service, marked practice only. */
  codes: { acquaint: CodeTable }
  homes: SampleHome[]
  /** Ends them, where they are served by this process. */
  close(): Promise<void>
}

/** The stand-ins as the process that serves them has them. */
export interface PracticeServer extends PracticeService {
  journal: JournalEntry[]
  /** Adds faults to play, in order. */
  addFaults(faults: Fault[]): void
}

export interface PracticeOptions {
  /** 0 or absent: any free port. */
  port?: number
  faults?: Fault[]
  ctrlHub?: CtrlHubOptions
  yeti?: YetiOptions
}

export interface CtrlHubOptions {
  /** How long access tokens and sessions last; an hour when absent. */
  tokenSeconds?: number
  /** False: lists come whole and without `meta.pagination`, for the service does not page every list (ctrl-hub.md 2). */
  pagination?: boolean
}

export interface YetiOptions {
  /** How long tokens last; 600 when absent, as in Yeti's own examples. */
  tokenSeconds?: number
  /** Where `credentials.yeti` may come from: addresses or networks (`192.0.2.0/24`). Asked at every request; absent: this computer. */
  allowedAddresses?: () => readonly string[]
  /** Yeti's clock, by which tokens end and services are renewed. */
  now?: () => Date
}

export type StartPractice = (options?: PracticeOptions) => Promise<PracticeServer>
