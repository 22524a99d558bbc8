import type { CodeGroup } from '#shared/domain/codes.ts'

/**
 * One member of a request body. `name` is its JSON name; its XML and form name is the same with a capital first letter
 * (the documented samples differ in nothing else).
 */
export type Field =
  | { name: string; kind: 'int' | 'string' | 'bool' | 'date' }
  | { name: string; kind: 'enum'; group: CodeGroup }
  | { name: string; kind: 'object'; members: readonly Field[] }

const int = (name: string): Field => ({ name, kind: 'int' })
const string = (name: string): Field => ({ name, kind: 'string' })
const bool = (name: string): Field => ({ name, kind: 'bool' })
const date = (name: string): Field => ({ name, kind: 'date' })
const code = (name: string, group: CodeGroup): Field => ({ name, kind: 'enum', group })
const object = (name: string, members: readonly Field[]): Field => ({ name, kind: 'object', members })

/** Address, as in a switch and as the body of an MPRN lookup. */
export const ADDRESS_FIELDS: readonly Field[] = [
  int('countryCode'),
  string('postCode'),
  string('propertyName'),
  string('street'),
  string('locality'),
  string('town'),
  string('region'),
  string('country'),
]

/**
 * Every member of a tenant switch in documented order (help page of POST 17.0/app/utilityswitching/switches/tenant).
 * The order matters in XML: a reader that minds it drops what comes out of turn.
 */
export const TENANT_SWITCH_FIELDS: readonly Field[] = [
  object('property', [
    object('address', ADDRESS_FIELDS),
    string('mprn'),
    string('gprn'),
    code('electricMeterType', 'electricMeterType'),
    bool('payAsYouGoGasMeter'),
    int('propertyId'),
  ]),
  code('switchType', 'switchType'),
  object('meterReadings', [
    int('twentyFourHourMeterRead'),
    int('nightSaverMeterRead'),
    int('dayMeterRead'),
    int('nightMeterRead'),
    int('peakMeterRead'),
    date('meterReadingDate'),
    int('gasMeterRead'),
  ]),
  date('tenancyStartDate'),
  object('tenant', [
    int('titleId'),
    string('firstName'),
    string('lastName'),
    string('telephoneNumber'),
    string('email'),
    date('dateOfBirth'),
    bool('criticalCare'),
    int('tenantId'),
  ]),
  object('landlord', [
    int('titleId'),
    string('firstName'),
    string('lastName'),
    string('telephoneNumber'),
    string('email'),
    object('address', ADDRESS_FIELDS),
    int('landlordId'),
  ]),
  int('tenancyId'),
]

/** The XML root of a tenant switch and its two attributes, as in the documented sample. No default namespace: it would fail the whole body. */
export const TENANT_SWITCH_ROOT = 'NewTenantSwitch'
export const ROOT_ATTRIBUTES: readonly (readonly [string, string])[] = [
  ['xmlns:xsd', 'http://www.w3.org/2001/XMLSchema'],
  ['xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance'],
]

/** The name of a member in XML and in a form: `postCode` → `PostCode`. */
export function pascalName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** The paths of all members that hold a value, in documented order: `property.address.countryCode`, … */
export function leafPaths(fields: readonly Field[], before = ''): string[] {
  return fields.flatMap((field) =>
    field.kind === 'object'
      ? leafPaths(field.members, `${before}${field.name}.`)
      : [`${before}${field.name}`],
  )
}

/** The paths of all members, of objects too, by which a service may name what is wrong. */
export function memberPaths(fields: readonly Field[], before = ''): string[] {
  return fields.flatMap((field) => [
    `${before}${field.name}`,
    ...(field.kind === 'object' ? memberPaths(field.members, `${before}${field.name}.`) : []),
  ])
}
