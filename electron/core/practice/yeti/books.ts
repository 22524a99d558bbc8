import { isZero, minus, type Decimal } from '#shared/domain/decimal.ts'
import type { JsonMap, JsonValue } from './json-value.ts'

export interface Account {
  readonly id: number
  readonly uuid: string
  readonly currency: Currency
  name: string
  balance: Decimal
  minBalance: Decimal
  maxBalance: Decimal
  externalId: string | null
  /** Its other attributes, by their names in documents; nothing is reckoned from them. */
  readonly details: Map<string, Decimal | JsonValue>
  readonly contractor: number
}

export interface Currency {
  readonly id: number
  readonly name: string
}

export interface ServiceType {
  readonly id: number
  name: string
  forceRenew: boolean
  provisioningClass: string
  variables: JsonMap | null
}

export interface Service {
  readonly id: number
  readonly uuid: string
  readonly account: Account
  readonly type: ServiceType
  readonly createdAt: Date
  readonly initialPrice: Decimal
  readonly renewPeriod: 'Day' | 'Month' | null
  name: string | null
  state: 'Active' | 'Suspended'
  renewPrice: Decimal
  renewAt: Date | null
  variables: JsonMap | null
}

export interface Transaction {
  readonly id: number
  readonly uuid: string
  readonly account: Account
  readonly service: Service
  /** Positive: the account paid. */
  readonly amount: Decimal
  readonly description: string
  readonly createdAt: Date
}

export interface PackageCounter {
  readonly id: number
  readonly service: Service
  readonly prefix: string
  readonly duration: string
  readonly exclude: boolean
}

/** Everything the stand-in knows, by id. */
export interface Books {
  readonly accounts: Map<number, Account>
  readonly serviceTypes: Map<number, ServiceType>
  readonly services: Map<number, Service>
  readonly transactions: Map<number, Transaction>
  readonly packageCounters: Map<number, PackageCounter>
  /** The next id of a kind. It is used up even when nothing comes of it, as a sequence of the database. */
  nextId(kind: Numbered): number
}

type Numbered = 'service' | 'service-type' | 'transaction' | 'package-counter' | 'remote-customer'

/** `first` says with which id each kind goes on; 1 when absent. */
export function createBooks(first: Partial<Record<Numbered, number>> = {}): Books {
  const next = new Map<string, number>(Object.entries(first))
  return {
    accounts: new Map(),
    serviceTypes: new Map(),
    services: new Map(),
    transactions: new Map(),
    packageCounters: new Map(),
    nextId(kind) {
      const id = next.get(kind) ?? 1
      next.set(kind, id + 1)
      return id
    },
  }
}

interface Charge {
  readonly service: Service
  readonly amount: Decimal
  readonly description: 'Service creation' | 'Renew service'
  readonly at: Date
  readonly uuid: string
}

/** Takes an amount from the account of a service, or gives it when it is negative. An amount of 0 leaves no transaction. */
export function charge(books: Books, { service, amount, description, at, uuid }: Charge): void {
  if (isZero(amount)) return
  const { account } = service
  const id = books.nextId('transaction')
  books.transactions.set(id, { id, uuid, account, service, amount, description, createdAt: at })
  account.balance = minus(account.balance, amount)
}
