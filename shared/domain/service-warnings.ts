import { answered } from './answered.ts'
import { compare, isNegative, isZero, minus, type Decimal } from './decimal.ts'
import { dayOf } from './calendar-date.ts'
import { moneyInWords } from './money-words.ts'
import type { Step } from './service-answers-steps.ts'
import { currencyOf, forceRenewOf, priceOf, provisioningOf, renewalOf } from './service-answers.ts'
import type { ServiceCode } from './service-codes.ts'
import { chargedAtOnce, dueRenewal } from './service-due.ts'
import type { AnswerProblem, Answers } from './wizard-form.ts'
import { shortMonthWords } from './yeti/renewal.ts'
import { checkVariables, readVariables } from './yeti/variables.ts'

/** Money of an account; null for what the service does not say. */
export interface AccountMoney {
  balance: Decimal | null
  minBalance: Decimal | null
}

/** The balance once an amount was charged; null while either is not known. A credit makes it more. */
export function balanceAfter({ balance }: AccountMoney, charged: Decimal | null): Decimal | null {
  return balance === null || charged === null ? null : minus(balance, charged)
}

/**
 * What to look at once more before a service is set up, besides the rules of its body: what the account and the type make of it
 * (yeti.md 4.3), in the order of the screen. `account` is the account as it stands, null while that is not known.
 */
export function serviceWarnings(
  answers: Answers,
  { account, today }: { account: AccountMoney | null; today: string },
): AnswerProblem<Step>[] {
  return [
    ...(account === null ? [] : belowMinimum(answers, account, today)),
    ...ofType(answers),
    ...ofRenewal(answers, today),
    ...ofVariables(answers),
  ]
}

function belowMinimum(answers: Answers, account: AccountMoney, today: string): AnswerProblem<Step>[] {
  const price = chargedAtOnce(answers, today)
  const after = balanceAfter(account, price)
  const { minBalance } = account
  // A credit leaves the account better off than it is.
  if (after === null || minBalance === null || price === null || isNegative(price) || isZero(price)) return []
  if (compare(after, minBalance) >= 0) return []
  const [left, least] = [after, minBalance].map((amount) => moneyInWords(amount, currencyOf(answers)))
  return [
    warning(
      'account.id',
      'account',
      `The balance afterwards is ${left}, below the account’s minimum of ${least}. ${whatYetiDoes(answers, today)}`,
      'HO-YETI-BELOW-MINIMUM',
    ),
  ]
}

/** A renewal waits for enough money unless its type is renewed anyway (yeti.md 4.2); an initial price never does. */
function whatYetiDoes(answers: Answers, today: string): string {
  const due = dueRenewal(answers, today)
  if (due === null || forceRenewOf(answers) !== false) return 'Yeti does not stop that.'
  return 'Yeti does not stop the initial price, but suspends the service until it can charge the renewal.'
}

function ofType(answers: Answers): AnswerProblem<Step>[] {
  if (answered(answers, 'type.id') === undefined) return []
  const provisioning = provisioningOf(answers)
  const found: AnswerProblem<Step>[] = []
  const tell = (message: string, code: ServiceCode) => found.push(warning('type.id', 'type', message, code))
  if (forceRenewOf(answers) === true && renewalOf(answers)?.isRenewed === true)
    tell('This service type charges renewals even beyond the minimum balance.', 'HO-YETI-FORCE-RENEW')
  if (provisioning === 'phone-systems')
    tell(
      'This service type makes a customer in the telephone system. Handover cannot take that back, not even when the service is refused afterwards.',
      'HO-YETI-PHONE-SYSTEMS',
    )
  if (provisioning === 'other')
    tell('Handover does not know what else this service type sets up.', 'HO-YETI-TYPE-UNKNOWN')
  return found
}

function ofRenewal(answers: Answers, today: string): AnswerProblem<Step>[] {
  const renewal = renewalOf(answers)
  if (renewal?.isRenewed !== true) return []
  const price = priceOf(answers, 'renewPrice')
  const day = dayOf(answered(answers, 'renewDate'))
  const short = renewal.renewal === 'monthly' && day !== null ? shortMonthWords(day, today) : null
  return [
    ...(dueRenewal(answers, today)?.when === 'today' && (price === null || !isZero(price))
      ? [
          warning(
            'renewDate',
            'renewal',
            'The first renewal is today: it is charged besides the initial price, at midday or, when that is past, within the hour after the service was set up.',
            'HO-YETI-RENEW-TODAY',
          ),
        ]
      : []),
    ...(price !== null && isZero(price)
      ? [
          warning(
            'renewPrice',
            'prices',
            'The renewal price is nothing: the service is renewed, but never charged again.',
            'HO-YETI-RENEW-FREE',
          ),
        ]
      : []),
    ...(short === null || price === null || isZero(price)
      ? []
      : [warning('renewDate', 'renewal', short, 'HO-YETI-FIRST-OF-MONTH')]),
  ]
}

function ofVariables(answers: Answers): AnswerProblem<Step>[] {
  const typed = answered(answers, 'variables')
  const read = typed === undefined ? null : readVariables(typed)
  if (read?.ok !== true) return []
  return checkVariables(read.variables, provisioningOf(answers)).dropped.map((message) =>
    warning('variables', 'variables', message, 'HO-YETI-VARIABLES-DROPPED'),
  )
}

function warning(question: string, step: Step, message: string, code: ServiceCode): AnswerProblem<Step> {
  return { question, step, message, code, from: 'handover' }
}
