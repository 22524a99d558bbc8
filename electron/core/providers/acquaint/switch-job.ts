import { toJsonSchema } from '@valibot/to-json-schema'
import type { WireFormat } from '#shared/contract/connections.ts'
import { addressLine } from '#shared/domain/address-line.ts'
import { dateInWords, readCalendarDate, today } from '#shared/domain/calendar-date.ts'
import { rowByNumber, type CodeTable } from '#shared/domain/codes.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { maskMeterNumber, tidyMeterNumber } from '#shared/domain/meter-number.ts'
import { besideShape } from '#shared/domain/parse-body.ts'
import { knownReadings } from '#shared/domain/handed-over.ts'
import type { TextCode } from '#shared/domain/problem-texts.ts'
import type { Findings } from '#shared/domain/problem.ts'
import { checkSwitch, suppliesOf } from '#shared/domain/switch-checks.ts'
import { SWITCH_FACTS, type SwitchBody, type SwitchKind } from '#shared/domain/switch-kinds.ts'
import { parseSwitch } from '#shared/domain/switch-parse.ts'
import type {
  EncodedRequest,
  Job,
  JobConnection,
  JobFingerprint,
  Preview,
  ViewLine,
  WizardAnswers,
} from '../provider.ts'
import { SWITCH_WIRE } from './fields.ts'
import { encodeForm } from './form.ts'
import { encodeJson } from './json.ts'
import { withoutBlanks } from './members.ts'
import { encodeXml, xmlProblems } from './xml.ts'

const CONTENT_TYPES = {
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  form: 'application/x-www-form-urlencoded; charset=utf-8',
}

/** The members that the fingerprints, the person and the home of a switch are made of. */
export const SWITCH_KEY_MEMBERS: readonly string[] = [
  'property.mprn',
  'property.gprn',
  'property.address.postCode',
  'meterReadings.meterReadingDate',
  'tenancyStartDate',
  ...(['tenant', 'landlord', 'purchaser'] as const).flatMap((who) =>
    ['firstName', 'lastName', 'dateOfBirth'].map((name) => `${who}.${name}`),
  ),
]

type Codes = Pick<JobConnection, 'codes'>

/** Of a connection it needs the codes and the format, and nothing that only other services have. */
export interface AcquaintJob extends Job {
  readonly kind: SwitchKind
  check(
    body: unknown,
    context: Pick<JobConnection, 'codes' | 'format'> & { consent: Consent | null; today: string },
  ): Findings
  preview(body: unknown, connection: Codes, format: WireFormat | 'form'): Preview
  encode(body: unknown, connection: Pick<JobConnection, 'codes' | 'format'>): EncodedRequest
  title(body: unknown): string
  redactedView(body: unknown, connection: Codes, answers: WizardAnswers | null): ViewLine[]
}

/** What the three switches do not have in common. */
interface SwitchParts {
  kind: SwitchKind
  /** Of its JSON Schema. */
  title: string
  example(today: string): SwitchBody
  /** What makes a switch of one meter the same as an earlier one, `|` between its parts. */
  sameness(body: SwitchBody): string
  /** The lines of a receipt after the supply: from when, and who pays. */
  receiptLines(body: SwitchBody, codes: CodeTable): ViewLine[]
  /** The lines at a receipt's end. */
  lastLines?(answers: WizardAnswers | null): ViewLine[]
}

/** Registers with Acquaint who pays for a home's supplies from a day on. */
export function switchJob(parts: SwitchParts): AcquaintJob {
  const { kind } = parts
  const { schema, required, payer } = SWITCH_FACTS[kind]
  const { path, root, fields } = SWITCH_WIRE[kind]

  const read = (body: unknown): SwitchBody => {
    const parsed = parseSwitch(kind, body)
    if (parsed.problems.length > 0)
      throw new TypeError('This body was not checked, or its check found errors.')
    return parsed.body
  }

  /** Meter numbers lose the spaces and hyphens that bills print, and what is blank is left out; nothing else is changed. */
  const write = (body: SwitchBody, codes: CodeTable, format: WireFormat | 'form'): string => {
    const tidy = withoutBlanks(tidied(body))
    switch (format) {
      case 'json':
        return encodeJson(tidy, fields)
      case 'xml':
        return encodeXml(tidy, fields, root, codes)
      case 'form':
        return encodeForm(tidy, fields, codes)
    }
  }

  return {
    kind,
    provider: 'acquaint',

    example: () => parts.example(today()),

    jsonSchema: () => ({
      title: parts.title,
      ...toJsonSchema(schema, { errorMode: 'ignore' }),
      required: [...required],
    }),

    check(body, context) {
      const parsed = parseSwitch(kind, body)
      const { errors, warnings } = besideShape(parsed.problems, checkSwitch(kind, parsed.body, context))
      const inXml = context.format === 'xml' ? xmlProblems(parsed.body, fields, context.codes) : []
      const refused = new Set(errors.map((problem) => problem.path))
      return { errors: [...errors, ...inXml.filter((problem) => !refused.has(problem.path))], warnings }
    },

    preview(body, { codes }, format) {
      const parsed = parseSwitch(kind, body)
      const problems = [
        ...parsed.problems,
        ...(format === 'xml' ? xmlProblems(parsed.body, fields, codes) : []),
      ]
      if (problems.length > 0) return { problems }
      return { contentType: CONTENT_TYPES[format], text: write(parsed.body, codes, format) }
    },

    encode(body, connection) {
      const text = write(read(body), connection.codes, connection.format)
      return {
        method: 'POST',
        path,
        contentType: CONTENT_TYPES[connection.format],
        accept: connection.format === 'json' ? 'application/json' : 'application/xml',
        body: new TextEncoder().encode(text),
      }
    },

    // The electricity meter says which home, or the gas meter where there is no other. Two homes with one gas meter are more
    // likely a number typed wrong than a second sending, so that is only warned about.
    fingerprints(body) {
      const given = read(body)
      const same = parts.sameness(given)
      const print = (name: 'mprn' | 'gprn', number: string, warning: TextCode | null): JobFingerprint => ({
        path: `property.${name}`,
        text: `${kind}|${warning === null ? '' : 'also '}${name}|${number}|${same}`,
        warning,
      })
      const mprn = tidyMeterNumber(given.property?.mprn ?? '')
      const gprn = tidyMeterNumber(given.property?.gprn ?? '')
      const prints: JobFingerprint[] = []
      if (mprn !== '') prints.push(print('mprn', mprn, null))
      else if (gprn !== '') prints.push(print('gprn', gprn, null))
      if (gprn !== '') prints.push(print('gprn', gprn, 'HO-SWITCH-GAS-METER-AGAIN'))
      return prints
    },

    person: (body) => personOf(read(body), payer),

    /** The same for every switch of a home, so that its order holds across kinds. */
    home(body) {
      const { property } = read(body)
      const mprn = tidyMeterNumber(property?.mprn ?? '')
      if (mprn !== '') return `mprn|${mprn}`
      const postcode = folded(property?.address?.postCode ?? '').replaceAll(' ', '')
      return `gprn|${tidyMeterNumber(property?.gprn ?? '')}|${postcode}`
    },

    handsOver(body) {
      const { tenancyStartDate, meterReadings = {} } = read(body)
      const readings = knownReadings(meterReadings)
      const day = kind === 'tenant-switch' ? dayText(tenancyStartDate) : readings.readOn
      return day === null || day === '' ? null : { day, readings }
    },

    title(body) {
      const address = read(body).property?.address
      const { propertyName, street, town, postCode } = address ?? {}
      return (
        addressLine({ propertyName, street, town, postCode }).slice(0, 200) || 'A home without an address'
      )
    },

    redactedView(body, { codes }, answers) {
      const given = read(body)
      const { property, switchType, meterReadings } = given
      const row = switchType === undefined ? undefined : rowByNumber(codes, 'switchType', switchType)
      const meter =
        property?.electricMeterType === undefined
          ? undefined
          : rowByNumber(codes, 'electricMeterType', property.electricMeterType)
      const supplies = row === undefined ? null : suppliesOf(row)
      return [
        { label: 'Supply', value: row?.label ?? 'Not known' },
        ...parts.receiptLines(given, codes),
        { label: 'Meter read on', value: dateInWords(meterReadings?.meterReadingDate ?? '') },
        ...(supplies?.electricity === false
          ? []
          : [{ label: 'Electricity meter type', value: meter?.label ?? '' }]),
        { label: 'MPRN', value: maskMeterNumber(property?.mprn ?? '') },
        { label: 'GPRN', value: maskMeterNumber(property?.gprn ?? '') },
        ...(parts.lastLines?.(answers) ?? []),
      ].filter((line) => line.value !== '')
    },
  }
}

/** The day of a date, or '' where there is none. */
export function dayText(date: string | undefined): string {
  return readCalendarDate(date ?? '')?.day ?? ''
}

/** Who pays from now on, as plain text in which one person written twice is the same. */
export function personOf(body: SwitchBody, payer: 'tenant' | 'landlord' | 'purchaser'): string {
  const birth = payer === 'landlord' ? undefined : body[payer]?.dateOfBirth
  const name = `${folded(body[payer]?.firstName ?? '')}|${folded(body[payer]?.lastName ?? '')}`
  return payer === 'landlord' ? name : `${name}|${folded(dayText(birth))}`
}

function tidied(body: SwitchBody): SwitchBody {
  const { property } = body
  if (property === undefined) return body
  return {
    ...body,
    property: {
      ...property,
      ...(property.mprn === undefined ? {} : { mprn: tidyMeterNumber(property.mprn) }),
      ...(property.gprn === undefined ? {} : { gprn: tidyMeterNumber(property.gprn) }),
    },
  }
}

/** Without capitals and doubled spaces, so that one person or place written twice is found again. */
function folded(text: string): string {
  // Most names are plain, and a file has many.
  if (/^[!-~]*$/.test(text)) return text.toLowerCase()
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
}
