import { answered } from './answered.ts'
import { dayOf } from './calendar-date.ts'
import { plus, type Decimal } from './decimal.ts'
import { priceOf, renewalOf } from './service-answers.ts'
import type { Answers } from './wizard-form.ts'
import { dueWhen, type DueWhen } from './yeti/renewal.ts'

/** A first renewal that is charged besides the initial price; `price` is null while it cannot be read. */
export interface DueRenewal {
  when: DueWhen
  price: Decimal | null
}

/** The first renewal when it is charged as soon as the service is there, or on this very day; null when it is later or never. */
export function dueRenewal(answers: Answers, today: string): DueRenewal | null {
  const first = dayOf(answered(answers, 'renewDate'))
  if (first === null || renewalOf(answers)?.isRenewed !== true) return null
  const when = dueWhen(first, today)
  return when === null ? null : { when, price: priceOf(answers, 'renewPrice') }
}

/**
 * What leaves the account with the service, below nothing for a credit: the initial price, and a first renewal that is due as well.
 * Null while either is not known.
 */
export function chargedAtOnce(answers: Answers, today: string): Decimal | null {
  const [initial, due] = [priceOf(answers, 'initialPrice'), dueRenewal(answers, today)]
  if (initial === null || due === null) return initial
  return due.price === null ? null : plus(initial, due.price)
}
