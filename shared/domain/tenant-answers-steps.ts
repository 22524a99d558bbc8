import {
  answered,
  hasElectricity,
  hasGas,
  questionOfPath,
  readingsAsked,
  type Answers,
} from './tenant-answers.ts'
import { READING_FIELDS } from './meter-readings.ts'
import { countryOf } from './tenant-answers-words.ts'

/** The wizard's steps, in order. `check` is the last: check answers and send. */
export const STEPS = [
  'country',
  'home',
  'supply',
  'readings',
  'tenancy',
  'tenant',
  'landlord',
  'check',
] as const
export type Step = (typeof STEPS)[number]

export const STEP_TITLES: Readonly<Record<Step, string>> = {
  country: 'Country',
  home: 'Home and meters',
  supply: 'Supply',
  readings: 'Readings',
  tenancy: 'Tenancy',
  tenant: 'Tenant',
  landlord: 'Landlord',
  check: 'Check and send',
}

interface Question {
  question: string
  step: Step
  applies: (answers: Answers) => boolean
}

const always = () => true
const criticalCare = (answers: Answers) => answers['tenant.criticalCare'] === 'yes'
const ask = (step: Step, questions: readonly string[], applies: Question['applies'] = always): Question[] =>
  questions.map((question) => ({ question, step, applies }))

const addressOf = (owner: 'property' | 'landlord') =>
  ['propertyName', 'street', 'locality', 'town', 'region', 'postCode'].map(
    (name) => `${owner}.address.${name}`,
  )

/** Which question stands on which step, in the order of the screen, and when it is asked. */
const QUESTIONS: readonly Question[] = [
  ...ask('country', ['country']),
  ...ask('home', [
    ...addressOf('property'),
    'property.mprn',
    'property.gprn',
    'lookup.passed',
    'property.propertyId',
  ]),
  ...ask('supply', ['supply']),
  ...ask('supply', ['meterType'], hasElectricity),
  ...ask('supply', ['property.payAsYouGoGasMeter'], hasGas),
  ...READING_FIELDS.flatMap((name) =>
    ask('readings', [`meterReadings.${name}`], (answers) => readingsAsked(answers).includes(name)),
  ),
  ...ask('readings', ['meterReadings.meterReadingDate']),
  ...ask('tenancy', ['tenancyStartDate', 'tenancyId']),
  ...ask('tenant', [
    'tenant.title',
    'tenant.firstName',
    'tenant.lastName',
    'tenant.telephoneNumber',
    'tenant.email',
    'tenant.dateOfBirth',
    'otherTenants',
    'tenant.criticalCare',
  ]),
  ...ask(
    'tenant',
    [
      'consent.basis',
      'consent.wording',
      'consent.record',
      'consent.share',
      'consent.givenBy',
      'consent.how',
      'consent.at',
    ],
    criticalCare,
  ),
  ...ask('tenant', ['tenant.tenantId']),
  ...ask('landlord', [
    'landlord.title',
    'landlord.firstName',
    'landlord.lastName',
    'landlord.telephoneNumber',
    'landlord.email',
    'landlord.country',
  ]),
  ...ask(
    'landlord',
    ['landlord.address.country'],
    (answers) => countryOf(answers, 'landlord.country') === null,
  ),
  ...ask('landlord', [...addressOf('landlord'), 'landlord.landlordId']),
]

/** The questions of a step that apply to these answers, in the order of the screen. */
export function questionsOf(step: Step, answers: Answers): string[] {
  return QUESTIONS.filter((entry) => entry.step === step && entry.applies(answers)).map(
    (entry) => entry.question,
  )
}

/** The step a question stands on, or undefined when there is no such question. */
export function stepOfQuestion(question: string): Step | undefined {
  return QUESTIONS.find((entry) => entry.question === question)?.step
}

/** Problems in the order of the screen, step by step; those without a question come last. */
export function inScreenOrder<T extends { question: string }>(problems: readonly T[]): T[] {
  const placeOf = ({ question }: T) => {
    const place = QUESTIONS.findIndex((entry) => entry.question === question)
    return place === -1 ? QUESTIONS.length : place
  }
  return problems.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/**
 * Where a problem's path is mended: the question to go to, and the step it is on. A path that no question fills
 * (`landlord`, `property.address`, a name unknown to us) goes to the first question below it, else to the check page.
 */
export function placeOfPath(path: string): { step: Step; question: string | null } {
  const question =
    questionOfPath(path) ?? QUESTIONS.find((entry) => entry.question === path)?.question ?? firstBelow(path)
  const step = question === undefined ? undefined : stepOfQuestion(question)
  return question === undefined || step === undefined ? { step: 'check', question: null } : { step, question }
}

/** The step on which an error with this path is mended. */
export function stepOfPath(path: string): Step {
  return placeOfPath(path).step
}

function firstBelow(path: string): string | undefined {
  if (path === '') return undefined
  return QUESTIONS.find((entry) => entry.question.startsWith(`${path}.`))?.question
}

/** How a step stands in the list at the left. `blocked` is filled in but cannot be sent yet. */
export type StepState = 'done' | 'current' | 'to-come' | 'blocked' | 'needs-attention'

/**
 * How every step stands. A step is done when nothing on it is missing or wrong, so a draft resumed on another day shows the same.
 * `wrong` and `blocked` are the steps with an error, and with a choice whose code is not known.
 * A step with an error counts as still to come until everything before it is done and something on it was answered.
 */
export function stepStates(
  answers: Answers,
  current: Step,
  wrong: readonly Step[],
  blocked: readonly Step[],
): Record<Step, StepState> {
  const stateOf = (step: Step): StepState => {
    if (step === current) return 'current'
    if (step === 'check') return 'to-come'
    if (wrong.includes(step))
      return isStarted(step, answers) && STEPS.indexOf(step) < STEPS.indexOf(current)
        ? 'needs-attention'
        : 'to-come'
    return blocked.includes(step) ? 'blocked' : 'done'
  }
  return {
    country: stateOf('country'),
    home: stateOf('home'),
    supply: stateOf('supply'),
    readings: stateOf('readings'),
    tenancy: stateOf('tenancy'),
    tenant: stateOf('tenant'),
    landlord: stateOf('landlord'),
    check: stateOf('check'),
  }
}

/** Whether anything on a step was answered. */
export function isStarted(step: Step, answers: Answers): boolean {
  return questionsOf(step, answers).some((question) => answered(answers, question) !== undefined)
}

/** The step after this one. The last has none after it. */
export function nextStep(step: Step): Step {
  return STEPS[STEPS.indexOf(step) + 1] ?? step
}

/** The step before this one. The first has none before it. */
export function previousStep(step: Step): Step {
  return STEPS[STEPS.indexOf(step) - 1] ?? step
}

/** The first step with something missing or wrong; `check` when there is none. */
export function firstOpenStep(wrong: readonly Step[]): Step {
  return STEPS.find((step) => wrong.includes(step)) ?? 'check'
}

/** A saved step name as a step: drafts may come from an older version. */
export function stepNamed(name: string): Step | undefined {
  return STEPS.find((step) => step === name)
}
