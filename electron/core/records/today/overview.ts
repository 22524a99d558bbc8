import { sql } from 'kysely'
import type { DraftInShort, Due, Overview } from '#shared/contract/today.ts'
import { addDays, today as todayOf } from '#shared/domain/calendar-date.ts'
import { receivedSince, submissionsIn } from '../../store/repositories/today-submissions.ts'
import type { Queries } from '../../store/store.ts'
import { emptyForLong, endingGasRecords, unansweredLetters } from './due-homes.ts'
import { dueSwitches } from './due-switches.ts'

/** How many of each list are read; the places they come from have them all. */
const MOST = { attention: 20, blocked: 10, drafts: 10, due: 20, empty: 20, waiting: 10, letters: 5, done: 5 }
const DONE_DAYS = 7

/** What there is to do. It takes as long with a hundred thousand receipts as with ten: every list is read by an index, to its limit. */
export async function overview(queries: Queries, now = new Date()): Promise<Overview> {
  const today = todayOf(now)
  const letters = await unansweredLetters(queries, today, MOST.due + 1)
  const empty = await emptyForLong(queries, today, { due: MOST.due + 1, others: MOST.empty })
  const before = [
    ...(await endingGasRecords(queries, today, MOST.due + 1)),
    ...letters.filter(({ since }) => since <= today),
    ...empty.due,
  ]
  // They come after all of these: no more are read than there is room for.
  const switches = await dueSwitches(queries, today, Math.max(0, MOST.due + 1 - before.length))
  const due = [...before, ...switches].toSorted(byPress)
  return {
    refused: await refusedConnections(queries),
    attention: await submissionsIn(queries, ['unconfirmed', 'rejected'], {
      first: 'newest',
      most: MOST.attention,
    }),
    blocked: await draftsThat(queries, 'is not', MOST.blocked),
    drafts: await draftsThat(queries, 'is', MOST.drafts),
    due: { items: due.slice(0, MOST.due), more: due.length > MOST.due },
    empty: empty.others,
    waiting: await submissionsIn(queries, ['sending', 'queued', 'waiting'], {
      first: 'oldest',
      most: MOST.waiting,
    }),
    letters: letters.filter(({ since }) => since > today).slice(0, MOST.letters),
    done: await receivedSince(queries, addDays(today, -DONE_DAYS), MOST.done),
  }
}

const PRESS: Readonly<Record<Due['what'], number>> = { gas: 0, void: 1, letter: 2, chase: 3, supplier: 4 }

/** What concerns somebody's safety first, then what costs money, then what is to be asked about; of each the longest due. */
function byPress(one: Due, other: Due): number {
  return (
    PRESS[one.what] - PRESS[other.what] || (one.since < other.since ? -1 : Number(one.since > other.since))
  )
}

async function refusedConnections(queries: Queries): Promise<Overview['refused']> {
  return queries
    .selectFrom('connections')
    .select(['id', 'label'])
    .where('sign_in', '=', 'refused')
    .orderBy('label')
    .execute()
}

async function draftsThat(
  queries: Queries,
  blocked: 'is' | 'is not',
  most: number,
): Promise<{ total: number; drafts: DraftInShort[] }> {
  const rows = await queries
    .selectFrom('drafts')
    .select(['id', 'kind', 'title', 'blocked', 'updated_at'])
    .where('blocked', blocked, null)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  const { total } = await queries
    .selectFrom('drafts')
    .select(sql<number>`count(*)`.as('total'))
    .where('blocked', blocked, null)
    .executeTakeFirstOrThrow()
  const drafts = rows.map(({ updated_at: updatedAt, ...row }) => ({ ...row, updatedAt }))
  return { total, drafts }
}
