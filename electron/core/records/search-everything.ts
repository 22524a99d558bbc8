import { sql } from 'kysely'
import * as v from 'valibot'
import type { Found } from '#shared/contract/known-home.ts'
import { dateInWords } from '#shared/domain/calendar-date.ts'
import { KIND_FACTS, receiverOf } from '#shared/domain/submission.ts'
import type { Queries, Store } from '../store/store.ts'
import { occupantsOf } from './homes/home-rows.ts'
import { peopleInShort } from './homes/people-list.ts'
import { inList } from './homes/timelines.ts'
import { indexNewReceipts } from './receipt-index.ts'
import { matchOf, quickReceiptMatch, wholeMatch, withoutMeters, wordsIn } from './search-words.ts'

/** As many as are looked through at a glance. */
const MOST = 20
/** Of each sort, so that one does not hide the others; what is left goes to whoever has more. */
const FIRST_OF_EACH = 8

/**
 * Homes, people, receipts and drafts that have all the words, each as a whole or a beginning; the newest of each first. At most 20.
 * It reads as many as it shows, however many there are.
 */
export async function searchEverything(store: Store, text: string): Promise<Found[]> {
  const words = wordsIn(text)
  if (words.length === 0) return []
  await indexNewReceipts(store)
  const { queries } = store
  // Which there are is told by the indexes alone: of what is not shown no row is read.
  const homes = await newest(queries, 'home_search', words)
  const people = await newest(queries, 'person_search', words)
  const receipts = await newestReceipts(queries, words)
  const drafts = await foundDrafts(queries, words)
  const [ofHomes = 0, ofPeople = 0, ofReceipts = 0, ofDrafts = 0] = shown(
    [homes, people, receipts, drafts].map(({ length }) => length),
  )
  return [
    ...(await foundHomes(queries, homes.slice(0, ofHomes))),
    ...(await foundPeople(queries, people.slice(0, ofPeople))),
    ...(await foundReceipts(queries, receipts.slice(0, ofReceipts))),
    ...drafts.slice(0, ofDrafts),
  ]
}

/** How many of each sort are shown, of so many that were found. */
function shown(found: readonly number[]): number[] {
  let left = MOST - found.reduce((sum, count) => sum + Math.min(count, FIRST_OF_EACH), 0)
  let room = MOST
  return found.map((count) => {
    const more = Math.min(Math.max(0, count - FIRST_OF_EACH), Math.max(0, left))
    left -= more
    const some = Math.min(count, FIRST_OF_EACH + more, room)
    room -= some
    return some
  })
}

async function foundHomes(queries: Queries, numbers: readonly number[]): Promise<Found[]> {
  if (numbers.length === 0) return []
  const rows = await queries
    .selectFrom('homes')
    .selectAll()
    .where(sql<boolean>`number ${inList(numbers)}`)
    .orderBy('number', 'desc')
    .execute()
  const occupants = await occupantsOf(queries, rows)
  return rows.map(({ id, title, mprn, gprn }) => {
    const { state = 'unknown', tenant } = occupants.get(id) ?? {}
    return {
      what: 'home',
      id,
      name: title,
      detail: [
        HOME_STATES[state],
        tenant ?? '',
        mprn === null ? '' : `MPRN ${mprn}`,
        gprn === null ? '' : `GPRN ${gprn}`,
      ]
        .filter((part) => part !== '')
        .join(' · '),
      address: `#/homes/${id}`,
    }
  })
}

const HOME_STATES = { let: 'Let', void: 'Empty', sold: 'Sold', unknown: '' } as const
const ROLES = { tenant: 'Tenant', landlord: 'Landlord', purchaser: 'Purchaser', other: '' } as const

async function foundPeople(queries: Queries, numbers: readonly number[]): Promise<Found[]> {
  if (numbers.length === 0) return []
  const rows = await queries
    .selectFrom('people')
    .selectAll()
    .where(sql<boolean>`number ${inList(numbers)}`)
    .orderBy('number', 'desc')
    .execute()
  return (await peopleInShort(queries, rows)).map(({ id, name, role, at }) => ({
    what: 'person',
    id,
    name,
    detail: [ROLES[role], at].filter((part) => part !== '').join(' · '),
    address: `#/people/${id}`,
  }))
}

const RemoteIds = v.record(v.string(), v.string())

/** Without what only a receipt's page shows: views and answers are the most of it. */
async function foundReceipts(queries: Queries, numbers: readonly number[]): Promise<Found[]> {
  if (numbers.length === 0) return []
  const rows = await queries
    .selectFrom('receipts as r')
    .innerJoin('submissions as s', 's.number', 'r.submission_number')
    .select(['r.id', 'r.kind', 'r.accepted_at', 'r.remote_ids', 's.title'])
    .where(sql<boolean>`r.number ${inList(numbers)}`)
    .orderBy('r.number', 'desc')
    .execute()
  return rows.map(({ id, title, kind, accepted_at, remote_ids }) => ({
    what: 'receipt',
    id,
    name: title,
    detail: [
      KIND_FACTS[kind].title,
      `${receiverOf(kind)}, ${dateInWords(accepted_at.slice(0, 10))}`,
      ...Object.values(v.parse(RemoteIds, JSON.parse(remote_ids))).slice(0, 1),
    ].join(' · '),
    address: `#/receipts/${id}`,
  }))
}

/** There are never many: they are read through. */
async function foundDrafts(queries: Queries, words: readonly string[]): Promise<Found[]> {
  const rows = await queries
    .selectFrom('drafts')
    .select(['id', 'kind', 'title'])
    .orderBy('updated_at', 'desc')
    .limit(1000)
    .execute()
  const wanted = words.map(bare)
  return rows
    .filter(({ title }) => {
      const own = wordsOf(title)
      return wanted.every((word) => own.some((one) => one.startsWith(word)))
    })
    .slice(0, MOST)
    .map(({ id, kind, title }) => ({
      what: 'draft',
      id,
      name: title,
      detail: `Draft · ${KIND_FACTS[kind].title}`,
      address: `#/drafts/${id}`,
    }))
}

/** The numbers of the newest rows that fit, in the index's own order: nothing is counted or sorted. Whole long words come before beginnings. */
async function newest(queries: Queries, index: Index, words: readonly string[]): Promise<number[]> {
  const long = wholeMatch(words)
  const whole = long === null ? [] : await newestOf(queries, index, long)
  if (whole.length === MOST) return whole
  const match = index === 'receipt_search' ? quickReceiptMatch(words) : matchOf(words)
  return [...new Set([...whole, ...(await newestOf(queries, index, match))])].slice(0, MOST)
}

/**
 * Receipts show a meter's number by its last digits only, which many have. Where homes are known by the number, they are those homes'; else those
 * with such an ending.
 */
async function newestReceipts(queries: Queries, words: readonly string[]): Promise<number[]> {
  const { meters, others } = withoutMeters(words)
  const homes =
    meters.length === 0 ? [] : await newestOf(queries, 'home_search', wholeMatch(meters) ?? matchOf(meters))
  if (homes.length === 0) return newest(queries, 'receipt_search', words)
  let receipts = queries
    .selectFrom('homes as h')
    .innerJoin('submission_subjects as ss', 'ss.home_id', 'h.id')
    .innerJoin('receipts as r', 'r.submission_number', 'ss.number')
    .select('r.number')
    .where(sql<boolean>`h.number ${inList(homes)}`)
    .orderBy('r.number', 'desc')
    .limit(MOST)
  if (others.length > 0)
    receipts = receipts.where(
      sql<boolean>`r.number IN (SELECT rowid FROM receipt_search WHERE receipt_search MATCH ${quickReceiptMatch(others)})`,
    )
  return (await receipts.execute()).map(({ number }) => number)
}

type Index = 'home_search' | 'person_search' | 'receipt_search'

async function newestOf(queries: Queries, index: Index, match: string): Promise<number[]> {
  const table = sql.table(index)
  const found = sql<{ rowid: number }>`
    SELECT rowid FROM ${table} WHERE ${table} MATCH ${match} ORDER BY rowid DESC LIMIT ${MOST}`
  return (await found.execute(queries)).rows.map(({ rowid }) => rowid)
}

function wordsOf(text: string): string[] {
  return (text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map(bare)
}

function bare(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
