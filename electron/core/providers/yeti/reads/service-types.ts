import type { Provisioning, ServiceType } from '#shared/contract/yeti.ts'
import type { Problem } from '#shared/domain/problem.ts'
import type { JsonApiRecord } from '../../json-api-document.ts'
import { SERVICE_TYPES_PATH } from '../paths.ts'
import type { Reader } from '../read.ts'
import { PICKER_PAGE } from './accounts.ts'
import { nextPage } from './pages.ts'
import { readRecord } from './record.ts'
import { flagAt, idOf, nameAt } from './values.ts'

/** Never `variables`: those of a PhoneSystems type hold the user name and password of another system in clear (yeti.md 3.2). */
const TYPE_FIELDS = ['name', 'force-renew', 'provisioning-class'] as const

export interface ServiceTypesRead {
  types: ServiceType[]
  next: number | null
  failure: Problem | null
}

/** Service types whose name holds a text in any case, by name. */
export async function serviceTypesNamed(
  reader: Reader,
  { text, page }: { text: string; page: number },
): Promise<ServiceTypesRead> {
  const asked = { number: page, size: PICKER_PAGE }
  const read = await reader.get(SERVICE_TYPES_PATH, {
    filter: { 'name-cont': text.trim() },
    sort: 'name',
    fields: { 'service-types': TYPE_FIELDS },
    page: asked,
  })
  if (read.kind === 'refused') return { types: [], next: null, failure: read.failure }
  const types = read.document.records.flatMap((record) => serviceTypeOf(record, read.secrets) ?? [])
  return { types, next: nextPage(read.document, asked), failure: null }
}

export async function serviceTypeWith(
  reader: Reader,
  id: string,
): Promise<{ type: ServiceType | null; failure: Problem | null }> {
  const read = await readRecord(reader, SERVICE_TYPES_PATH, id, { fields: { 'service-types': TYPE_FIELDS } })
  return read.kind === 'refused'
    ? { type: null, failure: read.failure }
    : { type: serviceTypeOf(read.record, read.secrets), failure: null }
}

function serviceTypeOf(record: JsonApiRecord, secrets: readonly string[]): ServiceType | null {
  const id = idOf(record, secrets)
  if (id === null) return null
  const { attributes } = record
  return {
    id,
    name: nameAt(attributes, 'name', secrets),
    forceRenew: flagAt(attributes, 'force-renew'),
    provisioning: provisioningOf(record),
  }
}

/** What a service type does when a service is set up, by the class that it names (yeti.md 2.6). */
export function provisioningOf({ attributes }: Pick<JsonApiRecord, 'attributes'>): Provisioning {
  switch (nameAt(attributes, 'provisioning-class', [])) {
    case 'Billing::Provisioning::Logging':
      return 'logging'
    case 'Billing::Provisioning::FreeMinutes':
      return 'free-minutes'
    case 'Billing::Provisioning::PhoneSystems':
      return 'phone-systems'
    default:
      return 'other'
  }
}
