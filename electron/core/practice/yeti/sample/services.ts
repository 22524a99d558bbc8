import type { Decimal } from '#shared/domain/decimal.ts'
import { charge, type Books, type Service } from '../books.ts'
import { decimal } from '../decimal.ts'
import { nextMidnight, nextMonth } from '../times.ts'
import { sampleUuid } from './ids.ts'

const DAY_MS = 86_400_000
const COUNT = 60

const STREETS = ['Abbey Road', 'Canal Walk', 'Cedar Court', 'Harbour View', 'Mill Lane', 'Station Road']

type Plan = Pick<Service, 'renewPeriod'> & {
  readonly name: string
  readonly type: number
  readonly initial: string
  readonly renew: string
}
const PLANS: readonly Plan[] = [
  { name: 'Fibre 100', type: 16, initial: '49.99', renew: '34.5', renewPeriod: 'Month' },
  { name: 'Line rental', type: 20, initial: '0', renew: '18', renewPeriod: 'Month' },
  { name: 'Guest Wi-Fi', type: 16, initial: '5', renew: '1.2', renewPeriod: 'Day' },
  { name: 'Router', type: 16, initial: '79', renew: '0', renewPeriod: null },
  { name: 'Goodwill credit', type: 16, initial: '-15', renew: '0', renewPeriod: null },
]

/** After the accounts and the types. Balances stay as they are: what the services cost had been paid in before. */
export function addServices(books: Books, now: Date): void {
  const accounts = Array.from(books.accounts.values())
  for (let number = 1; number <= COUNT; number += 1) {
    // Moved on by one at each turn of the accounts, so that none has one plan alone.
    const plan = PLANS[(number + Math.floor(number / accounts.length)) % PLANS.length]
    const account = accounts[(number * 7) % accounts.length]
    const type = books.serviceTypes.get(plan?.type ?? 0)
    if (plan === undefined || account === undefined || type === undefined) throw new Error('Nothing to bill.')
    const createdAt = new Date(now.getTime() - (COUNT - number + 1) * 3 * DAY_MS)
    const service: Service = {
      id: books.nextId('service'),
      uuid: sampleUuid('service', number),
      account,
      type,
      createdAt,
      initialPrice: decimal(plan.initial),
      renewPeriod: plan.renewPeriod,
      // One in twelve has no name, which the service allows.
      name:
        number % 12 === 0
          ? null
          : `${plan.name}, ${number} ${STREETS[number % STREETS.length] ?? 'Main Street'}`,
      state: 'Active',
      renewPrice: decimal(plan.renew),
      renewAt:
        plan.renewPeriod === null ? null : plan.renewPeriod === 'Day' ? nextMidnight(now) : nextMonth(now),
      variables: null,
    }
    books.services.set(service.id, service)
    pay(books, service, service.initialPrice, createdAt)
  }
  suspendOne(books, now)
}

/** What was charged is in the history, and was put back into the account. */
function pay(books: Books, service: Service, amount: Decimal, at: Date): void {
  const { account } = service
  const before = account.balance
  const uuid = sampleUuid('transaction', service.id)
  charge(books, { service, amount, description: 'Service creation', at, uuid })
  account.balance = before
}

/** The renewal that failed: due since yesterday, on the account that is under its limit. */
function suspendOne(books: Books, now: Date): void {
  const poor = Array.from(books.services.values()).find(
    ({ account, type, renewAt }) =>
      account.name === 'Mountjoy Bedsits' && !type.forceRenew && renewAt !== null,
  )
  if (poor === undefined) throw new Error('No service of the sample can be suspended.')
  poor.state = 'Suspended'
  poor.renewAt = new Date(nextMidnight(now).getTime() - DAY_MS)
}
