import { isNegative, negated, shortened, type Decimal } from '../decimal.ts'
import { moneyInWords } from '../money-words.ts'

/** A price with its currency, without zeros that say nothing; one below nothing is a credit: `€5.00 credit`. */
export function priceOrCredit(price: Decimal, currency: string): string {
  return isNegative(price)
    ? `${moneyInWords(shortened(negated(price)), currency)} credit`
    : moneyInWords(shortened(price), currency)
}
