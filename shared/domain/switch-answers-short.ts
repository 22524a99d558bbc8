import { houseLine } from './address-line.ts'
import { answered } from './answered.ts'
import { dateInWords } from './calendar-date.ts'
import { readingsAsked } from './supply-answers.ts'
import type { Step } from './switch-answers-steps.ts'
import {
  BILL_TO_NAMES,
  COUNTRY_NAMES,
  METER_NAMES,
  SWITCH_NAMES,
  billToOf,
  countryOf,
  meterOf,
  supplyOf,
} from './switch-answers-words.ts'
import type { Answers } from './wizard-form.ts'

/** A step's answer in a few words, for the list of steps; '' when there is none. Never holds anything about health. */
export function shortAnswer(step: Step, answers: Answers): string {
  switch (step) {
    case 'country': {
      const country = countryOf(answers, 'country')
      return country === null ? '' : COUNTRY_NAMES[country].label
    }
    case 'home':
      return houseLine({
        propertyName: answers['property.address.propertyName'],
        street: answers['property.address.street'],
      })
    case 'supply': {
      const supply = supplyOf(answers)
      const meter = meterOf(answers)
      if (supply === null) return ''
      return supply === 'gas' || meter === null
        ? SWITCH_NAMES[supply].label
        : `${SWITCH_NAMES[supply].label}, ${METER_NAMES[meter].label.toLowerCase()}`
    }
    case 'readings':
      return readingsAsked(answers)
        .flatMap((name) => answered(answers, `meterReadings.${name}`) ?? [])
        .join(' · ')
    case 'tenancy':
      return dateInWords(answers['tenancyStartDate'] ?? '')
    case 'tenant':
    case 'purchaser':
    case 'landlord':
      return joined(' ', answers, [`${step}.firstName`, `${step}.lastName`])
    case 'billing': {
      const billTo = billToOf(answers)
      return billTo === null ? '' : BILL_TO_NAMES[billTo].label
    }
    case 'check':
      return ''
  }
}

function joined(by: string, answers: Answers, questions: readonly string[]): string {
  return questions.flatMap((question) => answered(answers, question) ?? []).join(by)
}
