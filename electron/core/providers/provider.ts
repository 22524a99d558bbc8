import type { Connection, TestResult, WireFormat } from '#shared/contract/connections.ts'
import type { CodeTable } from '#shared/domain/codes.ts'
import type { Consent } from '#shared/domain/consent.ts'
import type { TextCode } from '#shared/domain/problem-texts.ts'
import type { Findings, Problem } from '#shared/domain/problem.ts'
import type { ProviderName, SubmissionKind } from '#shared/domain/submission.ts'
import type { Secret } from '../vault/secret.ts'

/** What a job needs to know of the connection it is for. */
export type ConnectionFacts = Pick<Connection, 'id' | 'baseUrl' | 'format' | 'codes' | 'practice'>

/** The exact bytes of a request, made once and stored before the first of them leaves. */
export interface EncodedRequest {
  method: 'POST'
  /** Relative to the connection's base URL. */
  path: string
  contentType: string
  accept: string
  body: Uint8Array
}

/** What became of one attempt; the outbox turns it into a state (design: life of a submission). */
export type Outcome =
  | { kind: 'accepted'; remoteIds: Record<string, string>; answer: Uint8Array; status: number }
  | { kind: 'rejected'; errors: Problem[]; code: string; detail: string; answer: Uint8Array; status: number }
  /** Sent, answer unknown: never sent again by itself. */
  | { kind: 'unconfirmed'; code: string; detail: string; status: number | null }
  /** Not sent, or told to come back: safe to try again. `retryAfterMs` is the server's wish. */
  | { kind: 'waiting'; code: string; detail: string; retryAfterMs: number | null }
  /** Signed in and refused twice: the connection must be mended; the submission waits. */
  | { kind: 'sign-in-refused'; code: string; detail: string }

/** The text that would be sent, or why there is none. */
export type Preview = { contentType: string; text: string } | { problems: Problem[] }

/** The member of the body that is told, and a plain text that the caller hashes. */
export interface JobFingerprint {
  path: string
  text: string
  /** Null: only one live submission may have it. Else the code of the warning when another live one has it. */
  warning: TextCode | null
}

/**
 * How one kind of submission is checked, encoded and sent. `Body` is the parsed request body in the seed's shape.
 * All but `send` are pure.
 */
export interface Job {
  readonly kind: SubmissionKind
  readonly provider: ProviderName
  /** A body of real values that `send` takes and practice accepts, as `handover example KIND` prints it. */
  example(): unknown
  /** JSON Schema of what `send` takes. */
  jsonSchema(): unknown
  /** Shape and rules. Errors stop it, warnings do not. `today` is a calendar date `yyyy-MM-dd`. */
  check(
    body: unknown,
    context: { codes: CodeTable; consent: Consent | null; format: WireFormat; today: string },
  ): Findings
  /** Only the shape is checked. */
  preview(body: unknown, codes: CodeTable, format: WireFormat | 'form'): Preview
  /** Of a body that `check` passed without errors. Throws if it was not. */
  encode(body: unknown, connection: Pick<ConnectionFacts, 'codes' | 'format'>): EncodedRequest
  /** By what an earlier submission of the same thing is found. */
  fingerprints(body: unknown): JobFingerprint[]
  /** Who it is for, in plain text; the caller hashes it, to tell "another person on the same meter and day". */
  person(body: unknown): string
  /** Submissions of one home are sent in order; the caller hashes it. */
  home(body: unknown): string
  /** The home in short, for lists. */
  title(body: unknown): string
  /** What a receipt shows once the body is erased: labels and values that name nobody in full. */
  redactedView(
    body: unknown,
    codes: CodeTable,
    answers: Readonly<Record<string, string>> | null,
  ): { label: string; value: string }[]
}

/** A remote system: signs in, sends, and says what became of it. Holds tokens in memory only. */
export interface Provider {
  readonly name: ProviderName
  /** One attempt, with signing in when needed and once again on a 401. Never throws for anything the network or server does. */
  send(
    connection: ConnectionFacts,
    secret: Secret,
    request: EncodedRequest,
    signal: AbortSignal,
  ): Promise<Outcome>
  test(connection: ConnectionFacts, secret: Secret): Promise<TestResult>
  /** Forgets tokens of a connection whose secret or address changed. */
  forget(connectionId: string): void
}
