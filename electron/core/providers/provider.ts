import type { Connection, TestResult, WireFormat } from '#shared/contract/connections.ts'
import type { CodeTable, Country, MeterMeaning, SwitchMeaning } from '#shared/domain/codes.ts'
import type { Consent } from '#shared/domain/consent.ts'
import type { KnownReadings } from '#shared/domain/handed-over.ts'
import type { AddressLines } from '#shared/domain/homes/home-words.ts'
import type { TextCode } from '#shared/domain/problem-texts.ts'
import type { Findings, Problem } from '#shared/domain/problem.ts'
import type { ProviderName, SubmissionKind } from '#shared/domain/submission.ts'
import type { Secret } from '../vault/secret.ts'

/** What a job needs to know of the connection it is for. */
export type ConnectionFacts = Pick<
  Connection,
  'id' | 'baseUrl' | 'authUrl' | 'format' | 'codes' | 'organisation' | 'resources' | 'practice'
>

/** What a body is checked against and encoded with. */
export type JobConnection = Pick<
  ConnectionFacts,
  'format' | 'codes' | 'organisation' | 'resources' | 'practice'
>

/** What a connection is before anybody set it up: only what is documented. */
export function undecidedConnection(codes: CodeTable, practice: boolean): JobConnection {
  return { format: 'json', codes, organisation: null, resources: {}, practice }
}

/** The exact bytes of a request, made once and stored before the first of them leaves. */
export interface EncodedRequest {
  method: 'POST' | 'PATCH'
  /** Relative to the connection's base URL. */
  path: string
  contentType: string
  accept: string
  body: Uint8Array
}

/** What became of one attempt; the outbox turns it into a state (design: life of a submission). */
export type Outcome =
  | {
      kind: 'accepted'
      remoteIds: Record<string, string>
      answer: Uint8Array
      status: number
      /** Where the service says that it keeps what was made (`Location`); null when it does not say. */
      location: string | null
    }
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
  check(body: unknown, context: JobConnection & { consent: Consent | null; today: string }): Findings
  /** The basis that travels with a body in a file, if this kind has such a place; never sent. */
  consentIn?(body: unknown): Consent | null
  /** Only the shape is checked. */
  preview(body: unknown, connection: JobConnection, format: WireFormat | 'form'): Preview
  /** Of a body that `check` passed without errors. Throws if it was not. */
  encode(body: unknown, connection: JobConnection): EncodedRequest
  /** By what an earlier submission of the same thing is found. */
  fingerprints(body: unknown): JobFingerprint[]
  /**
   * The body with Handover's reference (`ho-1a2b3c4d`) in it; absent where a service has no place for one. One that the wizard made,
   * which is among its answers, is kept. Any other that the body brings is another service's.
   */
  withReference?(body: unknown, reference: string, answers: WizardAnswers | null): unknown
  /** Whether numbers are kept as they stand in a file (WrittenNumber): read as numbers, their digits might change. */
  readonly writtenNumbers?: true
  /**
   * The codes of unconfirmed outcomes after which the service may still be at work on it. What would be paid twice is not sent again
   * soon after one of these.
   */
  readonly notSoonAfter?: readonly string[]
  /** Whether the ids in a body mean other records on another connection, so that what is alike is so on one connection only. */
  readonly idsAreLocal?: true
  /** Who it is for, in plain text; the caller hashes it, to tell "another person on the same meter and day". */
  person(body: unknown): string
  /** Submissions of one home are sent in order; the caller hashes it. */
  home(body: unknown): string
  /** Of a switch: from which day (`yyyy-MM-dd`) somebody else pays, and what the meters showed; null where it does not say. */
  handsOver?(body: unknown): { day: string; readings: KnownReadings } | null
  /** The home, or what it is about, in short, for lists. Never anything about health. */
  title(body: unknown, answers: WizardAnswers | null): string
  /** What a receipt shows once the body is erased: labels and values that name nobody in full, and nothing about health. */
  redactedView(body: unknown, connection: JobConnection, answers: WizardAnswers | null): ViewLine[]
  /**
   * The home and the people that it is about, of the bytes as they were sent and the answers they were made from. Absent where a kind
   * names neither. Throws on bytes that are not of this kind.
   */
  subjects?(sent: Uint8Array, context: { codes: CodeTable; answers: WizardAnswers | null }): JobSubjects
  /** What the redacted view hides, of the bytes as they were sent. Absent where it hides nothing. */
  hiddenView?(sent: Uint8Array): ViewLine[]
}

/** Somebody as a submission names them; absent parts are ''. */
export interface SubjectPerson {
  title: string
  firstName: string
  lastName: string
  phone: string
  email: string
  /** `yyyy-MM-dd`, or null. */
  dateOfBirth: string | null
}

/** What a submission says of a home and of people; nothing about health. */
export interface JobSubjects {
  home: {
    country: Country | null
    /** Lines as they were sent; absent ones are ''. */
    address: AddressLines
    /** Digits; null where there is none. */
    mprn: string | null
    gprn: string | null
    supply: SwitchMeaning | null
    meterType: MeterMeaning | null
    payAsYouGo: boolean | null
    /** The agency's own number of it at the service. */
    propertyId: string | null
  }
  /** Who pays from now on, when that is a tenant or a purchaser. */
  payer: SubjectPerson | null
  /** Tenants who moved in too and were not sent. */
  others: SubjectPerson[]
  landlord: (SubjectPerson & { details: WizardAnswers }) | null
}

export type WizardAnswers = Readonly<Record<string, string>>

export interface ViewLine {
  label: string
  value: string
}

/** A submission whose answer was lost, as it was sent. */
export interface SentSubmission {
  kind: SubmissionKind
  body: Uint8Array
  /** ISO 8601 in UTC: when its first byte may have left. */
  sentAt: string
}

/** What a service has that is the same in all that tells one from another. */
export interface Match {
  remoteIds: Record<string, string>
  /** In words, without anything about health. */
  label: string
  createdAt: string | null
  /** Whether it was made after the sending began, by the service's own clock. */
  madeSince: boolean
  /** Whether it can be no other one than what was sent. Only such a one settles a submission by itself. */
  certain: boolean
  /** The address that the service gives it; null when it gives none. */
  location: string | null
  /** The record as the service gave it, for the receipt. */
  answer: Uint8Array
}

/** `cannot`: the service offers no way to ask. `failed`: it did not answer this time. */
export type LookUp =
  | { kind: 'looked'; matches: Match[] }
  | { kind: 'cannot'; code: string; detail: string }
  | { kind: 'failed'; code: string; detail: string }

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
  /** Asks for what became of a submission whose answer was lost. Absent where a service has nothing to read back. */
  lookUp?(
    connection: ConnectionFacts,
    secret: Secret,
    sent: SentSubmission,
    signal: AbortSignal,
  ): Promise<LookUp>
  /** Forgets tokens of a connection whose secret or address changed. */
  forget(connectionId: string): void
  /** Tells the service that a session in memory is over, as far as it can be told, and forgets it. Absent where there are none. */
  signOut?(connection: ConnectionFacts): Promise<void>
}
