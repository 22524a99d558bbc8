import type { ServiceTransaction } from '#shared/contract/yeti.ts'
import { decimalText, plus, readDecimal, type Decimal } from '#shared/domain/decimal.ts'

/**
 * What had been charged after each of these, which are the latest first and all there are; credits take away from it. Null when an
 * amount is not known, for then no sum is.
 */
export function runningTotals(charges: readonly Pick<ServiceTransaction, 'amount'>[]): string[] | null {
  let total: Decimal = { units: 0n, places: 0 }
  const totals: string[] = []
  for (const { amount } of charges.toReversed()) {
    const decimal = amount === null ? null : readDecimal(amount)
    if (decimal === null) return null
    total = plus(total, decimal)
    totals.unshift(decimalText(total))
  }
  return totals
}
