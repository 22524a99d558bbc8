import { sql } from 'kysely'
import type { Found } from '#shared/contract/known-home.ts'
import { dateInWords } from '#shared/domain/calendar-date.ts'
import { KIND_FACTS, receiverOf } from '#shared/domain/submission.ts'
import type { Queries, Store } from '../store/store.ts'
import { homesInShort } from './homes/home-rows.ts'
import { peopleInShort } from './homes/people-list.ts'
import { inList } from './homes/timelines.ts'
import { indexNewReceipts } from './receipt-index.ts'
import { receiptsOf } from './receipts.ts'
import { matchOf, quickReceiptMatch, wholeMatch, wordsIn } from './search-words.ts'

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
  const found = [
    await foundHomes(queries, words),
    await foundPeople(queries, words),
    await foundReceipts(queries, words),
    await foundDrafts(queries, words),
  ]
  let left = MOST - found.reduce((sum, some) => sum + Math.min(some.length, FIRST_OF_EACH), 0)
  return found
    .flatMap((some) => {
      const more = Math.min(Math.max(0, some.length - FIRST_OF_EACH), Math.max(0, left))
      left -= more
      return some.slice(0, FIRST_OF_EACH + more)
    })
    .slice(0, MOST)
}

async function foundHomes(queries: Queries, words: readonly string[]): Promise<Found[]> {
  const numbers = await newest(queries, 'home_search', words)
  const rows = await queries
    .selectFrom('homes')
    .selectAll()
    .where(sql<boolean>`number ${inList(numbers)}`)
    .orderBy('number', 'desc')
    .execute()
  return (await homesInShort(queries, rows)).map(({ id, title, state, tenant, mprn, gprn }) => ({
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
  }))
}

const HOME_STATES = { let: 'Let', void: 'Empty', sold: 'Sold', unknown: '' } as const
const ROLES = { tenant: 'Tenant', landlord: 'Landlord', purchaser: 'Purchaser', other: '' } as const

async function foundPeople(queries: Queries, words: readonly string[]): Promise<Found[]> {
  const numbers = await newest(queries, 'person_search', words)
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

async function foundReceipts(queries: Queries, words: readonly string[]): Promise<Found[]> {
  const numbers = await newest(queries, 'receipt_search', words)
  const ids = await queries
    .selectFrom('receipts')
    .select('id')
    .where(sql<boolean>`number ${inList(numbers)}`)
    .orderBy('number', 'desc')
    .execute()
  const receipts = await receiptsOf(
    queries,
    ids.map(({ id }) => id),
  )
  return receipts.map(({ id, title, kind, acceptedAt, remoteIds }) => ({
    what: 'receipt',
    id,
    name: title,
    detail: [
      KIND_FACTS[kind].title,
      `${receiverOf(kind)}, ${dateInWords(acceptedAt.slice(0, 10))}`,
      ...Object.values(remoteIds).slice(0, 1),
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
