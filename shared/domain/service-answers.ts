import { answered } from './answered.ts'
import { decimalText, readDecimal, type Decimal } from './decimal.ts'
import { readTypedAmount } from './typed-amount.ts'
import type { Answers } from './wizard-form.ts'
import { YETI_TYPES } from './yeti/check-body.ts'
import { PROVISIONINGS, type Provisioning } from './yeti/provisioning.ts'
import { withReference } from './yeti/reference.ts'
import { firstRenewalAt, PERIODS, RENEWALS } from './yeti/renewal.ts'
import { readVariables } from './yeti/variables.ts'

/*
 * What was typed into the wizard of a billed service. The account and the type are picked: `account.{id,type,label}` with what the
 * picker showed of it (`.currency`, `.balance`, `.minBalance`), and `type.{id,type,label}` with `.provisioning` and
 * `.forceRenew` (yes, no, or '' when the service does not say). `initialPrice` and `renewPrice` are amounts as they were typed,
 * `renewPeriod` one of RENEWALS, `renewDate` a day, `variables` a JSON text. `reference` is Handover's own and is never typed.
 */

/** A billed service in the seed's shape; what has no answer is left out, never null. */
export interface ServiceAnswersBody {
  data: {
    type: string
    attributes: {
      name?: string
      'initial-price'?: string
      'renew-price'?: string
      'renew-at'?: string
      'renew-period'?: string
      variables?: unknown
    }
    relationships: { account?: ToOne; 'service-type'?: ToOne }
  }
}

interface ToOne {
  data: { type: string; id: string }
}

/** What would be sent, also of half the answers. What cannot be read goes as it was typed, for the check to name. */
export function toServiceBody(answers: Answers): ServiceAnswersBody {
  const [initialPrice, renewPrice] = [priceText(answers, 'initialPrice'), priceText(answers, 'renewPrice')]
  const account = picked(answers, 'account', YETI_TYPES.account)
  const type = picked(answers, 'type', YETI_TYPES['service-type'])
  const variables = answered(answers, 'variables')
  const name = nameWithReference(answers)
  return {
    data: {
      type: YETI_TYPES.service,
      attributes: {
        ...(name === '' ? {} : { name }),
        ...(initialPrice === undefined ? {} : { 'initial-price': initialPrice }),
        ...(renewPrice === undefined ? {} : { 'renew-price': renewPrice }),
        ...renewal(answers),
        ...(variables === undefined ? {} : { variables: objectOrText(variables) }),
      },
      relationships: {
        ...(account === undefined ? {} : { account }),
        ...(type === undefined ? {} : { 'service-type': type }),
      },
    },
  }
}

/** The name as Yeti gets it, with the reference by which Handover finds the service again; '' when there is neither. */
export function nameWithReference(answers: Answers): string {
  const [name, reference] = [answered(answers, 'name') ?? '', answered(answers, 'reference')]
  return reference === undefined ? name : withReference(name, reference)
}

/** A typed price; null while it is missing or cannot be read. */
export function priceOf(answers: Answers, question: 'initialPrice' | 'renewPrice'): Decimal | null {
  const typed = readTypedAmount(answers[question] ?? '', currencyOf(answers))
  return typed.ok ? typed.amount : null
}

/** How often it is renewed; null while nobody said so. `isRenewed` tells those that are from a service that is charged once. */
export function renewalOf(
  answers: Answers,
): { renewal: 'one-time'; isRenewed: false } | { renewal: 'daily' | 'monthly'; isRenewed: true } | null {
  const renewal = RENEWALS.find((one) => one === answers['renewPeriod'])
  if (renewal === undefined) return null
  return renewal === 'one-time' ? { renewal, isRenewed: false } : { renewal, isRenewed: true }
}

/** What the account's money is in, as the service calls it; '' while it is not known. */
export function currencyOf(answers: Answers): string {
  return answered(answers, 'account.currency') ?? ''
}

/** An amount of the account that was picked, as the picker showed it; null when the service did not say. */
export function accountAmount(answers: Answers, what: 'balance' | 'minBalance'): Decimal | null {
  return readDecimal(answered(answers, `account.${what}`) ?? '')
}

/** What the type that was picked does; `other` while none was. */
export function provisioningOf(answers: Answers): Provisioning {
  return PROVISIONINGS.find((one) => one === answers['type.provisioning']) ?? 'other'
}

/** Whether the type that was picked renews beyond the minimum balance; null when the service does not say. */
export function forceRenewOf(answers: Answers): boolean | null {
  const answer = answers['type.forceRenew']
  return answer === 'yes' ? true : answer === 'no' ? false : null
}

function priceText(answers: Answers, question: 'initialPrice' | 'renewPrice'): string | undefined {
  const price = priceOf(answers, question)
  return price === null ? answered(answers, question) : decimalText(price)
}

/** Period and first date belong together: a service that is charged once has neither (yeti.md 0.1 and 0.3). */
function renewal(answers: Answers): { 'renew-at'?: string; 'renew-period'?: string } {
  const how = renewalOf(answers)
  if (how?.isRenewed !== true) return {}
  const day = answered(answers, 'renewDate')
  return {
    ...(day === undefined ? {} : { 'renew-at': firstRenewalAt(day) ?? day }),
    'renew-period': PERIODS[how.renewal],
  }
}

function objectOrText(typed: string): unknown {
  const read = readVariables(typed)
  return read.ok ? read.variables : typed
}

/** A picked record; its type as the picker gave it, else the documented one. */
function picked(answers: Answers, name: string, type: string): ToOne | undefined {
  const id = answered(answers, `${name}.id`)
  return id === undefined ? undefined : { data: { type: answered(answers, `${name}.type`) ?? type, id } }
}
