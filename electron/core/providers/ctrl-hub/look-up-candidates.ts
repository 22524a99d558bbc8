import { linkedRecords, linkedTo, type JsonApiRecord } from '../json-api-document.ts'
import { readFailure } from './failures.ts'
import type { Sent } from './look-up-same.ts'
import { collectionPath, recordPath, type Reader, type RefusedRead } from './read.ts'
import { readPages, type ListMemory } from './reads/lists.ts'
import { offeredNarrowings } from './reads/narrowing.ts'
import { psrsOfMeter } from './reads/psr-records.ts'
import { readRecord } from './reads/record.ts'
import { inDialects } from './reads/search-fields.ts'

/** Records among which what was sent would be. */
export interface Candidates {
  kind: 'candidates'
  records: JsonApiRecord[]
  secrets: readonly string[]
  clockAhead: number | null
}

const LIMIT = 100
const MOST_PAGES = 100

/** What a list is narrowed by where it offers to. */
const NARROWED_BY: Readonly<Record<Sent['kind'], readonly string[]>> = {
  appointment: ['operation'],
  'qualification-award': ['user', 'qualification'],
  'psr-record': [],
  interaction: ['contact'],
  contact: [],
  account: [],
}

/** Reads, to its end, where a record of this kind would be found. */
export async function candidatesFor(
  memory: ListMemory,
  reader: Reader,
  sent: Sent,
): Promise<Candidates | RefusedRead> {
  if (sent.kind === 'psr-record') return ofMeter(reader, firstLinked(sent, 'meter'))
  if (sent.kind === 'account') return ofContact(reader, firstLinked(sent, 'contacts'))
  const path = collectionPath(reader.connection, sent.kind)
  if (path === null) return cannot('HO-CH-ORGANISATION')
  const narrowings = NARROWED_BY[sent.kind].map((name) => ({
    relationship: name,
    id: firstLinked(sent, name),
  }))
  const { pages, complete, stopped } = await readPages(
    memory,
    reader,
    path,
    {
      limit: LIMIT,
      filters: (features) =>
        inDialects(offeredNarrowings(narrowings, features), features).map((filter) => ({ filter })),
    },
    MOST_PAGES,
  )
  if (stopped !== null) return stopped
  // What was not read may be what was sent.
  if (!complete) return cannot('HO-CH-LONG')
  return {
    kind: 'candidates',
    records: pages.flatMap(({ document }) => document.records),
    secrets: pages[0]?.secrets ?? [],
    clockAhead: pages[0]?.clockAhead ?? null,
  }
}

async function ofMeter(reader: Reader, meterId: string): Promise<Candidates | RefusedRead> {
  const read = await psrsOfMeter(reader, meterId)
  if (read.kind === 'refused') return read
  const { psrs, secrets, clockAhead } = read
  return { kind: 'candidates', records: psrs, secrets, clockAhead }
}

async function ofContact(reader: Reader, contactId: string): Promise<Candidates | RefusedRead> {
  const path = recordPath(reader.connection, 'contact', contactId)
  if (path === null) return cannot('HO-CH-ORGANISATION')
  const read = await readRecord(reader, path, [['accounts'], []])
  if (read.kind === 'refused') return read
  const { document, secrets, clockAhead } = read
  const [contact] = document.records
  if (contact === undefined || linkedTo(contact, 'accounts') === null) return cannot('HO-CH-READ-MISSING')
  return { kind: 'candidates', records: linkedRecords(document, contact, 'accounts'), secrets, clockAhead }
}

function firstLinked({ record }: Sent, name: string): string {
  return linkedTo(record, name)?.[0]?.id ?? ''
}

function cannot(code: string): RefusedRead {
  return { kind: 'refused', status: 404, failure: readFailure(code, null), detail: 'not told' }
}
