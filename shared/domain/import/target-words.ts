import type { SubmissionKind } from '../submission.ts'
import { NEEDED_PATHS, type ImportField } from './import-field.ts'

/** What a column can hold, in words. */
export interface TargetWords {
  path: string
  label: string
  /** The part of the body in words, to group by. */
  group: string
  required: boolean
  /** What a cell may say, in one line. */
  takes: string
}

const GROUPS: readonly (readonly [prefix: string, group: string])[] = [
  ['property.address.', 'The home’s address'],
  ['property.', 'The home'],
  ['meterReadings.', 'Meter readings'],
  ['tenant.', 'Tenant'],
  ['purchaser.', 'Purchaser'],
  ['landlord.address.', 'Landlord’s address'],
  ['landlord.', 'Landlord'],
  ['consent.', 'Agreement to health data'],
  ['', 'The switch'],
]

const LABELS: Readonly<Record<string, string>> = {
  mprn: 'MPRN (electricity)',
  gprn: 'GPRN (gas)',
  electricMeterType: 'Electricity meter type',
  payAsYouGoGasMeter: 'Pay-as-you-go gas meter',
  propertyId: 'Acquaint’s number of the home',
  switchType: 'What is switched',
  twentyFourHourMeterRead: '24-hour reading',
  nightSaverMeterRead: 'NightSaver reading',
  dayMeterRead: 'Day reading',
  nightMeterRead: 'Night reading',
  peakMeterRead: 'Peak reading',
  gasMeterRead: 'Gas reading',
  meterReadingDate: 'Day of the readings',
  tenancyStartDate: 'Start of the tenancy',
  tenancyId: 'Acquaint’s number of the tenancy',
  billTo: 'Who the bill goes to',
  postCode: 'Eircode or postcode',
  propertyName: 'House name or number',
  street: 'Street',
  locality: 'Locality',
  town: 'Town or city',
  region: 'County or region',
  country: 'Country',
  countryCode: 'Country by its code',
  titleId: 'Title',
  firstName: 'First name',
  lastName: 'Last name',
  telephoneNumber: 'Telephone',
  email: 'E-mail',
  dateOfBirth: 'Date of birth',
  criticalCare: 'Critical care',
  tenantId: 'Acquaint’s number of the tenant',
  purchaserId: 'Acquaint’s number of the purchaser',
  landlordId: 'Acquaint’s number of the landlord',
  basis: 'Basis',
  wording: 'Which wording was used',
  givenBy: 'Who agreed',
  how: 'How',
  at: 'When',
  scope: 'What was agreed',
}

/** What a column can hold, in words, in the order of the body. */
export function targetWords(fields: readonly ImportField[]): TargetWords[] {
  return fields.map((field) => ({
    path: field.path,
    label: labelOf(field.path),
    group: GROUPS.find(([prefix]) => field.path.startsWith(prefix))?.[1] ?? '',
    required: NEEDED_PATHS.includes(field.path),
    takes: takes(field),
  }))
}

/** A member with whose it is: `Tenant: last name`. */
export function targetInWords(path: string): string {
  const group = GROUPS.find(([prefix]) => path.startsWith(prefix))?.[1] ?? ''
  return `${group}: ${labelOf(path)}`
}

/** What the file of a kind is called, without anybody’s name. */
export function fileNameOf(kind: SubmissionKind, what: 'failed' | 'template'): string {
  return `handover-${kind}-${what}.csv`
}

function labelOf(path: string): string {
  const last = path.split('.').at(-1) ?? path
  return LABELS[last] ?? last
}

function takes(field: ImportField): string {
  switch (field.kind) {
    case 'text':
      return 'Text'
    case 'number-text':
      return 'Digits; leading zeros are kept'
    case 'whole':
      return 'Digits only'
    case 'yes-no':
      return 'yes or no, true or false'
    case 'date':
      return 'A date in the order chosen for the file, or 2026-11-20'
    case 'code':
      return 'A word or number from the codes of the connection'
    case 'consent':
      return field.member === 'scope' ? 'record, share or both' : field.member === 'at' ? 'A date' : 'Text'
  }
}
