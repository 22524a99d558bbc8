import { randomUUID } from 'node:crypto'
import { compare, isNegative, isZero, minus } from '#shared/domain/decimal.ts'
import { charge, type Books, type Service } from './books.ts'
import { nextMidnight, nextMonth } from './times.ts'

const HOUR_MS = 3_600_000

/**
 * Renews what is due, as the service does at minute 0 of every hour (yeti.md 4.2). The returned function runs every hour that has
 * passed since it was last called, each with its own time.
 */
export function createRenewals(books: Books, started: Date): (now: Date) => void {
  let last = hourOf(started)
  return (now) => {
    for (let hour = last + 1; hour <= hourOf(now); hour += 1) renewDue(books, new Date(hour * HOUR_MS))
    last = Math.max(last, hourOf(now))
  }
}

const hourOf = (time: Date): number => Math.floor(time.getTime() / HOUR_MS)

function renewDue(books: Books, now: Date): void {
  const due = Array.from(books.services.values()).flatMap((service) =>
    service.renewPeriod !== null && service.renewAt !== null && service.renewAt <= now
      ? [{ service, at: service.renewAt }]
      : [],
  )
  for (const { service } of due.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    renew(service, books, now)
  }
}

/** The whole price for the next period, whatever is left of this one. */
export function renew(service: Service, books: Books, now: Date): void {
  if (!hasEnough(service) && !service.type.forceRenew) {
    // It is tried again every hour, since it stays due.
    service.state = 'Suspended'
    return
  }
  service.state = 'Active'
  service.renewAt = service.renewPeriod === 'Day' ? nextMidnight(now) : nextMonth(now)
  charge(books, {
    service,
    amount: service.renewPrice,
    description: 'Renew service',
    at: now,
    uuid: randomUUID(),
  })
}

function hasEnough({ account, renewPrice }: Service): boolean {
  if (isZero(renewPrice)) return true
  const after = minus(account.balance, renewPrice)
  return isNegative(renewPrice)
    ? compare(after, account.maxBalance) <= 0
    : compare(after, account.minBalance) >= 0
}
