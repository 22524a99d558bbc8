import { answered } from './answered.ts'
import { dateInWords } from './calendar-date.ts'
import { howGivenWords } from './consent-answers.ts'
import { needInWords, NEED_WITH_TEXT } from './needs-codes.ts'
import { AGREEMENTS } from './psr-answers-basis.ts'
import { ownInfos } from './psr-answers-info.ts'
import { chosenMeters, meterInSentence, SUPPLY_NAMES, type ChosenMeter } from './psr-answers-meters.ts'
import {
  changesOf,
  expiryKey,
  NEED_TEXT,
  NO_NEEDS,
  tickedCodes,
  type RecordChange,
} from './psr-answers-needs.ts'
import { nameOfPsrQuestion } from './psr-answers-names.ts'
import { PRIORITIES } from './psr-answers-words.ts'
import type { Answers, SummaryRow } from './wizard-form.ts'

const row = (question: string, label: string, value: string): SummaryRow => ({
  question,
  label,
  value,
  numbers: false,
})
/** Hidden until somebody asks to see it. */
const masked = (question: string, label: string, value: string): SummaryRow => ({
  ...row(question, label, value),
  masked: true,
})
/** What was typed, trimmed; '' for nothing. */
const typedIn = (answers: Answers, question: string) => answered(answers, question) ?? ''
const named = (question: string, value: string) => row(question, nameOfPsrQuestion(question).label, value)

/** A step’s answer in a few words, for the list of steps. Of needs, priority and extra information it says nothing. */
export function psrShortAnswer(step: string, answers: Answers): string {
  if (step === 'home') return typedIn(answers, 'property.label')
  if (step === 'meters')
    return [...new Set(chosenMeters(answers).map(({ supply }) => SUPPLY_NAMES[supply].label))].join(', ')
  if (step === 'basis' && answers['consent.agreed'] === 'yes')
    return dateInWords(typedIn(answers, 'consent.at'))
  return ''
}

/** The answers of one step in words. Everything about the household is masked. */
export function psrSummaryOf(step: string, answers: Answers): SummaryRow[] {
  switch (step) {
    case 'home':
      return [named('property.id', typedIn(answers, 'property.label'))]
    case 'meters':
      return meterRows(answers)
    case 'needs':
      return needsRows(answers)
    case 'priority': {
      const priority = PRIORITIES.find((one) => one === answers['priority']) ?? ''
      return [masked('priority', nameOfPsrQuestion('priority').label, priority)]
    }
    case 'info':
      return infoRows(answers)
    case 'basis':
      return basisRows(answers)
    default:
      return []
  }
}

function meterRows(answers: Answers): SummaryRow[] {
  const meters = chosenMeters(answers)
  if (meters.length === 0) return [named('meters', '')]
  return meters.flatMap((meter) => [
    { ...row('meters', SUPPLY_NAMES[meter.supply].label, meter.label), numbers: true },
    ...(meter.shown === null && meter.records !== 0
      ? [row('meters', 'Its present record', 'Not shown. The new record carries the full set chosen here.')]
      : []),
  ])
}

function needsRows(answers: Answers): SummaryRow[] {
  const meters = chosenMeters(answers)
  const codes = tickedCodes(answers)
  const value =
    answers[NO_NEEDS] === 'yes' && codes.length === 0 ? 'None' : listed(codes.map(lineOf(answers)))
  return [
    masked('needs', nameOfPsrQuestion('needs').label, value),
    ...changesOf(answers).map((change) =>
      masked('needs', againstLabel(change.meter, meters), changeInWords(change, answers)),
    ),
  ]
}

/** A need with what belongs to it: `Has young children at home (29), looked at again on 1 May 2027`. */
function lineOf(answers: Answers) {
  return (code: string): string => {
    const review = dateInWords(typedIn(answers, expiryKey(code)))
    const text = code === NEED_WITH_TEXT ? typedIn(answers, NEED_TEXT) : ''
    return [
      needInWords(code) + (text === '' ? '' : `: ${text}`),
      ...(review === '' ? [] : [`looked at again on ${review}`]),
    ].join(', ')
  }
}

function againstLabel(meter: ChosenMeter, meters: readonly ChosenMeter[]): string {
  return `Against the ${meterInSentence(meter, meters)}’s record`
}

/** A line for each need that is taken away or added, then what stays. */
function changeInWords({ added, removed, kept, before }: RecordChange, answers: Answers): string {
  const priority = typedIn(answers, 'priority')
  const lines = [
    ...removed.map((code) => `Taken away: ${needInWords(code)}`),
    ...added.map((code) => `Added: ${needInWords(code)}`),
    ...(kept.length === 0 ? [] : [`Kept: ${kept.length === 1 ? 'one need' : `${kept.length} needs`}`]),
    ...(before.priority !== '' && priority !== '' && before.priority !== priority
      ? [`Priority: ${before.priority} becomes ${priority}`]
      : []),
  ]
  return listed([
    ...(lines.length === 0 ? ['No needs before and none now'] : lines),
    `The record as it was shown on ${dateInWords(before.day)}`,
  ])
}

/** Lines that may be long enough to go on in the next. */
function listed(lines: readonly string[]): string {
  return lines.map((line) => `• ${line}`).join('\n')
}

function infoRows(answers: Answers): SummaryRow[] {
  const typed = ownInfos(answers).map(({ name, value }) => `${name}: ${value}`)
  const carried = chosenMeters(answers).flatMap(({ shown }) => shown?.carried ?? [])
  const lines = carried.map(({ display_name, value }) => `${display_name}: ${value}`)
  const own =
    typed.length === 0
      ? row('info.0.name', 'Extra information', '')
      : masked('info.0.name', 'Extra information', typed.join('\n'))
  const along = masked('info.0.name', 'Taken along from the present record', [...new Set(lines)].join('\n'))
  return [
    { ...own, changes: 'the extra information' },
    ...(lines.length === 0 ? [] : [{ ...along, changes: 'what is taken along' }]),
  ]
}

function basisRows(answers: Answers): SummaryRow[] {
  const typed = (question: string) => typedIn(answers, question)
  const yesOrNo = (question: string) => (typed(question) === 'yes' ? 'Yes' : '')
  const agreed = AGREEMENTS.find(({ value }) => value === typed('consent.agreed'))?.label ?? ''
  if (typed('consent.agreed') !== 'yes') return [named('consent.agreed', agreed)]
  return [
    named('consent.agreed', agreed),
    named('consent.record', yesOrNo('consent.record')),
    named('consent.share', yesOrNo('consent.share')),
    named('consent.givenBy', typed('consent.givenBy')),
    named('consent.how', howGivenWords(typed('consent.how'))),
    named('consent.at', dateInWords(typed('consent.at'))),
  ]
}
