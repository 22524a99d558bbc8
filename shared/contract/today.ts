import * as v from 'valibot'
import { readCalendarDate } from '../domain/calendar-date.ts'
import { EmptyHome } from '../domain/empty-home.ts'
import { SubmissionKind } from '../domain/submission.ts'
import { FOLLOW_UPS } from '../domain/follow-up.ts'
import { procedure } from './errors.ts'
import { Submission } from './submissions.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check((text) => readCalendarDate(text) !== null),
)

/** A draft in a list; its answers stay where they are. */
export const DraftInShort = v.object({
  id: v.string(),
  kind: SubmissionKind,
  title: v.string(),
  blocked: v.nullable(v.string()),
  updatedAt: v.string(),
})
export type DraftInShort = v.InferOutput<typeof DraftInShort>

/** Something that somebody should look after from a day on: shared/domain/follow-up.ts. */
export const Due = v.object({
  what: v.picklist(FOLLOW_UPS),
  /** By what it is known again: a submission, a batch, a letter, a gas record; of an empty home the submission or tenancy that began that. */
  subject: v.string(),
  /** The home in short, or a batch's file. */
  title: v.string(),
  /** Since when it is due, `yyyy-MM-dd`; of a gas record: when it runs out; of an empty home: since when it is. */
  since: v.string(),
  /** The number to ask by, of a switch; null where there is none. */
  number: v.nullable(v.string()),
  /** Where to look at it: a fragment. */
  address: v.string(),
})
export type Due = v.InferOutput<typeof Due>

export const Overview = v.object({
  /** Connections whose sign-in was refused. */
  refused: v.array(v.object({ id: v.string(), label: v.string() })),
  /** Unconfirmed and rejected ones, and how many there are in all. */
  attention: v.object({ total: count, submissions: v.array(Submission) }),
  /** Drafts that cannot be sent, and those that can; the last one worked on first, and how many there are in all. */
  blocked: v.object({ total: count, drafts: v.array(DraftInShort) }),
  drafts: v.object({ total: count, drafts: v.array(DraftInShort) }),
  /** The most pressing ones; `more`: there are others. */
  due: v.object({ items: v.array(Due), more: v.boolean() }),
  /** The homes that are empty and not among those that are due; the longest empty first. */
  empty: v.object({ total: count, homes: v.array(EmptyHome) }),
  waiting: v.object({ total: count, submissions: v.array(Submission) }),
  /** Letters that were sent and not answered, and whose time is not over. */
  letters: v.array(Due),
  /** What was received in the last seven days, newest first. */
  done: v.array(Submission),
})
export type Overview = v.InferOutput<typeof Overview>

export const today = {
  overview: procedure.output(Overview),
  /** Notes of what is due that it was answered or seen to (`until` null), or puts it off to a day. `noted` is how many there were. */
  follow: procedure
    .input(
      v.object({
        subjects: v.pipe(
          v.array(v.object({ what: v.picklist(FOLLOW_UPS), subject: v.pipe(v.string(), v.maxLength(64)) })),
          v.minLength(1),
          v.maxLength(100),
        ),
        until: v.nullable(day),
      }),
    )
    .output(v.object({ noted: count })),
}
