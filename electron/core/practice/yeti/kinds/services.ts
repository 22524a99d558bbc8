import type { Books, Service } from '../books.ts'
import { writeDecimal } from '../decimal.ts'
import { idsWhere, many, one, rowsOf, type Kind, type Row } from '../kind.ts'
import { decimalOf } from './columns.ts'

export const services: Kind = {
  type: 'services',
  attributes: [
    'name',
    'variables',
    'state',
    'initial-price',
    'renew-price',
    'created-at',
    'renew-at',
    'renew-period',
    'uuid',
  ],
  relationships: {
    account: one('accounts', true),
    'service-type': one('service-types', false),
    transactions: many('transactions'),
    'package-counters': many('package-counters'),
  },
  filters: {
    account_id: 'foreign-key',
    type_id: 'foreign-key',
    uuid: 'uuid',
    created_at: 'datetime',
    name: 'string',
    initial_price: 'number',
    renew_price: 'number',
    renew_at: 'datetime',
    renew_period: 'enum',
  },
  exact: [],
  sort: ['id', 'name', 'initial_price', 'renew_price', 'created_at', 'renew_at', 'renew_period'],
  ...rowsOf((books) => books.services, serviceRow),
}

function serviceRow(service: Service, books: Books): Row {
  const { id, uuid, account, type, name, initialPrice, renewPrice, createdAt, renewAt } = service
  const isMine = (record: { service: Service }) => record.service === service
  return {
    type: 'services',
    id,
    attributes: {
      name,
      variables: service.variables,
      state: service.state,
      'initial-price': writeDecimal(initialPrice),
      'renew-price': writeDecimal(renewPrice),
      'created-at': createdAt.toISOString(),
      'renew-at': renewAt?.toISOString() ?? null,
      'renew-period': service.renewPeriod ?? 'Disabled',
      uuid,
    },
    columns: {
      id: decimalOf(id),
      account_id: decimalOf(account.id),
      type_id: decimalOf(type.id),
      uuid,
      name,
      initial_price: initialPrice,
      renew_price: renewPrice,
      created_at: createdAt,
      renew_at: renewAt,
      renew_period: service.renewPeriod,
    },
    links: {
      account: [account.id],
      'service-type': [type.id],
      transactions: idsWhere(books.transactions, isMine),
      'package-counters': idsWhere(books.packageCounters, isMine),
    },
  }
}
