import { referenceIn } from '#shared/domain/yeti/reference.ts'
import { linkedTo, type JsonApiRecord } from '../json-api-document.ts'
import type { RequestFields } from '../json-api-errors.ts'
import { selfLink } from '../location.ts'
import type { Match } from '../provider.ts'
import { SERVICES_PATH } from './paths.ts'
import { refused, type Reader, type ReadDocument, type RefusedRead } from './read.ts'
import { billedServiceOf, SHOWN_SERVICE } from './reads/billed-service.ts'
import { nextPage } from './reads/pages.ts'
import { momentOf, valueAt } from './reads/values.ts'
import { serviceInWords } from './service-words.ts'

/** Made so much earlier than it was sent is never this one: clocks are compared in whole seconds, and an answer takes its way. */
const EARLIER_MS = 5 * 60_000
/** The same for what is called made since. */
const TOLERANCE_MS = 2_000
const PAGE = 100
const MOST_PAGES = 50

/** What tells the service that was sent from others. */
interface Sent {
  accountId: string
  typeId: string
  reference: string | null
}

interface Found {
  record: JsonApiRecord
  document: ReadDocument['document']
  secrets: readonly string[]
}

/**
 * All services of the account and the type that were sent, made since then or a little earlier, the latest first. Certain is only one
 * that has the reference that was sent in its name: a colleague may set up the same for the same account in the same minute. Null when
 * what was sent names no account and type.
 *
 * @param sentMs when it was sent by this computer's clock, in milliseconds since 1970
 */
export async function lookUpService(
  reader: Reader,
  fields: Pick<RequestFields, 'attributes' | 'relationships'>,
  sentMs: number,
  clockAhead: number | null,
): Promise<Match[] | RefusedRead | null> {
  const sent = sentOf(fields)
  if (sent === null) return null
  const since = sentMs + (clockAhead ?? 0)
  // A server whose clock is not known is asked for all of them.
  const from = clockAhead === null ? '' : new Date(since - EARLIER_MS).toISOString()
  const recent = await readAll(reader, sent, { 'created-at-gteq': from })
  if (!Array.isArray(recent)) return recent
  const known = recent.some((one) => isCertain(one, sent))
  // This computer's clock may have been put right since it was sent; a reference is found whatever the time is.
  const named = known || sent.reference === null ? [] : await byReference(reader, sent, sent.reference)
  if (!Array.isArray(named)) return named
  return onePerId([...recent, ...named]).flatMap((one) => matchOf(one, sent, since) ?? [])
}

function sentOf({ attributes, relationships }: Pick<RequestFields, 'attributes' | 'relationships'>) {
  const record = { type: '', id: '', attributes, relationships, meta: {}, links: {} }
  const [account] = linkedTo(record, 'account') ?? []
  const [type] = linkedTo(record, 'service-type') ?? []
  if (account === undefined || type === undefined) return null
  return { accountId: account.id, typeId: type.id, reference: referenceIn(nameOf(record)) }
}

/** A server that cannot look in names has been asked for everything else already. */
async function byReference(reader: Reader, sent: Sent, reference: string): Promise<Found[] | RefusedRead> {
  const named = await readAll(reader, sent, { 'name-cont': reference })
  return Array.isArray(named) || named.status !== 400 ? named : []
}

/** Reads a list through to its end. What was not read may be what was sent, so one that does not end is not taken for whole. */
async function readAll(
  reader: Reader,
  { accountId, typeId }: Sent,
  filter: Readonly<Record<string, string>>,
): Promise<Found[] | RefusedRead> {
  const found: Found[] = []
  for (let number: number | null = 1; number !== null;) {
    if (number > MOST_PAGES) return refused(null, 'HO-YETI-LONG', `more than ${MOST_PAGES} pages`)
    const page = { number, size: PAGE }
    const read = await reader.get(SERVICES_PATH, {
      ...SHOWN_SERVICE,
      filter: { 'account-id-eq': accountId, 'type-id-eq': typeId, ...filter },
      sort: '-created-at',
      page,
    })
    if (read.kind === 'refused') return read
    const { document, secrets } = read
    found.push(...document.records.map((record) => ({ record, document, secrets })))
    number = nextPage(document, page)
  }
  return found
}

/** One that is made while the list is read pushes another onto the next page as well. */
function onePerId(found: readonly Found[]): Found[] {
  return [...new Map(found.map((one) => [one.record.id, one])).values()]
}

function matchOf(found: Found, sent: Sent, since: number): Match | null {
  const { record, document, secrets } = found
  const service = billedServiceOf(record, document, secrets)
  if (service === null || isAnothers(record, sent)) return null
  const made = momentOf(service.createdAt)
  const certain = isCertain(found, sent)
  return {
    remoteIds: { id: service.id },
    label: serviceInWords(service),
    createdAt: service.createdAt,
    // Nobody could have had the reference before.
    madeSince: certain || (made !== null && made >= since - TOLERANCE_MS),
    certain,
    location: selfLink(record, secrets),
    answer: new TextEncoder().encode(JSON.stringify({ data: record })),
  }
}

/** Whether it says that it is of another account or type, whatever was asked for. */
function isAnothers(record: JsonApiRecord, { accountId, typeId }: Sent): boolean {
  const [account] = linkedTo(record, 'account') ?? []
  const [type] = linkedTo(record, 'service-type') ?? []
  return (account?.id ?? accountId) !== accountId || (type?.id ?? typeId) !== typeId
}

/** The reference was made for this one submission: a service that has it is certain, unless it says that it is another's. */
function isCertain({ record }: Pick<Found, 'record'>, sent: Sent): boolean {
  return (
    sent.reference !== null && referenceIn(nameOf(record)) === sent.reference && !isAnothers(record, sent)
  )
}

function nameOf({ attributes }: Pick<JsonApiRecord, 'attributes'>): string {
  const name = valueAt(attributes, 'name')
  return typeof name === 'string' ? name : ''
}
