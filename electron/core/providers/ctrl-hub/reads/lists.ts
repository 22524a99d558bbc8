import type { JsonApiDocument } from '../../json-api-document.ts'
import { listFeatures, nextOffset, type ListFeatures } from '../../json-api-lists.ts'
import type { Filter, ListQuery } from '../../json-api-query.ts'
import type { Reader, RefusedRead } from '../read.ts'

/** What is known of a list from its earlier answers. */
interface Known {
  features: ListFeatures
  /** It refused related records. */
  noInclude: boolean
  /** It refused to be asked for a page. */
  noPaging: boolean
  /** Filters that it offered and did not use all the same. */
  unused: Set<string>
  /** The ids that it begins with when it is not filtered; empty until that was asked. */
  first: readonly string[]
}

/** What lists of a connection can be asked for, as they told themselves. In memory only. */
export interface ListMemory {
  of(connectionId: string, path: string): Known | null
  learn(connectionId: string, path: string): Known
  forget(connectionId: string): void
}

export function createListMemory(): ListMemory {
  const all = new Map<string, Map<string, Known>>()
  return {
    of: (connectionId, path) => all.get(connectionId)?.get(path) ?? null,
    learn(connectionId, path) {
      const lists = all.get(connectionId) ?? new Map<string, Known>()
      all.set(connectionId, lists)
      const known = lists.get(path) ?? {
        features: { include: [], filter: [], sort: [], filterPlace: null },
        noInclude: false,
        noPaging: false,
        unused: new Set<string>(),
        first: [],
      }
      lists.set(path, known)
      return known
    },
    forget: (connectionId) => void all.delete(connectionId),
  }
}

export interface ListRequest {
  /** Related records that would help. Left out where the list does not bring them. */
  include?: readonly string[]
  /** The order that would help, such as `-date_time`. Left out where the list does not offer it. */
  sort?: string
  limit: number
  offset: number
  /** Filters to try, the best first, given what the list offers. None of them is used unless it is offered. */
  filters?: (features: ListFeatures) => readonly FilterTry[]
}

/**
 * A filter, and how its answer is judged: taken, passed over this time, or never asked for again. Absent: taken. `unfiltered`: the answer
 * is what the list begins with when it is not filtered.
 */
export interface FilterTry {
  filter: Filter
  judge?: (answer: JudgedAnswer) => 'take' | 'pass' | 'never'
}
export interface JudgedAnswer {
  document: JsonApiDocument
  unfiltered: boolean
}

/** One page of a list. `filter` is the one that the service took; null when none was used. */
export type ListRead = RefusedRead | ListPage
export interface ListPage {
  kind: 'page'
  document: JsonApiDocument
  next: number | null
  filter: Filter | null
  clockAhead: number | null
  secrets: readonly string[]
}

/**
 * Reads one page of a list. What it can be asked for is read from its own words (`meta.features`); a list that refuses with 400 to bring
 * related records, to be filtered or to be paged is asked without.
 */
export async function readPage(
  memory: ListMemory,
  reader: Reader,
  path: string,
  request: ListRequest,
): Promise<ListRead> {
  const { id } = reader.connection
  const wanted = request.filters ?? (() => [])
  let plain: ListRead | null = null
  if (memory.of(id, path) === null) {
    plain = await ask(memory, reader, path, request, null)
    if (plain.kind === 'refused') return plain
  }
  const known = memory.learn(id, path)
  // Only now is it known whether the list could have come in order.
  if (sorting(request, known) !== undefined) plain = null
  for (const { filter, judge } of wanted(known.features)) {
    const name = nameOf(filter)
    if (known.unused.has(name)) continue
    const filtered = await ask(memory, reader, path, request, filter)
    if (filtered.kind === 'refused' && filtered.status !== 400) return filtered
    const verdict = filtered.kind === 'refused' ? 'never' : (judge?.(compared(filtered, known)) ?? 'take')
    if (verdict === 'take') return filtered
    if (verdict === 'never') known.unused.add(name)
  }
  return plain ?? ask(memory, reader, path, request, null)
}

function sorting({ sort }: ListRequest, known: Known | null): string | undefined {
  return sort !== undefined && known?.features.sort.includes(sort.replace(/^-/, '')) === true
    ? sort
    : undefined
}

function compared({ document }: ListPage, { first }: Known): JudgedAnswer {
  const { records } = document
  const unfiltered = first.length > 0 && records.length > 0
  return { document, unfiltered: unfiltered && records.every(({ id }, index) => id === (first[index] ?? id)) }
}

async function ask(
  memory: ListMemory,
  reader: Reader,
  path: string,
  request: ListRequest,
  filter: Filter | null,
): Promise<ListRead> {
  const { include = [], limit, offset } = request
  const known = memory.of(reader.connection.id, path)
  const offered = known?.features.include ?? []
  const brings =
    known?.noInclude === true ? [] : include.filter((name) => offered.length === 0 || offered.includes(name))
  const paging = known?.noPaging === true ? {} : { limit, offset }

  const sort = sorting(request, known)
  const inOrder = sort === undefined ? {} : { sort }

  const first: ListQuery = { ...paging, include: brings, filter, ...inOrder }
  let query = first
  let read = await reader.get(path, query)
  // A filter is tried once it is known what else the list takes, so that it alone can be what is refused.
  const isPlain = brings.length === 0 && sort === undefined
  for (const less of filter !== null ? [] : isPlain ? [{}] : [paging, {}]) {
    if (read.kind === 'read' || read.status !== 400) break
    query = less
    read = await reader.get(path, query)
  }
  if (read.kind === 'refused') return read

  const { document, clockAhead, secrets } = read
  const learned = memory.learn(reader.connection.id, path)
  const features = listFeatures(document)
  if ([features.include, features.filter, features.sort].some((names) => names.length > 0))
    learned.features = features
  learned.noInclude ||= brings.length > 0 && query !== first
  learned.noPaging ||= query.limit === undefined
  if (filter === null && offset === 0) learned.first = document.records.map((record) => record.id)
  const next = query.limit === undefined ? null : nextOffset(document, { limit, offset })
  return { kind: 'page', document, next, filter, clockAhead, secrets }
}

/** Several pages of a list, one after the other. `complete`: whether the end was reached; `stopped` what it met instead, null when there were too many. */
export interface ManyPages {
  pages: ListPage[]
  complete: boolean
  stopped: RefusedRead | null
}

/** Reads a list through, from its beginning to its end or to `mostPages`. */
export async function readPages(
  memory: ListMemory,
  reader: Reader,
  path: string,
  request: Omit<ListRequest, 'offset'>,
  mostPages: number,
): Promise<ManyPages> {
  const pages: ListPage[] = []
  for (let offset: number | null = 0; offset !== null;) {
    if (pages.length === mostPages) return { pages, complete: false, stopped: null }
    const page: ListRead = await readPage(memory, reader, path, { ...request, offset })
    if (page.kind === 'refused') return { pages, complete: false, stopped: page }
    pages.push(page)
    offset = page.next
  }
  return { pages, complete: true, stopped: null }
}

/** A filter by its fields, whatever values it has. */
function nameOf(filter: Filter): string {
  return `${filter.dialect} ${filter.fields.join(' ')}`
}
