import { eventIterator } from '@orpc/contract'
import * as v from 'valibot'
import { Consent } from '../domain/consent.ts'
import { Problem } from '../domain/problem.ts'
import { SubmissionKind, SubmissionState } from '../domain/submission.ts'
import { procedure } from './errors.ts'

/** A line of what is shown of a submission; redacted. */
const SummaryLine = v.object({ label: v.string(), value: v.string() })

const shortId = v.pipe(v.string(), v.maxLength(64))
const id = v.object({ id: shortId })

/** One thing to be sent and where it stands. Times are ISO 8601 in UTC. */
export const Submission = v.object({
  id: v.string(),
  kind: SubmissionKind,
  state: SubmissionState,
  connectionId: v.string(),
  connectionLabel: v.string(),
  /** The home in short. */
  title: v.string(),
  createdAt: v.string(),
  updatedAt: v.string(),
  /** When its bytes last left, or null. */
  sentAt: v.nullable(v.string()),
  nextTryAt: v.nullable(v.string()),
  attempts: v.number(),
  /** `{caseID, switchOverID}` for Acquaint; {} until accepted. */
  remoteIds: v.record(v.string(), v.string()),
  /** The submissions whose ids it takes: it goes only once they were accepted. */
  dependsOn: v.array(v.string()),
  errors: v.array(Problem),
  warnings: v.array(Problem),
  receiptId: v.nullable(v.string()),
  /** A rejected one that needs nobody's attention any more. */
  setAside: v.boolean(),
  /** The batch that it came in with, and the row of its file; null when it was made by itself. */
  batch: v.nullable(v.object({ id: v.string(), line: v.number() })),
  /** Technical: what the last attempt met, without personal data; null before the first. */
  lastAttempt: v.nullable(v.object({ code: v.string(), detail: v.string() })),
})
export type Submission = v.InferOutput<typeof Submission>

/** The earlier submission that a duplicate was stopped by. */
export const Duplicate = v.object({
  submissionId: v.string(),
  state: SubmissionState,
  receiptId: v.nullable(v.string()),
  createdAt: v.string(),
  remoteIds: v.record(v.string(), v.string()),
  /** False when the earlier one names another person on the same meter and day. */
  samePerson: v.boolean(),
  /** The member of the body that both share, such as `property.gprn`. */
  path: v.string(),
})
export type Duplicate = v.InferOutput<typeof Duplicate>

/** What a service has that looks like an unconfirmed submission. */
export const Candidate = v.object({
  remoteIds: v.record(v.string(), v.string()),
  /** In words, without anything about health. */
  label: v.string(),
  createdAt: v.nullable(v.string()),
  /** Whether it was made after the sending began. */
  madeSince: v.boolean(),
  /** Whether it can be no other one than what was sent; then there are several, or it was made before. */
  certain: v.boolean(),
})
export type Candidate = v.InferOutput<typeof Candidate>

/** A request body of any kind in the seed's shape, as parsed JSON; checked by its kind's own rules. */
const body = v.unknown()
const consent = v.nullable(Consent)
/** Why a duplicate is meant; null stops at one. */
const reason = v.nullable(v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(500)))
/** The wizard's answers, kept so that a rejected one can be mended; null from the command line. */
const answers = v.nullable(
  v.record(v.pipe(v.string(), v.maxLength(80)), v.pipe(v.string(), v.maxLength(10_000))),
)
const parts = v.pipe(
  v.array(v.object({ kind: SubmissionKind, body, consent, answers })),
  v.minLength(1),
  v.maxLength(8),
)

export const Findings = v.object({ errors: v.array(Problem), warnings: v.array(Problem) })

export const CreateOutcome = v.variant('outcome', [
  v.object({ outcome: v.literal('queued'), submission: Submission }),
  v.object({ outcome: v.literal('refused'), errors: v.array(Problem), warnings: v.array(Problem) }),
  v.object({
    outcome: v.literal('duplicate'),
    of: Duplicate,
    errors: v.array(Problem),
    warnings: v.array(Problem),
  }),
])
export type CreateOutcome = v.InferOutput<typeof CreateOutcome>

/** Refused or stopped parts are named by their place in what was given. Paths of their problems are below `KIND/`. */
export const TogetherOutcome = v.variant('outcome', [
  v.object({ outcome: v.literal('queued'), submissions: v.array(Submission) }),
  v.object({ outcome: v.literal('refused'), errors: v.array(Problem), warnings: v.array(Problem) }),
  v.object({
    outcome: v.literal('duplicate'),
    of: Duplicate,
    part: v.number(),
    errors: v.array(Problem),
    warnings: v.array(Problem),
  }),
])
export type TogetherOutcome = v.InferOutput<typeof TogetherOutcome>

export const submissions = {
  /** Checks a body without storing it. */
  check: procedure
    .input(v.object({ kind: SubmissionKind, connectionId: shortId, body, consent }))
    .output(v.object({ ...Findings.entries, duplicate: v.nullable(Duplicate) })),
  /** The exact bytes that would be sent, as text; `problems` says why there are none (text is then ''). Checks the shape only. */
  preview: procedure
    .input(
      v.object({
        kind: SubmissionKind,
        connectionId: shortId,
        format: v.nullable(v.picklist(['json', 'xml', 'form'])),
        body,
      }),
    )
    .output(v.object({ contentType: v.string(), text: v.string(), problems: v.array(Problem) })),
  /** Checks, stores and queues; the draft it came from is removed in the same transaction. */
  create: procedure
    .input(
      v.object({
        kind: SubmissionKind,
        connectionId: shortId,
        body,
        consent,
        allowDuplicate: reason,
        draftId: v.nullable(shortId),
        answers,
      }),
    )
    .output(CreateOutcome),
  /**
   * Checks without storing what `createTogether` takes.
   */
  checkTogether: procedure
    .input(v.object({ connectionId: shortId, parts }))
    .output(
      v.object({ ...Findings.entries, duplicate: v.nullable(v.object({ of: Duplicate, part: v.number() })) }),
    ),
  /**
   * Checks, stores and queues several parts in one transaction, all or none. A relationship id `step:N` in a body stands for the id
   * that part N will get: that part waits for N, gets the id when N is accepted, and is cancelled when N is rejected or cancelled.
   */
  createTogether: procedure
    .input(
      v.object({
        connectionId: shortId,
        parts,
        allowDuplicate: reason,
        draftId: v.nullable(shortId),
      }),
    )
    .output(TogetherOutcome),
  /**
   * Asks the service whether it has an unconfirmed one. Exactly one that was made since the sending began settles it; else
   * `candidates` are to be chosen from. `failure` says why it could not be asked.
   */
  lookUp: procedure.input(id).output(
    v.object({
      submission: Submission,
      candidates: v.array(Candidate),
      failure: v.nullable(Problem),
    }),
  ),
  /** Every state, oldest first. */
  list: procedure.input(v.object({ state: v.nullable(SubmissionState) })).output(v.array(Submission)),
  /** Some of a longer list: `total` is how many there are in all. */
  page: procedure
    .input(
      v.object({
        /** Null: every state. */
        states: v.nullable(v.pipe(v.array(SubmissionState), v.maxLength(7))),
        /** Null: also those that were set aside. */
        setAside: v.nullable(v.boolean()),
        newestFirst: v.boolean(),
        offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
        limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
      }),
    )
    .output(v.object({ total: v.number(), submissions: v.array(Submission) })),
  get: procedure.input(id).output(Submission),
  /** What it is about, as its receipt would show it: it names nobody in full. For somebody who rings the service about it. */
  summary: procedure.input(id).output(v.object({ lines: v.array(SummaryLine) })),
  /** Only before it is sent (queued, waiting). */
  cancel: procedure.input(id).output(Submission),
  /** Takes a rejected one out of what needs attention; it stays on record. */
  setAside: procedure.input(id).output(Submission),
  /** Tries a waiting one now. */
  sendNow: procedure.input(id).output(Submission),
  /** Answers the question for an unconfirmed one: they have it (with their case number), or send it again. */
  resolve: procedure
    .input(
      v.object({
        id: shortId,
        how: v.variant('answer', [
          v.object({
            answer: v.literal('received'),
            caseNumber: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
          }),
          v.object({ answer: v.literal('resend') }),
        ]),
      }),
    )
    .output(Submission),
}

/** `here`: this process sends · `elsewhere`: another process on this profile holds the lock · `idle`: nobody does. */
export const OutboxStatus = v.object({
  sender: v.picklist(['here', 'elsewhere', 'idle']),
  /** Everything is paused; a connection may be paused by itself too. */
  paused: v.boolean(),
  /** This computer has no network: what is queued goes when it is back. */
  offline: v.boolean(),
  /** Rejected ones that were set aside; they are among `rejected` too. */
  setAside: v.number(),
  counts: v.object({
    drafts: v.number(),
    queued: v.number(),
    waiting: v.number(),
    sending: v.number(),
    unconfirmed: v.number(),
    rejected: v.number(),
    accepted: v.number(),
    cancelled: v.number(),
  }),
})
export type OutboxStatus = v.InferOutput<typeof OutboxStatus>

/** How far the sending is. Carries no personal data. */
export const Progress = v.object({
  /** What was queued since the outbox was last empty, what of it has its answer, and what has not left yet. */
  total: v.number(),
  settled: v.number(),
  left: v.number(),
  sending: v.number(),
  /** Answers in the last minute, or since it began when that is less; null while it cannot be told. */
  perMinute: v.nullable(v.number()),
  /** Null while it cannot be told: paused, offline, or nothing was answered yet. */
  secondsLeft: v.nullable(v.number()),
  paused: v.boolean(),
  offline: v.boolean(),
  /** When the service asked to be left alone until then: ISO 8601 in UTC. */
  heldUntil: v.nullable(v.string()),
})
export type Progress = v.InferOutput<typeof Progress>

/** Something changed; read it anew. Carries no personal data. */
export const Change = v.object({
  area: v.picklist(['submissions', 'drafts', 'connections', 'profile', 'imports', 'homes']),
})
export type Change = v.InferOutput<typeof Change>

export const outbox = {
  status: procedure.output(OutboxStatus),
  /**
   * Sends what can be sent, for hosts that do not send by themselves, and returns when nothing more can be
   * sent within `waitSeconds`. `only` limits it to one submission. When another process holds the lock it watches.
   */
  run: procedure
    .input(
      v.object({
        only: v.nullable(shortId),
        waitSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400)),
        /** At most so many at once; absent: as many of each connection as is set for it. */
        concurrency: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64))),
        /** Requests a minute per connection; null for no limit; absent: as is set for each. */
        ratePerMinute: v.optional(
          v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
        ),
      }),
    )
    .output(v.object({ submissions: v.array(Submission) })),
  /** Sends nothing more until it is resumed; kept over a restart. One connection, or all when null. */
  pause: procedure.input(v.object({ connectionId: v.nullable(shortId) })).output(OutboxStatus),
  resume: procedure.input(v.object({ connectionId: v.nullable(shortId) })).output(OutboxStatus),
  /** Yields at once and then at most four times a second while something changes. */
  progress: procedure.output(eventIterator(Progress)),
  /** Yields at once and then after every change. */
  changes: procedure.output(eventIterator(Change)),
}
