import { servicesWords } from '#renderer/words/services.ts'
import type { BilledService, ServiceTransaction } from '#shared/contract/yeti.ts'
import { isNegative, isZero, readDecimal, shortened } from '#shared/domain/decimal.ts'
import { dayInWords, readInstant } from '#shared/domain/instant.ts'
import { moneyInWords } from '#shared/domain/money-words.ts'
import { priceOrCredit } from '#shared/domain/yeti/price-words.ts'
import { referenceIn, withoutReference } from '#shared/domain/yeti/reference.ts'

/** As many services stand on a page of the list. */
export const A_PAGE = 25

/** A service as people call it, and Handover's reference beside it; null where it has none. */
export function nameWords({ id, name }: Pick<BilledService, 'id' | 'name'>): {
  name: string
  reference: string | null
} {
  return {
    name: withoutReference(name) || servicesWords().service.numbered(id),
    reference: referenceIn(name),
  }
}

/** An amount as the service wrote it, in the account's currency; '' when it does not say. */
export function amountWords(amount: string | null, currency: string): string {
  if (amount === null) return ''
  const decimal = readDecimal(amount)
  return decimal === null ? `${amount} ${currency}`.trim() : moneyInWords(shortened(decimal), currency)
}

/** The same of a price: one below nothing is a credit. */
export function priceWords(price: string | null, currency: string): string {
  const decimal = price === null ? null : readDecimal(price)
  return decimal === null ? amountWords(price, currency) : priceOrCredit(decimal, currency)
}

/** How often a service is charged again. */
export function periodWords(period: BilledService['renewPeriod']): { short: string; long: string } {
  const { oneTime, daily, monthly, unknown } = servicesWords().periods
  return { 'one-time': oneTime, daily, monthly, unknown }[period]
}

/** What a state means, '' for what its word says already; one that no document names stands as the service calls it. */
export function stateWords(state: string): {
  kind: 'active' | 'suspended' | 'other'
  word: string
  long: string
} {
  const words = servicesWords()
  switch (state) {
    case 'Active':
      return { kind: 'active', word: words.states.active.word, long: '' }
    case 'Suspended':
      return {
        kind: 'suspended',
        word: words.states.suspended.word,
        long: words.states.suspended.long,
      }
    default:
      return {
        kind: 'other',
        word: state === '' ? words.states.other.word : state,
        long: words.states.other.long,
      }
  }
}

/** The day of an instant by the clock of whoever wrote it; '' for none. */
export function dayThere(instant: string | null): string {
  if (instant === null) return ''
  const read = readInstant(instant)
  return read === null ? instant : dayInWords(read.day)
}

/** "26–50 of 61"; without the whole where the service does not say it. */
export function rangeWords({
  page,
  shown,
  total,
}: {
  page: number
  shown: number
  total: number | null
}): string {
  const words = servicesWords()
  const before = (page - 1) * A_PAGE
  if (shown === 0) return total === null || total === 0 ? words.range.none : words.range.noneHere(total)
  const range = shown === 1 ? `${before + 1}` : `${before + 1}–${before + shown}`
  return total === null ? range : words.range.of(range, total)
}

/** What a charge was for. Yeti's own texts are told in ours; any other stands as it is. */
export function chargeWords({
  description,
  amount,
}: Pick<ServiceTransaction, 'description' | 'amount'>): string {
  const words = servicesWords()
  const decimal = amount === null ? null : readDecimal(amount)
  const credit = decimal !== null && isNegative(decimal) && !isZero(decimal)
  switch (description) {
    case 'Service creation':
      return credit ? words.charge.creditAtFirst : words.charge.atFirst
    case 'Renew service':
      return credit ? words.charge.creditAtRenewal : words.charge.atRenewal
    default:
      return description === '' ? words.charge.other : description
  }
}
