import { CONSENT_QUESTIONS } from './consent-answers.ts'
import { ask, formSteps, type StepQuestion } from './form-steps.ts'
import { READING_FIELDS } from './meter-readings.ts'
import { photoQuestion } from './reading-photos.ts'
import type { SwitchKind } from './switch-kinds.ts'
import { hasElectricity, hasGas, readingsAsked } from './supply-answers.ts'
import { bodyPaths } from './switch-answers.ts'
import { countryOf } from './switch-answers-words.ts'

/** The steps of every switch, in order. `check` is the last of each: check answers and send. */
const STEPS_OF = {
  'tenant-switch': ['country', 'home', 'supply', 'readings', 'tenancy', 'tenant', 'landlord', 'check'],
  'landlord-switch': ['country', 'home', 'supply', 'readings', 'landlord', 'billing', 'check'],
  'purchaser-switch': ['country', 'home', 'supply', 'readings', 'purchaser', 'check'],
} as const satisfies Readonly<Record<SwitchKind, readonly string[]>>
export type Step = (typeof STEPS_OF)[SwitchKind][number]
/** The steps of one kind of switch. */
export type StepOf<Kind extends SwitchKind> = (typeof STEPS_OF)[Kind][number]

export const STEP_TITLES: Readonly<Record<Step, string>> = {
  country: 'Country',
  home: 'Home and meters',
  supply: 'Supply',
  readings: 'Readings',
  tenancy: 'Tenancy',
  tenant: 'Tenant',
  purchaser: 'Purchaser',
  landlord: 'Landlord',
  billing: 'Billing',
  check: 'Check and send',
}

const addressOf = (owner: 'property' | 'landlord') =>
  ['propertyName', 'street', 'locality', 'town', 'region', 'postCode'].map(
    (name) => `${owner}.address.${name}`,
  )

const occupier = (who: 'tenant' | 'purchaser', others: readonly string[] = []): StepQuestion<Step>[] => [
  ...ask<Step>(who, [
    `${who}.title`,
    `${who}.firstName`,
    `${who}.lastName`,
    `${who}.telephoneNumber`,
    `${who}.email`,
    `${who}.dateOfBirth`,
    ...others,
    `${who}.criticalCare`,
  ]),
  ...ask<Step>(who, CONSENT_QUESTIONS, (answers) => answers[`${who}.criticalCare`] === 'yes'),
  ...ask<Step>(who, [`${who}.${who}Id`]),
]

/** Which question stands on which step, in the order of the screen, and when it is asked. A kind has those of its steps. */
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
  ...READING_FIELDS.flatMap((name) =>
    ask('readings', [photoQuestion(name)], (answers) => readingsAsked(answers).includes(name)),
  ),
  ...ask('tenancy', ['tenancyStartDate', 'tenancyId']),
  ...occupier('tenant', ['otherTenants']),
  ...occupier('purchaser'),
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
  ...ask('billing', ['billTo', 'tenancyId']),
]

function stepsOf(kind: SwitchKind) {
  const steps: readonly Step[] = STEPS_OF[kind]
  const table = formSteps({
    steps,
    questions: QUESTIONS.filter(({ step }) => steps.includes(step)),
    fills: bodyPaths(kind).map((one) => ({ kind, ...one })),
  })
  return {
    ...table,
    steps,
    /** Where a problem's path is mended: the question to go to, and the step it is on. */
    placeOfPath: (path: string): { step: Step; question: string | null } => table.placeOfPath(kind, path),
  }
}

const TABLES: Readonly<Record<SwitchKind, ReturnType<typeof stepsOf>>> = {
  'tenant-switch': stepsOf('tenant-switch'),
  'landlord-switch': stepsOf('landlord-switch'),
  'purchaser-switch': stepsOf('purchaser-switch'),
}

/** The steps of a kind, the questions on them, and where problems are mended. */
export function switchSteps(kind: SwitchKind): ReturnType<typeof stepsOf> {
  return TABLES[kind]
}
