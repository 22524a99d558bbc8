import type { Account } from '../books.ts'
import { Digits } from '../json-value.ts'
import { one, rowsOf, type Kind, type Row } from '../kind.ts'
import { column, decimalOf, written } from './columns.ts'

const ATTRIBUTES = [
  'name',
  'balance',
  'min-balance',
  'max-balance',
  'vat',
  'balance-low-threshold',
  'balance-high-threshold',
  'send-balance-notifications-to',
  'destination-rate-limit',
  'max-call-duration',
  'external-id',
  'uuid',
  'origination-capacity',
  'termination-capacity',
  'total-capacity',
  'send-invoices-to',
  'invoice-period-id',
  'timezone',
  'currency',
]

export const accounts: Kind = {
  type: 'accounts',
  attributes: ATTRIBUTES,
  relationships: {
    contractor: one('contractors', true),
    'invoice-template': one('invoice-templates', true),
  },
  filters: {
    name: 'string',
    balance: 'number',
    min_balance: 'number',
    max_balance: 'number',
    vat: 'number',
    balance_low_threshold: 'number',
    balance_high_threshold: 'number',
    destination_rate_limit: 'number',
    max_call_duration: 'number',
    external_id: 'number',
    uuid: 'uuid',
    origination_capacity: 'number',
    termination_capacity: 'number',
    total_capacity: 'number',
    currency_id: 'foreign-key',
  },
  exact: ['name', 'contractor.id', 'invoice_template.id'],
  sort: [
    'id',
    ...ATTRIBUTES.filter((name) => !/threshold|notifications/.test(name)).map((name) =>
      name.replaceAll('-', '_'),
    ),
  ],
  ...rowsOf((books) => books.accounts, accountRow),
}

function accountRow(account: Account): Row {
  const { id, uuid, name, balance, minBalance, maxBalance, externalId, currency, contractor, details } =
    account
  const ours = {
    name,
    balance,
    'min-balance': minBalance,
    'max-balance': maxBalance,
    'external-id': externalId === null ? null : new Digits(externalId),
    uuid,
    currency: currency.name,
  }
  const values = new Map([...details, ...Object.entries(ours)])
  return {
    type: 'accounts',
    id,
    attributes: Object.fromEntries(
      ATTRIBUTES.map((attribute) => [attribute, written(values.get(attribute))]),
    ),
    columns: {
      ...Object.fromEntries(
        ATTRIBUTES.map((attribute) => [attribute.replaceAll('-', '_'), column(values.get(attribute))]),
      ),
      id: decimalOf(id),
      currency_id: decimalOf(currency.id),
      'contractor.id': decimalOf(contractor),
      'invoice_template.id': null,
    },
    links: { contractor: [contractor], 'invoice-template': [] },
  }
}
