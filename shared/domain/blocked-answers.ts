import { rowByMeaning, type CodeTable } from './codes.ts'
import { hasElectricity } from './supply-answers.ts'
import {
  BILL_TO_NAMES,
  METER_NAMES,
  SWITCH_NAMES,
  billToOf,
  meterOf,
  supplyOf,
} from './switch-answers-words.ts'
import type { SwitchKind } from './switch-kinds.ts'
import type { Answers, BlockedAnswer } from './wizard-form.ts'

/** The choices whose number the connection's table does not have yet. */
export function blockedAnswers(kind: SwitchKind, answers: Answers, codes: CodeTable): BlockedAnswer[] {
  const blocked: BlockedAnswer[] = []
  const supply = supplyOf(answers)
  const meter = meterOf(answers)
  if (supply !== null && rowByMeaning(codes, 'switchType', supply) === undefined)
    blocked.push({
      question: 'supply',
      message: `Acquaint’s number for ${SWITCH_NAMES[supply].inSentence} is not known`,
    })
  if (
    meter !== null &&
    hasElectricity(answers) &&
    rowByMeaning(codes, 'electricMeterType', meter) === undefined
  )
    blocked.push({
      question: 'meterType',
      message: `Acquaint’s number for ${METER_NAMES[meter].inSentence} is not known`,
    })
  const billTo = kind === 'landlord-switch' ? billToOf(answers) : null
  if (billTo !== null && rowByMeaning(codes, 'billTo', billTo) === undefined)
    blocked.push({
      question: 'billTo',
      message: `Acquaint’s number for billing ${BILL_TO_NAMES[billTo].inSentence} is not known`,
    })
  return blocked
}
