import { missing, oneEach } from './answer-problems.ts'
import { answered } from './answered.ts'
import { dayOf, daysBetween } from './calendar-date.ts'
import { consentProblems } from './consent-answers.ts'
import { MAX_NEED_TEXT } from './needs-codes.ts'
import {
  fieldOfName,
  MAX_INFO_NAME,
  MAX_INFO_VALUE,
  nameKey,
  ownInfos,
  valueKey,
} from './psr-answers-info.ts'
import { chosenMeters, meterInSentence } from './psr-answers-meters.ts'
import {
  changesOf,
  codesForATime,
  expiryKey,
  isSetSaid,
  NEED_TEXT,
  NO_NEEDS,
  tickedCodes,
} from './psr-answers-needs.ts'
import { psrSteps, type PsrStep } from './psr-answers-steps.ts'
import { PRIORITIES } from './psr-answers-words.ts'
import { isNeedTextTooLong, isOurs } from './psr-info.ts'
import type { AnswerProblem, Answers, BlockedAnswer, FormFacts } from './wizard-form.ts'

type Problem = AnswerProblem<PsrStep>
type Facts = Pick<FormFacts, 'today'>

/**
 * Everything that is missing, wrong or suspicious, in the order of the screen. No message tells a need: they are also shown where
 * needs are hidden.
 */
export function checkPsrAnswers(
  answers: Answers,
  { today }: Facts,
): { errors: Problem[]; warnings: Problem[] } {
  const errors = [
    ...homeProblems(answers),
    ...needsProblems(answers, today),
    ...priorityProblems(answers),
    ...infoProblems(answers),
    ...basisProblems(answers, today),
  ]
  return { errors: psrSteps.inScreenOrder(oneEach(errors)), warnings: [] }
}

/** Without anybody's agreement the draft is kept and nothing goes. */
export function blockedPsrAnswers(answers: Answers): BlockedAnswer[] {
  if (answers['consent.agreed'] !== 'not-yet') return []
  return [{ question: 'consent.agreed', message: 'Nobody has agreed yet that it is recorded and shared' }]
}

function homeProblems(answers: Answers): Problem[] {
  const problems: Problem[] = []
  if (answered(answers, 'property.id') === undefined)
    problems.push(missing('property.id', 'home', 'Choose the home.'))
  if (chosenMeters(answers).length === 0)
    problems.push(missing('meters', 'meters', 'Tick the meters that get a record.'))
  return problems
}

function needsProblems(answers: Answers, today: string): Problem[] {
  const problems: Problem[] = []
  const tell = (question: string, message: string) => problems.push(missing(question, 'needs', message))
  const codes = tickedCodes(answers)
  if (!isSetSaid(answers)) tell('needs', 'Tick each need, or tick that there are none.')
  if (codes.length > 0 && answers[NO_NEEDS] === 'yes')
    tell(NO_NEEDS, 'Needs are ticked, and so is that there are none. Untick one or the other.')
  for (const code of codesForATime(answers)) {
    const message = reviewDateProblem(answered(answers, expiryKey(code)), today)
    if (message !== null) tell(expiryKey(code), message)
  }
  if (psrSteps.questionsOf('needs', answers).includes(NEED_TEXT)) {
    const text = answered(answers, NEED_TEXT)
    if (text === undefined) tell(NEED_TEXT, 'Enter what goes with the need, in a few words.')
    else if (isNeedTextTooLong(text))
      tell(NEED_TEXT, `This is longer than suppliers take it. Shorten it to ${MAX_NEED_TEXT} characters.`)
  }
  return problems
}

function reviewDateProblem(typed: string | undefined, today: string): string | null {
  if (typed === undefined) return 'Enter the day on which this need is looked at again.'
  const day = dayOf(typed)
  if (day === null) return 'The review date is not a real date. Check its day, month and year.'
  return daysBetween(today, day) > 0
    ? null
    : 'The review date must be after today. Enter a later day, or untick the need.'
}

function priorityProblems(answers: Answers): Problem[] {
  const given = answered(answers, 'priority')
  return PRIORITIES.some((one) => one === given)
    ? []
    : [missing('priority', 'priority', 'Choose the priority: 0, 1, 2 or 3.')]
}

function infoProblems(answers: Answers): Problem[] {
  const problems: Problem[] = []
  const tell = (question: string, message: string) => problems.push(missing(question, 'info', message))
  const taken = new Set(
    chosenMeters(answers).flatMap((meter) => meter.shown?.carried.map(({ field }) => field) ?? []),
  )
  for (const { place, name, value } of ownInfos(answers)) {
    const field = fieldOfName(name)
    if (name === '') tell(nameKey(place), 'Enter a name for this, or empty its value.')
    else if (name.length > MAX_INFO_NAME)
      tell(nameKey(place), `Shorten the name to ${MAX_INFO_NAME} characters.`)
    else if (field === '') tell(nameKey(place), 'Enter a name with letters of the English alphabet.')
    else if (isOurs(field)) tell(nameKey(place), 'This name is kept for the needs. Enter another name.')
    else if (taken.has(field))
      tell(nameKey(place), 'The record has something of this name already. Enter another name.')
    taken.add(field)
    if (value === '') tell(valueKey(place), 'Enter the value, or empty the name.')
    else if (value.length > MAX_INFO_VALUE)
      tell(valueKey(place), `Shorten the value to ${MAX_INFO_VALUE} characters.`)
  }
  return problems
}

function basisProblems(answers: Answers, today: string): Problem[] {
  const agreed = answers['consent.agreed']
  if (agreed === 'not-yet') return []
  if (agreed !== 'yes')
    return [missing('consent.agreed', 'basis', 'Choose whether they have agreed. Nothing goes without it.')]
  const problems = consentProblems<PsrStep>(answers, {
    step: 'basis',
    otherwise: 'choose “Nobody has agreed yet”',
  })
  const at = answered(answers, 'consent.at')
  if (at === undefined) return problems
  const day = dayOf(at)
  if (day === null)
    problems.push(
      missing(
        'consent.at',
        'basis',
        'The day they agreed is not a real date. Check its day, month and year.',
      ),
    )
  else if (daysBetween(today, day) > 0)
    problems.push(missing('consent.at', 'basis', 'The day they agreed cannot be after today.'))
  return problems
}

/**
 * Each present record that would lose needs: how many, not which. Apart from the other findings, because no rule of a body can know it:
 * it is told on top of what the core finds.
 */
export function removals(answers: Answers): Problem[] {
  const meters = chosenMeters(answers)
  return changesOf(answers)
    .filter(({ removed }) => removed.length > 0)
    .map(({ meter, removed }) => ({
      question: 'needs',
      step: 'needs' as const,
      message:
        `${removed.length === 1 ? 'One need' : `${removed.length} needs`} on the present record of the ${meterInSentence(meter, meters)} ` +
        `${removed.length === 1 ? 'is' : 'are'} not in the new one, which replaces the whole set. Leave out only what is no longer so.`,
      code: 'HO-PSR-REMOVES',
      from: 'handover' as const,
    }))
}
