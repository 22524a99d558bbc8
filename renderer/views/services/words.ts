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
  return { name: withoutReference(name) || `Service ${id}`, reference: referenceIn(name) }
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
export const PERIOD_WORDS: Readonly<Record<BilledService['renewPeriod'], { short: string; long: string }>> = {
  'one-time': { short: 'once only', long: 'Never: it is charged once' },
  daily: { short: 'every day', long: 'Every day, at midnight by Yeti’s clock' },
  monthly: { short: 'every month', long: 'Every month, on the 1st by Yeti’s clock' },
  unknown: { short: 'not known how often', long: 'In a way that Handover does not know' },
}

/** What a state means, '' for what its word says already; one that no document names stands as the service calls it. */
export function stateWords(state: string): {
  kind: 'active' | 'suspended' | 'other'
  word: string
  long: string
} {
  switch (state) {
    case 'Active':
      return { kind: 'active', word: 'Active', long: '' }
    case 'Suspended':
      return {
        kind: 'suspended',
        word: 'Suspended',
        long: 'The account could not pay the last renewal. Yeti tries again every hour, and goes on by itself once the balance allows it.',
      }
    default:
      return {
        kind: 'other',
        word: state === '' ? 'Not given' : state,
        long: 'Handover does not know what this state means.',
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
  const before = (page - 1) * A_PAGE
  if (shown === 0) return total === null || total === 0 ? 'None' : `None here, ${total} in all`
  const range = shown === 1 ? `${before + 1}` : `${before + 1}–${before + shown}`
  return total === null ? range : `${range} of ${total}`
}

/** What a charge was for. Yeti's own texts are told in ours; any other stands as it is. */
export function chargeWords({
  description,
  amount,
}: Pick<ServiceTransaction, 'description' | 'amount'>): string {
  const decimal = amount === null ? null : readDecimal(amount)
  const credit = decimal !== null && isNegative(decimal) && !isZero(decimal)
  switch (description) {
    case 'Service creation':
      return credit ? 'Credit when it was set up' : 'Initial price, when it was set up'
    case 'Renew service':
      return credit ? 'Credit at a renewal' : 'Renewal'
    default:
      return description === '' ? 'Not described' : description
  }
}
