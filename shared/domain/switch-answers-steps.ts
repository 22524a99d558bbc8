import { CONSENT_QUESTIONS } from './consent-answers.ts'
import { ask, formSteps, type StepQuestion } from './form-steps.ts'
import { READING_FIELDS } from './meter-readings.ts'
import { bodyPaths, hasElectricity, hasGas, readingsAsked } from './switch-answers.ts'
import { countryOf } from './switch-answers-words.ts'

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

const addressOf = (owner: 'property' | 'landlord') =>
  ['propertyName', 'street', 'locality', 'town', 'region', 'postCode'].map(
    (name) => `${owner}.address.${name}`,
  )

/** Which question stands on which step, in the order of the screen, and when it is asked. */
const QUESTIONS: readonly StepQuestion<Step>[] = [
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
  ...ask('tenant', CONSENT_QUESTIONS, (answers) => answers['tenant.criticalCare'] === 'yes'),
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

export const {
  questionsOf,
  stepOfQuestion,
  inScreenOrder,
  stepStates,
  isStarted,
  nextStep,
  previousStep,
  firstOpenStep,
  stepNamed,
  placeOfPath: placeOfPathOfKind,
} = formSteps({
  steps: STEPS,
  questions: QUESTIONS,
  fills: bodyPaths().map((one) => ({ kind: 'tenant-switch', ...one })),
})

/** Where a problem's path is mended: the question to go to, and the step it is on. */
export function placeOfPath(path: string): { step: Step; question: string | null } {
  return placeOfPathOfKind('tenant-switch', path)
}

/** The step on which an error with this path is mended. */
export function stepOfPath(path: string): Step {
  return placeOfPath(path).step
}
