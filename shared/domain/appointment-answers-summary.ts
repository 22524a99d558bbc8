import {
  DIRECTIONS,
  FOLDS,
  MEDICAL_CHOICES,
  METHODS,
  YES_NO_OR_NOT_KNOWN,
  YES_OR_NO,
  choiceWords,
} from './appointment-answers-words.ts'
import { nameOfQuestion } from './appointment-answers-names.ts'
import { questionsOf } from './appointment-answers-steps.ts'
import { TIME_QUESTIONS, endsNextDay, zoneOf, type AskedTime } from './appointment-answers-times.ts'
import { PICKED, howOf, pickedRecord, type LinkName } from './appointment-answers.ts'
import { answered } from './answered.ts'
import { dateInWords, weekday } from './calendar-date.ts'
import { readClock } from './clock-time.ts'
import { howGivenWords } from './consent-answers.ts'
import { clockInWords } from './instant.ts'
import { ZONE_WORDS } from './zoned-time.ts'
import type { Answers, SummaryRow } from './wizard-form.ts'

/** The wizard's own bookkeeping, and what is read in the row of another question. */
const NOT_SHOWN = new Set(['consent.basis', 'consent.wording', 'endsNextDay'])

/** Shown only when they were answered, because most visits leave them out. */
const SELDOM = new Set([
  'contact.association',
  'representative.id',
  'interaction.notes',
  'accountHolder.id',
  'on_ecr_notes',
])

/** Nobody has documented what ECR is, so it is treated like what is known to be about health. */
const MASKED = new Set(['medical_dependency', 'on_ecr', 'on_ecr_notes'])

const NEW_WORDS: Readonly<Record<LinkName, string>> = {
  contact: 'A new contact',
  account: 'A new account, for this contact and home',
  interaction: 'A new conversation',
}

/** Read in one row with the one before it, as on an envelope or in a diary. */
const TOGETHER: readonly { questions: readonly string[]; label: string; changes: string; between: string }[] =
  [
    {
      questions: ['contact.salutation', 'contact.first_name', 'contact.last_name'],
      label: 'Name',
      changes: 'the contact’s name',
      between: ' ',
    },
    {
      questions: ['interaction.date', 'interaction.time'],
      label: 'When',
      changes: 'when the conversation was',
      between: ', ',
    },
  ]

/** The answers of one step that apply, in words, in the order of the screen. What is changed of a whole begins at its first part. */
export function summaryOf(step: string, answers: Answers): SummaryRow[] {
  return questionsOf(step, answers).flatMap((question): SummaryRow[] => {
    const whole = TOGETHER.find(({ questions }) => questions.includes(question))
    if (whole !== undefined && whole.questions[0] !== question) return []
    if (whole !== undefined) return [joined(whole, answers)]
    const value = valueOf(question, answers)
    if (NOT_SHOWN.has(question) || (SELDOM.has(question) && value === '')) return []
    // Where one was picked, its own row says all.
    if (question.endsWith('.how') && answers[question] === 'existing') return []
    return [
      {
        question,
        label: nameOfQuestion(question).label,
        value,
        numbers: false,
        changes: nameOfQuestion(question).inSentence,
        ...(MASKED.has(question) ? { masked: true } : {}),
      },
    ]
  })
}

function joined(
  { questions, label, changes, between }: (typeof TOGETHER)[number],
  answers: Answers,
): SummaryRow {
  const value = questions.flatMap((one) => valueOf(one, answers) || []).join(between)
  return { question: questions[0] ?? '', label, value, numbers: false, changes }
}

/** An answer in words; '' when there is none. */
export function valueOf(question: string, answers: Answers): string {
  const typed = answered(answers, question) ?? ''
  const picked = PICKED.find((name) => question === `${name}.id`)
  if (picked !== undefined) return pickedRecord(answers, picked)?.label ?? ''
  switch (question) {
    case 'contact.how':
      return newWords(answers, 'contact')
    case 'account.how':
      return newWords(answers, 'account')
    case 'interaction.how':
      return newWords(answers, 'interaction')
    case 'zone': {
      const zone = zoneOf(answers)
      return zone === null ? '' : ZONE_WORDS[zone]
    }
    case 'interaction.method':
      return choiceWords(METHODS, typed)
    case 'interaction.direction':
      return choiceWords(DIRECTIONS, typed)
    case 'interaction.contacted':
      return choiceWords(YES_OR_NO, typed)
    case 'on_ecr':
    case 'animals':
      return choiceWords(YES_NO_OR_NOT_KNOWN, typed)
    case 'medical_dependency':
      return typed === 'prefer-not-to-say'
        ? 'Prefer not to say (sent as No)'
        : choiceWords(MEDICAL_CHOICES, typed)
    case 'interaction.date':
    case 'consent.at':
      return dateInWords(typed)
    case 'date':
      return typed === '' ? '' : dayWords(typed)
    case 'start':
      return clockWords(answers, 'start')
    case 'end':
      return untilWords(answers)
    case 'interaction.time':
      return clockWords(answers, 'spoken')
    case 'startFold':
    case 'endFold':
    case 'interaction.fold':
      return choiceWords(FOLDS, typed)
    case 'consent.how':
      return howGivenWords(typed)
    case 'consent.record':
    case 'consent.share':
      return choiceWords(YES_OR_NO, typed)
    default:
      return typed
  }
}

/** `Wednesday, 25 November 2026`; a date that is not one stays as typed. */
export function dayWords(day: string): string {
  const name = /^\d{4}-\d{2}-\d{2}$/.test(day) ? weekday(day) : ''
  return name === '' ? dateInWords(day) : `${name}, ${dateInWords(day)}`
}

/** `7am the next day`; '' while the end is not known. */
export function untilWords(answers: Answers): string {
  const words = clockWords(answers, 'end')
  return words !== '' && endsNextDay(answers) ? `${words} the next day` : words
}

/** The visit's start and end in a few words: `9am to 1pm`, `3pm until 7am the next day`. */
export function spanWords(answers: Answers): string {
  const [start, end] = [clockWords(answers, 'start'), untilWords(answers)]
  if (start === '' || end === '') return start
  return `${start} ${endsNextDay(answers) ? 'until' : 'to'} ${end}`
}

/** A time in words; what is no clock time stays as typed, so that it is seen. */
function clockWords(answers: Answers, time: AskedTime): string {
  const typed = answered(answers, TIME_QUESTIONS[time].clock) ?? ''
  const read = readClock(typed)
  return read === null ? typed : clockInWords(read)
}

function newWords(answers: Answers, link: LinkName): string {
  return howOf(answers, link) === 'new' ? NEW_WORDS[link] : ''
}
