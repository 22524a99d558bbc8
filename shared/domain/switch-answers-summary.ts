import { dateInWords } from './calendar-date.ts'
import { howGivenWords } from './consent-answers.ts'
import { READING_FIELDS } from './meter-readings.ts'
import { hashesIn, photoQuestion, readingOfPhotos } from './reading-photos.ts'
import { nameOfQuestion } from './switch-answers-names.ts'
import { switchSteps } from './switch-answers-steps.ts'
import type { SwitchKind } from './switch-kinds.ts'
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
import type { Answers, SummaryRow } from './wizard-form.ts'

/** Questions that are shown only when they were answered, because most switches leave them out. */
const SELDOM = new Set([
  'property.address.locality',
  'property.address.region',
  'property.propertyId',
  'tenancyId',
  'tenant.tenantId',
  'purchaser.purchaserId',
  'landlord.landlordId',
  'landlord.address.propertyName',
  'landlord.address.street',
  'landlord.address.locality',
  'landlord.address.region',
  'landlord.address.town',
  'otherTenants',
  'tenant.title',
  'purchaser.title',
  'landlord.title',
  ...READING_FIELDS.map(photoQuestion),
])

/** Parts of the wizard's own bookkeeping, which are no answers. */
const NOT_SHOWN = new Set(['lookup.passed', 'landlord.address.country', 'consent.basis', 'consent.wording'])

/** The answers of one step that apply, in words, in the order of the screen. */
export function summaryOf(kind: SwitchKind, step: string, answers: Answers): SummaryRow[] {
  const skip = (question: string) =>
    NOT_SHOWN.has(question) || (SELDOM.has(question) && valueOf(question, answers) === '')
  return switchSteps(kind)
    .questionsOf(step, answers)
    .filter((question) => !skip(question) && !isLeftOut(question, answers))
    .map((question) => ({
      question,
      label: labelOf(question, answers),
      value: valueOf(question, answers),
      numbers:
        question === 'property.mprn' || question === 'property.gprn' || question.startsWith('meterReadings.'),
    }))
}

/** A meter number of a supply that is not switched is kept in the draft and not sent. */
function isLeftOut(question: string, answers: Answers): boolean {
  const supply = supplyOf(answers)
  return (
    (question === 'property.gprn' && supply === 'electricity') ||
    (question === 'property.mprn' && supply === 'gas')
  )
}

function labelOf(question: string, answers: Answers): string {
  if (question === 'property.address.postCode' && answers['country'] === 'IE') return 'Eircode'
  if (question === 'landlord.address.postCode' && answers['landlord.country'] === 'IE') return 'Eircode'
  if (question === 'property.mprn') return 'MPRN'
  if (question === 'property.gprn') return 'GPRN'
  return nameOfQuestion(question).label
}

function valueOf(question: string, answers: Answers): string {
  const typed = (answers[question] ?? '').trim()
  if (readingOfPhotos(question) !== null) return photosInWords(hashesIn(typed).length)
  switch (question) {
    case 'country':
      return countryLabel(answers, question) ?? ''
    case 'landlord.country':
      return countryLabel(answers, question) ?? (answers['landlord.address.country'] ?? '').trim()
    case 'supply': {
      const supply = supplyOf(answers)
      return supply === null ? '' : SWITCH_NAMES[supply].label
    }
    case 'meterType': {
      const meter = meterOf(answers)
      return meter === null ? '' : METER_NAMES[meter].label
    }
    case 'billTo': {
      const billTo = billToOf(answers)
      return billTo === null ? '' : BILL_TO_NAMES[billTo].label
    }
    case 'property.mprn':
      return grouped(typed, /^(\d{2})(\d{3})(\d{3})(\d{3})$/)
    case 'property.gprn':
      return grouped(typed, /^(\d)(\d{3})(\d{3})$/)
    case 'consent.how':
      return howGivenWords(typed)
    case 'tenancyStartDate':
    case 'meterReadings.meterReadingDate':
    case 'tenant.dateOfBirth':
    case 'purchaser.dateOfBirth':
    case 'consent.at':
      return dateInWords(typed)
    case 'tenant.criticalCare':
    case 'purchaser.criticalCare':
      return typed === 'prefer-not-to-say' ? 'Prefer not to say (sent as No)' : yesOrNo(typed)
    case 'property.payAsYouGoGasMeter':
    case 'consent.record':
    case 'consent.share':
      return yesOrNo(typed)
    default:
      return typed
  }
}

function photosInWords(count: number): string {
  return count === 0 ? '' : count === 1 ? '1 photo' : `${count} photos`
}

function countryLabel(answers: Answers, question: 'country' | 'landlord.country'): string | null {
  const country = countryOf(answers, question)
  return country === null ? null : COUNTRY_NAMES[country].label
}

function yesOrNo(typed: string): string {
  return typed === 'yes' ? 'Yes' : typed === 'no' ? 'No' : typed
}

/** Groups for the eye; what is not well formed stays as typed. */
function grouped(typed: string, groups: RegExp): string {
  return groups.exec(typed.replaceAll(/[\s-]/g, ''))?.slice(1).join(' ') ?? typed
}
