import { answered } from './answered.ts'
import { compare, decimalText, readDecimal } from './decimal.ts'
import { isSameJson } from './same-json.ts'
import { readTypedAmount } from './typed-amount.ts'
import type { Answers } from './wizard-form.ts'
import { YETI_TYPES } from './yeti/check-body.ts'
import { PROVISIONINGS, type Provisioning } from './yeti/provisioning.ts'
import { referenceIn, withoutReference, withReference } from './yeti/reference.ts'
import { readVariables } from './yeti/variables.ts'

/*
 * What was typed to change a billed service. `service.*` is the service as Yeti has it: `.id`, `.label` for people, `.name` (with
 * Handover's reference), `.renewPrice`, `.renewPeriod`, `.currency`, `.account`, `.provisioning`. `name` (without the reference) and
 * `renewPrice` are what it is to be; `variables` is a JSON text that counts when `variables.how` is `replace`, unless
 * `variables.same` is `yes`: the present ones were shown there and are left as they are. Those are no answer: they may hold credentials.
 */

/** The service as Yeti has it, as far as its change is concerned. */
export interface PresentService {
  id: string
  name: string
  renewPrice: string | null
  renewPeriod: 'one-time' | 'daily' | 'monthly' | 'unknown'
  account: { name: string; currency: string } | null
}

/** A change in the shape that Yeti takes: only what is to be another. */
export interface ServiceChangeAnswersBody {
  data: {
    type: string
    id: string
    attributes: { name?: string; 'renew-price'?: string; variables?: unknown }
  }
}

/** What would be sent, also of half the answers. What cannot be read goes as it was typed, for the check to name. */
export function toServiceChangeBody(answers: Answers): ServiceChangeAnswersBody {
  const variables = newVariables(answers)
  return {
    data: {
      type: YETI_TYPES.service,
      id: answers['service.id'] ?? '',
      attributes: {
        ...(isRenamed(answers) ? { name: newName(answers) } : {}),
        ...(isRepriced(answers) ? { 'renew-price': newPrice(answers) } : {}),
        ...(variables === undefined ? {} : { variables }),
      },
    },
  }
}

/**
 * The answers with the service as it is now. A new form shows what is there; in one that is gone on with, what was left as it was then
 * follows, and what was typed stays.
 */
export function withPresent(answers: Answers, service: PresentService): Answers {
  const { id, name, renewPrice, renewPeriod, account } = service
  const price = renewPrice ?? ''
  const untouchedName = answers['name'] === undefined || !isRenamed(answers)
  const untouchedPrice = answers['renewPrice'] === undefined || !isRepriced(answers)
  return {
    ...answers,
    'service.id': id,
    'service.label': withoutReference(name) || `Service ${id}`,
    'service.name': name,
    'service.renewPrice': price,
    'service.renewPeriod': renewPeriod,
    'service.currency': account?.currency ?? '',
    'service.account': account?.name ?? '',
    ...(untouchedName ? { name: withoutReference(name) } : {}),
    ...(untouchedPrice ? { renewPrice: price } : {}),
  }
}

/** Whether another name was typed. The reference is no part of it. */
export function isRenamed(answers: Answers): boolean {
  return (answers['name'] ?? '').trim() !== withoutReference(answers['service.name'] ?? '')
}

/** Whether a price was typed that is worth something else; also one that cannot be read. */
export function isRepriced(answers: Answers): boolean {
  const typed = readTypedAmount(answers['renewPrice'] ?? '', answers['service.currency'] ?? '')
  const present = readDecimal(answers['service.renewPrice'] ?? '')
  if (typed.ok && present !== null) return compare(typed.amount, present) !== 0
  return (answers['renewPrice'] ?? '').trim() !== (answers['service.renewPrice'] ?? '')
}

/** The variables that take the place of the present ones; text that is no object as it stands, undefined when they stay. */
export function newVariables(answers: Answers): unknown {
  const typed = replaces(answers) && !leavesPresent(answers) ? answered(answers, 'variables') : undefined
  if (typed === undefined) return undefined
  const read = readVariables(typed)
  return read.ok ? read.variables : typed
}

/** Whether the present variables were shown to begin with and nothing else was typed in their place. */
export function leavesPresent(answers: Answers): boolean {
  return answers['variables.same'] === 'yes'
}

/** Whether two JSON texts are the same variables, in whatever order and layout; text that is none is like no other. */
export function areSameVariables(one: string, other: string): boolean {
  const [first, second] = [readVariables(one), readVariables(other)]
  return first.ok && second.ok && isSameJson(first.variables, second.variables)
}

/** Whether the variables are to be replaced. */
export function replaces(answers: Answers): boolean {
  return answers['variables.how'] === 'replace'
}

/** What the service's type does with variables; `other` while that is not known. */
export function provisioningOfChange(answers: Answers): Provisioning {
  return PROVISIONINGS.find((one) => one === answers['service.provisioning']) ?? 'other'
}

/** The typed name as Yeti gets it: Handover's reference stays at its end. */
export function newName(answers: Answers): string {
  const name = (answers['name'] ?? '').trim()
  const reference = referenceIn(answers['service.name'] ?? '')
  return reference === null ? name : withReference(name, reference)
}

function newPrice(answers: Answers): string {
  const typed = readTypedAmount(answers['renewPrice'] ?? '', answers['service.currency'] ?? '')
  return typed.ok ? decimalText(typed.amount) : (answers['renewPrice'] ?? '')
}
