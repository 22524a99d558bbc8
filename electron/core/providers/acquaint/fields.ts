import type { CodeGroup } from '#shared/domain/codes.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'

/**
 * One member of a request body. `name` is its JSON name; its XML and form name is the same with a capital first letter
 * (the documented samples differ in nothing else).
 */
export type Field =
  | { name: string; kind: 'int' | 'string' | 'bool' | 'date' }
  | { name: string; kind: 'enum'; group: CodeGroup }
  | { name: string; kind: 'object'; members: readonly Field[] }

/** The name of an XML document's root and its attributes. */
export interface XmlRoot {
  name: string
  attributes: readonly (readonly [string, string])[]
}

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

const PROPERTY = object('property', [
  object('address', ADDRESS_FIELDS),
  string('mprn'),
  string('gprn'),
  code('electricMeterType', 'electricMeterType'),
  bool('payAsYouGoGasMeter'),
  int('propertyId'),
])

const SWITCH_TYPE = code('switchType', 'switchType')

const METER_READINGS = object('meterReadings', [
  int('twentyFourHourMeterRead'),
  int('nightSaverMeterRead'),
  int('dayMeterRead'),
  int('nightMeterRead'),
  int('peakMeterRead'),
  date('meterReadingDate'),
  int('gasMeterRead'),
])

/** Tenant and purchaser differ in their name and in the name of their id only. */
const occupier = (name: 'tenant' | 'purchaser'): Field =>
  object(name, [
    int('titleId'),
    string('firstName'),
    string('lastName'),
    string('telephoneNumber'),
    string('email'),
    date('dateOfBirth'),
    bool('criticalCare'),
    int(`${name}Id`),
  ])

const LANDLORD = object('landlord', [
  int('titleId'),
  string('firstName'),
  string('lastName'),
  string('telephoneNumber'),
  string('email'),
  object('address', ADDRESS_FIELDS),
  int('landlordId'),
])

/** How a kind of switch goes over the wire. */
export interface SwitchWire {
  /** Relative to the base URL. */
  path: string
  /** Its XML root, with its two attributes as in the documented sample. No default namespace: it would fail the whole body. */
  root: XmlRoot
  /** Every member in documented order. The order matters in XML: a reader that minds it drops what comes out of turn. */
  fields: readonly Field[]
}

const root = (name: string): XmlRoot => ({
  name,
  attributes: [
    ['xmlns:xsd', 'http://www.w3.org/2001/XMLSchema'],
    ['xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance'],
  ],
})

/**
 * Paths, roots and members of the three switches (their help pages, documented; of the landlord's XML and the purchaser's, only the
 * root and the beginning are: the rest is deduced to follow the JSON samples).
 */
export const SWITCH_WIRE: Readonly<Record<SwitchKind, SwitchWire>> = {
  'tenant-switch': {
    path: '17.0/app/utilityswitching/switches/tenant',
    root: root('NewTenantSwitch'),
    fields: [
      PROPERTY,
      SWITCH_TYPE,
      METER_READINGS,
      date('tenancyStartDate'),
      occupier('tenant'),
      LANDLORD,
      int('tenancyId'),
    ],
  },
  'landlord-switch': {
    path: '17.0/app/utilityswitching/switches/landlord',
    root: root('NewLandlordSwitch'),
    fields: [PROPERTY, SWITCH_TYPE, METER_READINGS, LANDLORD, code('billTo', 'billTo'), int('tenancyId')],
  },
  'purchaser-switch': {
    path: '17.0/app/utilityswitching/switches/purchaser',
    root: root('NewPurchaserSwitch'),
    fields: [PROPERTY, SWITCH_TYPE, METER_READINGS, occupier('purchaser')],
  },
}

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
