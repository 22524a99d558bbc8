import type { BilledService, ServiceTransaction } from '#shared/contract/yeti.ts'
import type { Problem } from '#shared/domain/problem.ts'
import type { JsonApiRecord } from '../../json-api-document.ts'
import { SERVICES_PATH } from '../paths.ts'
import type { Reader } from '../read.ts'
import { billedServiceOf, SHOWN_SERVICE } from './billed-service.ts'
import { nextPage } from './pages.ts'
import { readRecord } from './record.ts'
import { amountAt, idOf, nameAt, timeAt } from './values.ts'

export interface ServiceRead {
  service: BilledService | null
  charges: ServiceTransaction[]
  allCharges: boolean
  failure: Problem | null
}

/** More than four years of monthly renewals. */
const CHARGES = 50

/** One service, with the latest of the charges that it made on its account. */
export async function serviceWith(reader: Reader, id: string): Promise<ServiceRead> {
  const read = await readRecord(reader, SERVICES_PATH, id, SHOWN_SERVICE)
  if (read.kind === 'refused') return { service: null, charges: [], allCharges: false, failure: read.failure }
  const service = billedServiceOf(read.record, read.document, read.secrets)
  const asked = { number: 1, size: CHARGES }
  const made = await reader.get(`${SERVICES_PATH}/${id}/transactions`, {
    sort: '-created-at',
    fields: { transactions: ['description', 'amount', 'created-at'] },
    page: asked,
  })
  if (made.kind === 'refused') return { service, charges: [], allCharges: false, failure: made.failure }
  const charges = made.document.records.flatMap((record) => chargeOf(record, made.secrets) ?? [])
  return { service, charges, allCharges: nextPage(made.document, asked) === null, failure: null }
}

function chargeOf(record: JsonApiRecord, secrets: readonly string[]): ServiceTransaction | null {
  const id = idOf(record, secrets)
  if (id === null) return null
  const { attributes } = record
  return {
    id,
    description: nameAt(attributes, 'description', secrets),
    amount: amountAt(attributes, 'amount'),
    createdAt: timeAt(attributes, 'created-at'),
  }
}
