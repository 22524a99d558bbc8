import { sql } from 'kysely'
import type { Queries } from '../store/store.ts'
import { checkNotes } from './audit-notes.ts'
import type { AuditProblem, CheckedEntry } from './audit-report.ts'
import { keptUntil } from './kept-until.ts'
import { receiptDigest } from './receipt-digest.ts'
import { checkTombstones } from './audit-tombstones.ts'
import { saltedHash } from './salted-hash.ts'

const PAGE = 500
/** Events whose hash is of something else than a submission's body. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  'receipt-made',
  'body-erased',
  'agreement-withdrawn',
  'batch-shown',
  'disclosure-erased',
  'receipt-erased',
  'person-erased',
])

/** What the log says that is no longer there, or no longer as it was made. */
interface Gone {
  /** Submissions whose bodies were erased. */
  bodies: ReadonlySet<string>
  /** Submissions and receipts that were removed, their time being over. */
  removed: ReadonlySet<string>
  /** Receipts that somebody was erased from, with the digests of what was left of them. */
  left: ReadonlyMap<string, string | null>
}

/**
 * Holds the bodies and receipts against the entries about them. An erased body is told by the `body-erased`
 * entry that retention writes; a body that is gone without one was taken away. In the same way a receipt that somebody was erased
 * from is told by `receipt-erased`, which holds the digest of what is left, and one that is gone by `receipt-removed`.
 */
export async function checkBodies(queries: Queries, all: readonly CheckedEntry[]): Promise<AuditProblem[]> {
  const entries = all.filter(({ holds }) => holds)
  const of = (wanted: string) => entries.filter(({ event }) => event === wanted)
  const subjects = (wanted: string) => of(wanted).map(({ subject }) => subject)
  const gone: Gone = {
    bodies: new Set(subjects('body-erased')),
    removed: new Set([...subjects('receipt-removed'), ...subjects('submission-removed')]),
    left: new Map(of('receipt-erased').map(({ subject, hash }) => [subject, hash])),
  }
  const receipts = entries.filter(({ event }) => event === 'receipt-made')
  const problems: AuditProblem[] = []
  for (const page of pages(firstOfEach(entries)))
    problems.push(...(await checkSubmissions(queries, page, gone)))
  const there = await queries.selectFrom('receipts').select('id').execute()
  const made = Math.max(all.filter(({ event }) => event === 'receipt-made').length, there.length)
  for (const page of pages(receipts)) problems.push(...(await checkReceipts(queries, page, made, gone)))
  problems.push(...unknownReceipts(there, all))
  problems.push(...(await checkNotes(queries, all)), ...(await checkTombstones(queries, all)))
  return problems
}

/** The first entry of each submission with a hash; the later ones repeat it, until it takes another's id into its bytes. */
function firstOfEach(entries: readonly CheckedEntry[]): CheckedEntry[] {
  const first = new Map<string, CheckedEntry>()
  for (const entry of entries) {
    if (entry.hash === null || OF_OTHERS.has(entry.event)) continue
    if (!first.has(entry.subject) || entry.event === 'id-taken') first.set(entry.subject, entry)
  }
  return [...first.values()]
}

async function checkSubmissions(
  queries: Queries,
  page: CheckedEntry[],
  { bodies, removed }: Gone,
): Promise<AuditProblem[]> {
  const rows = await queries
    .selectFrom('submissions as s')
    .leftJoin('bodies as b', 'b.number', 's.number')
    .leftJoin('receipts as r', 'r.submission_number', 's.number')
    .select(['s.id', 'b.body', 'b.salt', 'r.id as receiptId', 'r.answer', 'r.answer_hash as answerHash'])
    .where(
      's.id',
      'in',
      page.map(({ subject }) => subject),
    )
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const problems: AuditProblem[] = []
  const add = (place: number, what: AuditProblem['what'], message: string) =>
    problems.push({ place, what, message })
  for (const { subject, hash, place } of page) {
    const row = byId.get(subject)
    if (row === undefined) {
      if (removed.has(subject))
        add(place, 'body-erased', `Submission ${subject} was removed, its time being over.`)
      else add(place, 'body-changed', `Submission ${subject} is missing.`)
      continue
    }
    const { body, salt } = row
    if (body === null || salt === null) {
      if (bodies.has(subject))
        add(place, 'body-erased', `The body of ${subject} was erased; its hash is kept.`)
      else
        add(place, 'body-changed', `The body of ${subject} is missing, and nothing says that it was erased.`)
      continue
    }
    if (saltedHash(salt, body) !== hash)
      add(place, 'body-changed', `The body of ${subject} is not the one recorded.`)
    if (
      row.receiptId !== null &&
      (row.answer === null ? null : saltedHash(salt, row.answer)) !== row.answerHash
    )
      add(place, 'body-changed', `The answer to ${subject} is not the one recorded.`)
  }
  return problems
}

/** `made`: how many receipts were made. They are numbered in their order, so none has a number beyond that. */
async function checkReceipts(
  queries: Queries,
  page: CheckedEntry[],
  made: number,
  { removed, left }: Gone,
): Promise<AuditProblem[]> {
  const rows = await queries
    .selectFrom('receipts as r')
    .leftJoin('submissions as s', 's.number', 'r.submission_number')
    .leftJoin('bodies as b', 'b.number', 's.number')
    .selectAll('r')
    .select([
      sql<0 | 1>`s.id IS r.submission_id`.as('isOfItsOwn'),
      sql<0 | 1>`b.number IS NULL OR r.keep_until IS ${keptUntil(sql`r.accepted_at`, sql`r.kind`)}`.as(
        'keptAsSet',
      ),
    ])
    .where(
      'r.id',
      'in',
      page.map(({ subject }) => subject),
    )
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const problems: AuditProblem[] = []
  for (const { subject, hash, place } of page) {
    const found = byId.get(subject)
    const add = (message: string) => problems.push({ place, what: 'changed', message })
    const tell = (message: string) => problems.push({ place, what: 'body-erased', message })
    const erased = left.get(subject)
    if (found === undefined) {
      if (removed.has(subject)) tell(`Receipt ${subject} was removed, its time being over.`)
      else add(`Receipt ${subject} is missing.`)
    } else if (receiptDigest(found) !== (erased ?? hash))
      add(`Receipt ${subject} was changed after it was ${erased === undefined ? 'made' : 'erased'}.`)
    else if (found.isOfItsOwn === 0) add(`Receipt ${subject} was put to another submission.`)
    else if (found.number < 1 || found.number > made)
      add(`Receipt ${subject} was given another place among the receipts.`)
    // The time follows from the receipt and the setting, whoever asks.
    else if (found.keptAsSet === 0)
      add(`The time until which the body of receipt ${subject} is kept was changed.`)
    else if (erased !== undefined) tell(`The person whom receipt ${subject} is about was erased.`)
  }
  return problems
}

/** Receipts that the log knows nothing of. They are told at the place where an entry would have to be: after the last. */
function unknownReceipts(there: readonly { id: string }[], entries: readonly CheckedEntry[]): AuditProblem[] {
  const known = new Set(entries.filter(({ event }) => event === 'receipt-made').map(({ subject }) => subject))
  const place = (entries.at(-1)?.place ?? 0) + 1
  return there
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => ({ place, what: 'changed', message: `Receipt ${id} is not in the log.` }))
}

function* pages<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += PAGE) yield all.slice(from, from + PAGE)
}
