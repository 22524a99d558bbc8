import { missing, oneEach } from './answer-problems.ts'
import { inScreenOrder, questionsOf, stepOfQuestion, type Step } from './appointment-answers-steps.ts'
import { TIME_QUESTIONS, minutesLong, momentOf, timeOf, type AskedTime } from './appointment-answers-times.ts'
import { howOf, isMedical } from './appointment-answers.ts'
import { answered } from './answered.ts'
import { dayOf, readCalendarDate } from './calendar-date.ts'
import { readClock } from './clock-time.ts'
import { consentProblems } from './consent-answers.ts'
import { isWellFormedEmail } from './email.ts'
import { readInstant } from './instant.ts'
import type { AnswerProblem, Answers } from './wizard-form.ts'

/** What to do about each question that must have an answer, when it is asked and has none. */
const NEEDED: Readonly<Record<string, string>> = {
  'property.id': 'Choose the home.',
  zone: 'Choose whose clock the home goes by.',
  'contact.how': 'Choose whether the contact is in Ctrl Hub already.',
  'contact.id': 'Choose the contact, or say that it is a new one.',
  'contact.last_name': 'Enter the contact’s last name, or the company’s name.',
  'interaction.how': 'Choose whether the conversation is in Ctrl Hub already.',
  'interaction.id': 'Choose the conversation, or say that it is a new one.',
  'interaction.method': 'Choose how you were in touch.',
  'interaction.direction': 'Choose who contacted whom.',
  'interaction.date': 'Enter the day of the conversation.',
  'interaction.time': 'Enter the time of the conversation, such as 9:30am.',
  'interaction.fold': 'Choose which of the two times the conversation was.',
  'interaction.contacted': 'Choose whether you reached them.',
  'account.how': 'Choose whether the customer has an account in Ctrl Hub already.',
  'accountHolder.id': 'Choose whose account it is, or say that there is none yet.',
  'account.id': 'Choose the account, or say that it is a new one.',
  'operation.id': 'Choose what is to be done.',
  'timeBand.id': 'Choose the time band.',
  date: 'Enter the day of the visit.',
  start: 'Enter when the visit starts, such as 9am.',
  startFold: 'Choose which of the two times the visit starts.',
  end: 'Enter when the visit ends, such as 1pm.',
  endFold: 'Choose which of the two times the visit ends.',
  medical_dependency: 'Choose whether there is a medical dependency. “Prefer not to say” is an answer too.',
}

/** What is missing or cannot be among the wizard's own questions, which no body shows, in the order of the screen. `today`: `yyyy-MM-dd`. */
export function questionProblems(answers: Answers, today: string): AnswerProblem<Step>[] {
  const problems = [
    ...unanswered(answers),
    ...emailProblems(answers),
    ...timeProblems(answers, 'spoken'),
    ...timeProblems(answers, 'start'),
    ...timeProblems(answers, 'end'),
    ...orderProblems(answers, today),
    ...(isMedical(answers) ? basisProblems(answers, today) : []),
  ]
  return inScreenOrder(oneEach(problems))
}

/** A visit that would have begun already, by the minute; `now` is in milliseconds since 1970. The days before today are a matter of the form's own check. */
export function begunAlready(answers: Answers, now: number): AnswerProblem<Step>[] {
  const start = readInstant(momentOf(answers, 'start') ?? '')
  if (start === null || start.ms > now) return []
  return [wrong('start', 'This time is over. Enter a time that is still to come.', 'HO-CH-PAST')]
}

function unanswered(answers: Answers): AnswerProblem<Step>[] {
  return Object.entries(NEEDED).flatMap(([question, message]) => {
    const step = stepOfQuestion(question)
    if (step === undefined || !questionsOf(step, answers).includes(question)) return []
    return answered(answers, question) === undefined ? [missing(question, step, message)] : []
  })
}

function emailProblems(answers: Answers): AnswerProblem<Step>[] {
  const typed = answered(answers, 'contact.email')
  if (typed === undefined || howOf(answers, 'contact') !== 'new' || isWellFormedEmail(typed)) return []
  return [
    wrong(
      'contact.email',
      'This e-mail address is not well formed. Check it for a missing @, a space or a comma.',
      'HO-CH-EMAIL',
    ),
  ]
}

function basisProblems(answers: Answers, today: string): AnswerProblem<Step>[] {
  const problems = consentProblems<Step>(answers, {
    step: 'basis',
    otherwise: 'go back and change the answer to “Prefer not to say”',
  })
  const day = dayOf(answered(answers, 'consent.at'))
  if (answered(answers, 'consent.at') !== undefined && (day === null || day > today))
    problems.push(
      wrong('consent.at', 'Enter a real day on which they agreed, today at the latest.', 'HO-CONSENT-DATE'),
    )
  return problems
}

/** A day that is not one, a clock time that cannot be read, and a time that the clocks leave out. */
function timeProblems(answers: Answers, time: AskedTime): AnswerProblem<Step>[] {
  const { date, clock } = TIME_QUESTIONS[time]
  const step = stepOfQuestion(clock)
  if (step === undefined || !questionsOf(step, answers).includes(clock)) return []
  const problems: AnswerProblem<Step>[] = []
  const day = answered(answers, date)
  if (day !== undefined && !isDay(day))
    problems.push(wrong(date, 'This is not a real date. Check its day, month and year.', 'HO-CH-TIME'))
  const typed = answered(answers, clock)
  if (typed !== undefined && readClock(typed) === null)
    problems.push(
      wrong(clock, 'This is not a time of day. Enter it such as 9am, 9:30am or 14:00.', 'HO-CH-TIME'),
    )
  if (timeOf(answers, time)?.kind === 'none')
    problems.push(
      wrong(
        clock,
        'There is no such time on this day: the clocks go forward from 1am to 2am. Enter a time before 1am, or from 2am on.',
        'HO-TIME-NONE',
      ),
    )
  return problems
}

function orderProblems(answers: Answers, today: string): AnswerProblem<Step>[] {
  const day = answered(answers, 'date')
  if (day !== undefined && isDay(day) && day < today)
    return [wrong('date', 'This day is over. Enter today or a day to come.', 'HO-CH-PAST')]
  const minutes = minutesLong(answers)
  if (minutes === null || minutes > 0) return []
  return [
    wrong(
      'end',
      'The visit ends before it has begun. Enter a later time, or tick that it ends the next day.',
      'HO-CH-END',
    ),
  ]
}

function isDay(text: string): boolean {
  return readCalendarDate(text)?.time === null
}

function wrong(question: string, message: string, code: string): AnswerProblem<Step> {
  return { question, step: stepOfQuestion(question) ?? 'check', message, code, from: 'handover' }
}
