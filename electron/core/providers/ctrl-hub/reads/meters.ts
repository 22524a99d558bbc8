import type { Meter } from '#shared/contract/ctrl-hub.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { resourceOf } from '#shared/domain/resources.ts'
import { linkedRecords, linkedTo, type JsonApiDocument, type JsonApiRecord } from '../../json-api-document.ts'
import { serviceText } from '../../service-text.ts'
import { readFailure } from '../failures.ts'
import { recordPath, type Reader } from '../read.ts'
import { idOf } from './item.ts'
import { readRecord } from './record.ts'
import { textAt, valueAt } from './values.ts'

export interface MetersRead {
  meters: Meter[]
  failure: Problem | null
}

/** No home has more; what says so is not read further. */
const MOST_METERS = 30

/**
 * The meters of a home, with how many Priority Services records each has. They come with the property (no page confirms a list of
 * meters); where it tells their ids alone, each is read by itself.
 */
export async function metersOf(reader: Reader, propertyId: string): Promise<MetersRead> {
  const path = recordPath(reader.connection, 'property', propertyId)
  if (path === null) return { meters: [], failure: readFailure('HO-CH-READ-MISSING', null) }
  const read = await readRecord(reader, path, [['meters', 'psrs'], ['meters'], []])
  if (read.kind === 'refused') return { meters: [], failure: read.failure }
  const { document, secrets } = read
  const [property] = document.records
  if (property === undefined) return { meters: [], failure: readFailure('HO-CH-READ-MISSING', null) }
  if (linkedTo(property, 'meters') === null && isListed(property))
    return { meters: [], failure: readFailure('HO-CH-METER-IDS', null) }

  const found = linkedRecords(document, property, 'meters').slice(0, MOST_METERS)
  const meters: Meter[] = []
  for (const linked of found) {
    const meter = isBare(linked) ? await readByItself(reader, linked) : linked
    const id = idOf(linked, secrets)
    if (id === null) continue
    const { type } = resourceOf(reader.connection.resources, 'meter')
    const number = numberOf(meter)
    meters.push({
      id,
      type: serviceText(linked.type, secrets) || type,
      label: serviceText(number, secrets) || id,
      supply: supplyOf(textAt(meter.attributes, 'supply_type') || typeListed(property, number), number),
      records: linkedTo(meter, 'psrs')?.length ?? recordsOfProperty(document, property, id),
    })
  }
  return { meters, failure: null }
}

function isBare({ attributes }: JsonApiRecord): boolean {
  return Object.keys(attributes).length === 0
}

/** The meter's own page, or what was known of it already. */
async function readByItself(reader: Reader, linked: JsonApiRecord): Promise<JsonApiRecord> {
  const path = recordPath(reader.connection, 'meter', linked.id)
  const read = path === null ? null : await reader.get(path)
  return (read?.kind === 'read' ? read.document.records[0] : undefined) ?? linked
}

function numberOf({ attributes }: JsonApiRecord): string {
  return textAt(attributes, 'supply_identifier') || textAt(attributes, 'serial_number')
}

/** A home's own list of its meters, which has numbers and types but no ids. */
function isListed({ attributes }: JsonApiRecord): boolean {
  const listed = valueAt(attributes, 'meters')
  return Array.isArray(listed) && listed.length > 0
}

function typeListed({ attributes }: JsonApiRecord, number: string): string {
  const listed = valueAt(attributes, 'meters')
  if (!Array.isArray(listed) || number === '') return ''
  const types = listed.flatMap((one: unknown) =>
    textAt({ one }, 'one', 'number') === number ? textAt({ one }, 'one', 'type') : [],
  )
  return types[0] ?? ''
}

/**
 * What runs through a meter. Ctrl Hub writes its type in either case. An MPRN is a gas meter point in Great Britain, of 6 to 10 digits, and
 * an electricity meter point in Ireland, of 11.
 */
function supplyOf(type: string, number: string): Meter['supply'] {
  switch (type.toUpperCase()) {
    case 'MPAN':
    case 'ELECTRICITY':
      return 'electricity'
    case 'MPRN':
      return number.replace(/\D/g, '').length === 11 ? 'electricity' : 'gas'
    case 'GPRN':
    case 'GAS':
      return 'gas'
    default:
      return 'other'
  }
}

/** How many of the home's records are this meter's; null when the service does not say of all of them. */
function recordsOfProperty(
  document: JsonApiDocument,
  property: JsonApiRecord,
  meterId: string,
): number | null {
  if (linkedTo(property, 'psrs') === null) return null
  const meters = linkedRecords(document, property, 'psrs').map((record) => linkedTo(record, 'meter'))
  if (meters.includes(null)) return null
  return meters.filter((linked) => linked?.some(({ id }) => id === meterId)).length
}
