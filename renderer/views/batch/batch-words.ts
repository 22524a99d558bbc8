import { whenWords } from '#renderer/components/when.ts'
import { submissionsWords } from '#renderer/words/submissions.ts'
import type { Batch } from '#shared/contract/batches.ts'
import { KIND_FACTS, type SubmissionState } from '#shared/domain/submission.ts'

/** The parts of a batch, in the order in which they are told, and which states belong to each. */
export const BATCH_PARTS = [
  { name: 'attention', states: ['unconfirmed', 'rejected'] },
  { name: 'waiting', states: ['queued', 'waiting', 'sending'] },
  { name: 'received', states: ['accepted'] },
  { name: 'cancelled', states: ['cancelled'] },
] as const satisfies readonly { name: string; states: readonly SubmissionState[] }[]
export type BatchPart = (typeof BATCH_PARTS)[number]['name']

/** How many rows of a batch are in a part. */
export function partCount({ counts }: Pick<Batch, 'counts'>, part: BatchPart): number {
  const states = BATCH_PARTS.find(({ name }) => name === part)?.states ?? []
  return states.reduce((sum, state) => sum + counts[state], 0)
}

/** What a batch is called: its kind, its number of rows and its time; never what is in it. */
export function batchTitle({ kind, total }: Pick<Batch, 'kind' | 'total'>): string {
  return submissionsWords().batch.title(KIND_FACTS[kind].title, total)
}

/** "455 of 460 received, 5 need attention · today at 9:30am". */
export function batchStanding(batch: Batch, now: Date = new Date()): string {
  const words = submissionsWords().batch
  const parts = [words.received(batch.counts.accepted, batch.total)]
  const attention = partCount(batch, 'attention')
  if (attention > 0) parts.push(words.attention(attention))
  const waiting = partCount(batch, 'waiting')
  if (waiting > 0) parts.push(words.waiting(waiting))
  return `${parts.join(', ')} · ${whenWords(batch.madeAt, now)}`
}
