import type { BilledService } from '#shared/contract/yeti.ts'
import type { JsonApiDocument, JsonApiRecord } from '../../json-api-document.ts'
import type { Query } from '../query.ts'
import { linkedOf } from './record.ts'
import { amountAt, idOf, nameAt, timeAt } from './values.ts'

/** What is asked for to show a service: never its `variables`, which may hold credentials, and of its account and type their names. */
export const SHOWN_SERVICE = {
  include: ['account', 'service-type'],
  fields: {
    services: [
      'name',
      'state',
      'initial-price',
      'renew-price',
      'created-at',
      'renew-at',
      'renew-period',
      // Relationships are fields as well (JSON:API 1.0, "Sparse Fieldsets").
      'account',
      'service-type',
    ],
    accounts: ['name', 'currency'],
    'service-types': ['name'],
  },
} as const satisfies Query

/** A service to be shown; null when it has no id that could be used. */
export function billedServiceOf(
  record: JsonApiRecord,
  document: JsonApiDocument,
  secrets: readonly string[],
): BilledService | null {
  const id = idOf(record, secrets)
  if (id === null) return null
  const { attributes } = record
  const account = linkedOf(document, record, 'account')
  const type = linkedOf(document, record, 'service-type')
  const accountId = account === null ? null : idOf(account, secrets)
  const typeId = type === null ? null : idOf(type, secrets)
  return {
    id,
    name: nameAt(attributes, 'name', secrets),
    state: nameAt(attributes, 'state', secrets),
    initialPrice: amountAt(attributes, 'initial-price'),
    renewPrice: amountAt(attributes, 'renew-price'),
    createdAt: timeAt(attributes, 'created-at'),
    renewAt: timeAt(attributes, 'renew-at'),
    renewPeriod: periodOf(attributes['renew-period']),
    account:
      account === null || accountId === null
        ? null
        : {
            id: accountId,
            name: nameAt(account.attributes, 'name', secrets),
            currency: nameAt(account.attributes, 'currency', secrets),
          },
    type:
      type === null || typeId === null
        ? null
        : { id: typeId, name: nameAt(type.attributes, 'name', secrets) },
  }
}

/** It is read by other words than it is written by: `Disabled` is the one of a service that is never renewed (yeti.md 0.1). */
function periodOf(value: unknown): BilledService['renewPeriod'] {
  switch (value) {
    case 'Disabled':
      return 'one-time'
    case 'Day':
      return 'daily'
    case 'Month':
      return 'monthly'
    default:
      return 'unknown'
  }
}
