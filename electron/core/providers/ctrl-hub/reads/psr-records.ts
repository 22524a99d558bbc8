import * as v from 'valibot'
import { InfoTriple, type PsrRecord } from '#shared/contract/ctrl-hub.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { linkedRecords, linkedTo, type JsonApiRecord } from '../../json-api-document.ts'
import { readFailure } from '../failures.ts'
import { recordPath, type Reader, type ReadDocument, type RefusedRead } from '../read.ts'
import { idOf } from './item.ts'
import { readRecord } from './record.ts'
import { momentOf, timeAt, valueAt } from './values.ts'

export interface PsrRecordsRead {
  records: PsrRecord[]
  failure: Problem | null
}

/** The Priority Services records of a meter, the newest first. Health data: to be shown and then forgotten. */
export async function psrRecordsOf(reader: Reader, meterId: string): Promise<PsrRecordsRead> {
  const read = await psrsOfMeter(reader, meterId)
  if (read.kind === 'refused') return { records: [], failure: read.failure }
  const records = read.psrs.flatMap((record): PsrRecord[] => {
    const id = idOf(record, read.secrets)
    if (id === null) return []
    const priority = valueAt(record.attributes, 'priority')
    return [
      {
        id,
        priority: typeof priority === 'number' && Number.isFinite(priority) ? priority : null,
        info: triplesOf(record),
        createdAt: timeAt(record.meta, 'created_at'),
      },
    ]
  })
  const age = ({ createdAt }: PsrRecord) => momentOf(createdAt) ?? 0
  return { records: records.sort((one, other) => age(other) - age(one)), failure: null }
}

/** As they were written, for whoever makes the next record passes on what is not ours. */
export function triplesOf({ attributes }: JsonApiRecord): PsrRecord['info'] {
  const listed = valueAt(attributes, 'extra_info')
  return (Array.isArray(listed) ? listed : []).flatMap((one: unknown) => {
    const parsed = v.safeParse(InfoTriple, one)
    return parsed.success ? [parsed.output] : []
  })
}

export interface PsrsRead extends Pick<ReadDocument, 'secrets' | 'clockAhead'> {
  kind: 'psrs'
  psrs: JsonApiRecord[]
}

/** So many are read by themselves. */
const MOST_SINGLE = 50

/**
 * The records of a meter as the service has them. They come with the meter, or else with its property: no page shows a list of
 * them, so that way is deduced from the relationships.
 */
export async function psrsOfMeter(reader: Reader, meterId: string): Promise<PsrsRead | RefusedRead> {
  const path = recordPath(reader.connection, 'meter', meterId)
  if (path === null) return missing()
  const read = await readRecord(reader, path, [['psrs'], []])
  if (read.kind === 'refused') return read
  const { document, secrets, clockAhead } = read
  const [meter] = document.records
  if (meter === undefined) return missing()
  if (linkedTo(meter, 'psrs') !== null) {
    const psrs = await filled(reader, linkedRecords(document, meter, 'psrs'))
    return Array.isArray(psrs) ? { kind: 'psrs', psrs, secrets, clockAhead } : psrs
  }
  const [property] = linkedTo(meter, 'property') ?? []
  return property === undefined ? missing() : psrsThroughProperty(reader, property.id, meterId)
}

async function psrsThroughProperty(
  reader: Reader,
  propertyId: string,
  meterId: string,
): Promise<PsrsRead | RefusedRead> {
  const path = recordPath(reader.connection, 'property', propertyId)
  if (path === null) return missing()
  const read = await readRecord(reader, path, [['psrs'], []])
  if (read.kind === 'refused') return read
  const { document, secrets, clockAhead } = read
  const [property] = document.records
  if (property === undefined || linkedTo(property, 'psrs') === null) return missing()
  const psrs = await filled(reader, linkedRecords(document, property, 'psrs'))
  if (!Array.isArray(psrs)) return psrs
  const ofMeter = psrs.filter((record) => linkedTo(record, 'meter')?.some(({ id }) => id === meterId))
  return { kind: 'psrs', psrs: ofMeter, secrets, clockAhead }
}

/** Records of which only the id was told are read by themselves. One that cannot be read is a failure: needs that are left out unnoticed do harm. */
async function filled(
  reader: Reader,
  records: readonly JsonApiRecord[],
): Promise<JsonApiRecord[] | RefusedRead> {
  const all: JsonApiRecord[] = []
  let single = 0
  for (const record of records) {
    if (Object.keys(record.attributes).length > 0) {
      all.push(record)
      continue
    }
    const path = recordPath(reader.connection, 'psr-record', record.id)
    if (path === null) return missing()
    single += 1
    if (single > MOST_SINGLE) return { ...missing(), failure: readFailure('HO-CH-LONG', null) }
    const read = await reader.get(path)
    if (read.kind === 'refused') return read
    const [own] = read.document.records
    if (own === undefined) return missing()
    all.push(own)
  }
  return all
}

/** The service does not tell which records there are. */
function missing(): RefusedRead {
  return {
    kind: 'refused',
    status: 404,
    failure: readFailure('HO-CH-READ-MISSING', null),
    detail: 'not told',
  }
}
