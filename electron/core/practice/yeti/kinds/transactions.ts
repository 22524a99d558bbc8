import type { Transaction } from '../books.ts'
import { writeDecimal } from '../decimal.ts'
import { one, rowsOf, type Kind, type Row } from '../kind.ts'
import { decimalOf } from './columns.ts'

export const transactions: Kind = {
  type: 'transactions',
  attributes: ['description', 'amount', 'created-at', 'uuid'],
  relationships: { account: one('accounts', true), service: one('services', true) },
  filters: {
    account_id: 'foreign-key',
    service_id: 'foreign-key',
    uuid: 'uuid',
    created_at: 'datetime',
    amount: 'number',
    description: 'string',
  },
  exact: [],
  sort: ['id', 'created_at', 'account_id', 'service_id', 'amount'],
  ...rowsOf((books) => books.transactions, transactionRow),
}

function transactionRow({ id, uuid, account, service, amount, description, createdAt }: Transaction): Row {
  return {
    type: 'transactions',
    id,
    attributes: { description, amount: writeDecimal(amount), 'created-at': createdAt.toISOString(), uuid },
    columns: {
      id: decimalOf(id),
      account_id: decimalOf(account.id),
      service_id: decimalOf(service.id),
      uuid,
      created_at: createdAt,
      amount,
      description,
    },
    links: { account: [account.id], service: [service.id] },
  }
}
