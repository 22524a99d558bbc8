import { SWITCH_MEANINGS, rowByNumber, type CodeRow, type CodeTable, type SwitchMeaning } from './codes.ts'
import { checkAddresses } from './checks/addresses.ts'
import type { CheckContext, Supplies } from './checks/context.ts'
import { checkCriticalCare } from './checks/critical-care.ts'
import { checkDates } from './checks/dates.ts'
import { checkMeterNumbers } from './checks/meter-numbers.ts'
import { checkPeople } from './checks/people.ts'
import { checkReadings } from './checks/readings.ts'
import { checkTexts } from './checks/texts.ts'
import { onePerPath } from './parse-body.ts'
import { problem } from './problem-codes.ts'
import type { Findings, Problem } from './problem.ts'
import { SWITCH_FACTS, type SwitchBody } from './switch-facts.ts'
import type { SwitchKind } from './switch-kinds.ts'

/**
 * The rules of a switch whose shape was read: what is refused for certain, and what is only suspicious. Where no document
 * requires a thing, its absence is at most a warning. A field has one problem at a time: a sample text is not also a wrong MPRN.
 */
export function checkSwitch(kind: SwitchKind, body: SwitchBody, context: CheckContext): Findings {
  const row =
    body.switchType === undefined ? undefined : rowByNumber(context.codes, 'switchType', body.switchType)
  const supplies = row === undefined ? { electricity: null, gas: null } : suppliesOf(row)
  return onePerPath([
    checkTexts(body),
    { errors: missing(kind, body), warnings: [] },
    checkSwitchType(body, row),
    checkBillTo(body, context.codes),
    checkMeterNumbers(body, supplies),
    checkReadings(body, supplies, context.codes),
    checkDates(body, context.today),
    checkPeople(body, context),
    checkCriticalCare(body, context),
    checkAddresses(body, context.codes),
  ])
}

/** The supplies that a row of the switch types covers by its meaning. */
export function suppliesOf(row: CodeRow): Supplies {
  const meaning: SwitchMeaning | undefined = SWITCH_MEANINGS.find((one) => one === row.meaning)
  if (meaning === undefined) return { electricity: null, gas: null }
  return { electricity: meaning !== 'gas', gas: meaning !== 'electricity' }
}

function missing(kind: SwitchKind, body: SwitchBody): Problem[] {
  return SWITCH_FACTS[kind].required
    .filter((name) => body[name] === undefined)
    .map((name) => problem('HO-SWITCH-MISSING', name, REQUIRED_TEXTS[name]))
}

const REQUIRED_TEXTS: Readonly<Partial<Record<keyof SwitchBody, { message: string; fix: string }>>> = {
  property: {
    message: 'The home is missing.',
    fix: 'Give the property with its address and meter numbers.',
  },
  switchType: {
    message: 'It is missing which supplies are switched.',
    fix: 'Give the number from the codes of the connection.',
  },
  meterReadings: {
    message: 'The meter readings are missing.',
    fix: 'Give the readings and the day they were taken.',
  },
  tenancyStartDate: {
    message: 'The day the tenancy starts is missing.',
    fix: 'Give the day from which the tenant pays.',
  },
  tenant: { message: 'The tenant is missing.', fix: 'Give the lead tenant’s first and last name.' },
  landlord: {
    message: 'The landlord is missing.',
    fix: 'Give the landlord’s name: the service requires it.',
  },
  billTo: {
    message: 'It is missing who is billed from now on.',
    fix: 'Give the number from the codes of the connection.',
  },
  purchaser: { message: 'The purchaser is missing.', fix: 'Give the purchaser’s first and last name.' },
}

function checkSwitchType(body: SwitchBody, row: CodeRow | undefined): Findings {
  if (body.switchType === undefined) return { errors: [], warnings: [] }
  if (row === undefined) return { errors: [problem('HO-SWITCH-TYPE-UNKNOWN', 'switchType')], warnings: [] }
  const known = suppliesOf(row).electricity !== null
  return { errors: [], warnings: known ? [] : [problem('HO-SWITCH-TYPE-MEANING', 'switchType')] }
}

/** Who is billed from now on. Its first number is documented, what it stands for is not. */
function checkBillTo({ billTo }: SwitchBody, codes: CodeTable): Findings {
  if (billTo === undefined) return { errors: [], warnings: [] }
  const row = rowByNumber(codes, 'billTo', billTo)
  if (row === undefined) return { errors: [problem('HO-SWITCH-BILL-TO-UNKNOWN', 'billTo')], warnings: [] }
  return { errors: [], warnings: row.confirmed ? [] : [problem('HO-SWITCH-BILL-TO-MEANING', 'billTo')] }
}
