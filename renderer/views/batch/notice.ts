import { whenWords } from '#renderer/components/when.ts'
import { submissionsWords } from '#renderer/words/submissions.ts'
import type { Batch } from '#shared/contract/batches.ts'
import { batchTitle, partCount } from './batch-words.ts'

/** Something about a batch that somebody should hear. Holds its kind, its counts and its time; never what is in it. */
export interface Notice {
  batchId: string
  tone: 'done' | 'attention'
  text: string
}

/** How a batch stood when it was looked at last. */
export interface SeenBatch {
  done: boolean
  attention: number
}

export function seenBatch(batch: Batch): SeenBatch {
  return { done: batch.doneAt !== null, attention: partCount(batch, 'attention') }
}

/** What is new about a batch since it was looked at; null when nothing is. */
export function noticeOf(batch: Batch, was: SeenBatch, now: Date = new Date()): Notice | null {
  const { done, attention } = seenBatch(batch)
  const { notices } = submissionsWords()
  const title = batchTitle(batch)
  const when = whenWords(batch.madeAt, now)
  if (done && !was.done)
    return {
      batchId: batch.id,
      tone: attention > 0 ? 'attention' : 'done',
      text: notices.done(title, when, batch.counts.accepted, attention),
    }
  if (attention > 0 && was.attention === 0)
    return {
      batchId: batch.id,
      tone: 'attention',
      text: notices.attention(title, when, attention, !done),
    }
  return null
}
