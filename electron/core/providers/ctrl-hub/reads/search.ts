import type { Page, PickerKind, PickItem } from '#shared/contract/ctrl-hub.ts'
import { resourceOf } from '#shared/domain/resources.ts'
import { readFailure } from '../failures.ts'
import type { Search } from '../provider.ts'
import { collectionPath, type Reader } from '../read.ts'
import { accountsOf } from './account.ts'
import { showContact } from './contact.ts'
import { showInteraction } from './interaction.ts'
import { pickItem, type Shows } from './item.ts'
import { readPage, type FilterTry, type JudgedAnswer, type ListMemory, type ListPage } from './lists.ts'
import { showMember } from './member.ts'
import { belongs, narrowingsOf, offeredNarrowings, type Narrowing } from './narrowing.ts'
import { showOperation } from './operation.ts'
import { showOrganisation } from './organisation.ts'
import { showProperty } from './property.ts'
import { showQualification } from './qualification.ts'
import { inDialects, isSearchable, searchings, type Searching } from './search-fields.ts'
import { showTimeBand } from './time-band.ts'
import { valueAt } from './values.ts'

type Listed = Exclude<PickerKind, 'account'>

const SHOWS: Readonly<Record<Listed, Shows>> = {
  organisation: showOrganisation,
  property: showProperty,
  member: showMember,
  qualification: showQualification,
  interaction: showInteraction,
  operation: showOperation,
  'time-band': showTimeBand,
  contact: showContact,
}

/** The latest conversation is the one that is looked for. */
const SORTS: Readonly<Partial<Record<Listed, string>>> = { interaction: '-date_time' }

/** A page of a picker. */
const LIMIT = 50
/** As many pages are read for one of a picker's when most of what they hold does not belong there. */
const MOST_PAGES = 10

/**
 * Looks for records to choose. The text is used only where the list offers a filter for it; what belongs elsewhere (`within`) is left
 * out here, whether or not the service could do it.
 */
export async function search(memory: ListMemory, reader: Reader, asked: Search): Promise<Page> {
  const { what, within } = asked
  if (what === 'account') return accountsOf(reader, within.contactId)
  const path = collectionPath(reader.connection, what)
  const empty: Page = { items: [], next: null, search: 'none', failure: null }
  if (path === null) return { ...empty, failure: readFailure('HO-CH-ORGANISATION', null) }

  const narrowings = narrowingsOf(what, within)
  const { type } = resourceOf(reader.connection.resources, what)
  const found: Page = { ...empty, next: asked.offset }
  for (let pages = 0; found.next !== null && pages < MOST_PAGES; pages += 1) {
    const page = await searchPage(memory, reader, path, what, asked.text.trim(), narrowings, found.next)
    if (page.kind === 'refused') return { ...found, failure: page.failure }
    found.items.push(...itemsOf(page, narrowings, SHOWS[what], type))
    found.next = page.next
    found.search = page.search
    if (narrowings.length === 0 || found.items.length >= LIMIT) break
  }
  return found
}

function itemsOf(page: ListPage, narrowings: readonly Narrowing[], shows: Shows, type: string): PickItem[] {
  const { document, secrets } = page
  return document.records
    .filter((record) => belongs(record, narrowings))
    .flatMap((record) => pickItem(record, document, secrets, shows, type) ?? [])
}

async function searchPage(
  memory: ListMemory,
  reader: Reader,
  path: string,
  what: Listed,
  text: string,
  narrowings: readonly Narrowing[],
  offset: number,
) {
  const searches = new Set<unknown>()
  const sort = SORTS[what]
  const page = await readPage(memory, reader, path, {
    limit: LIMIT,
    offset,
    ...(sort === undefined ? {} : { sort }),
    filters: (features) => {
      const narrow = offeredNarrowings(narrowings, features)
      const searching = text === '' ? [] : searchings(what, text, features)
      const tries = searching.flatMap((one): FilterTry[] =>
        inDialects([...one.conditions, ...narrow], features).map((filter) => {
          searches.add(filter)
          return { filter, judge: (answer) => judged(answer, one) }
        }),
      )
      return [...tries, ...inDialects(narrow, features).map((filter) => ({ filter }))]
    },
  })
  if (page.kind === 'refused') return page
  const features = memory.of(reader.connection.id, path)?.features
  const isOffered = features !== undefined && isSearchable(what, features)
  const wasSearched = text === '' ? isOffered : searches.has(page.filter)
  return { ...page, search: wasSearched ? ('service' as const) : ('none' as const) }
}

/**
 * Whether a filter did what was asked. One that must be written in full and found nothing leaves the list to be looked through; one whose
 * answer begins as the whole list does, and holds nothing of what was looked for, is not used by the service at all.
 */
function judged({ document, unfiltered }: JudgedAnswer, { conditions, exact }: Searching) {
  const { records } = document
  if (records.length === 0) return exact ? 'pass' : 'take'
  if (!unfiltered) return 'take'
  const fits = conditions.every(({ field, value }) =>
    records.some(({ attributes }) => holds(valueAt(attributes, ...field.split('.')), value, exact)),
  )
  return fits ? 'take' : 'never'
}

/** Whether a value has every word of a text in it, or is that text. */
function holds(value: unknown, text: string, exact: boolean): boolean {
  const plain = (one: string) => one.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const said = typeof value === 'string' || typeof value === 'number' ? plain(String(value)) : ''
  return exact ? said === plain(text) : text.split(/\s+/).every((word) => said.includes(plain(word)))
}
