import { answered } from './answered.ts'
import { compare, isZero, type Decimal } from './decimal.ts'
import { amountTrouble } from './service-answers-checks.ts'
import { readTypedAmount } from './typed-amount.ts'
import type { AnswerProblem } from './wizard-form.ts'

/**
 * What is wrong with the amount that is typed once more before an account is charged; null when it is the same, however it is
 * written, or nothing is charged. `charged` is all that leaves the account with the service, `question` the id of the field on the
 * check page.
 */
export function amountAgainProblem(
  typed: string,
  charged: Decimal | null,
  question: string,
  currency: string,
): AnswerProblem<'check'> | null {
  if (charged === null || isZero(charged)) return null
  const problem = (message: string): AnswerProblem<'check'> => ({
    question,
    step: 'check',
    message,
    code: 'HO-YETI-AMOUNT-AGAIN',
    from: 'handover',
  })
  if (answered({ typed }, 'typed') === undefined)
    return problem('Type the amount once more, as this page shows it.')
  const trouble = amountTrouble(typed, 'This', currency)
  if (trouble !== null) return problem(trouble.message)
  const read = readTypedAmount(typed, currency)
  if (read.ok && compare(read.amount, charged) === 0) return null
  return problem('This is not the amount that this page shows. If that one is wrong, change the prices.')
}
