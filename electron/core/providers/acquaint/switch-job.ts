import { toJsonSchema } from '@valibot/to-json-schema'
import type { WireFormat } from '#shared/contract/connections.ts'
import { addressLine } from '#shared/domain/address-line.ts'
import { dateInWords, today } from '#shared/domain/calendar-date.ts'
import { rowByNumber, type CodeTable } from '#shared/domain/codes.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { maskMeterNumber, tidyMeterNumber } from '#shared/domain/meter-number.ts'
import { besideShape } from '#shared/domain/parse-body.ts'
import { knownReadings } from '#shared/domain/handed-over.ts'
import type { Findings } from '#shared/domain/problem.ts'
import { checkSwitch, suppliesOf } from '#shared/domain/switch-checks.ts'
import { SWITCH_FACTS, type SwitchBody } from '#shared/domain/switch-facts.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
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
import { switchSubjects } from './switch-subjects.ts'
import { dayText, homeOf, keyMembersOf, personOf, printsOf, type SwitchKeyMembers } from './switch-keys.ts'
import { encodeXml, xmlProblems } from './xml.ts'

const CONTENT_TYPES = {
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  form: 'application/x-www-form-urlencoded; charset=utf-8',
}

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
  /** Its fingerprints, person and home, of the members of a body that `check` passed without errors. */
  keys(members: SwitchKeyMembers): { fingerprints: JobFingerprint[]; person: string; home: string }
}

/** What the three switches do not have in common. */
interface SwitchParts {
  kind: SwitchKind
  /** Of its JSON Schema. */
  title: string
  example(today: string): SwitchBody
  /** What makes a switch of one meter the same as an earlier one, `|` between its parts. */
  sameness(members: SwitchKeyMembers): string
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

  const printsOfMembers = (members: SwitchKeyMembers) => printsOf(kind, members, parts.sameness(members))

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

    fingerprints: (body) => printsOfMembers(keyMembersOf(kind, read(body))),

    person: (body) => personOf(keyMembersOf(kind, read(body)), payer),

    home: (body) => homeOf(keyMembersOf(kind, read(body))),

    keys: (members) => ({
      fingerprints: printsOfMembers(members),
      person: personOf(members, payer),
      home: homeOf(members),
    }),

    handsOver(body) {
      const { tenancyStartDate, meterReadings = {} } = read(body)
      const readings = knownReadings(meterReadings)
      const day = kind === 'tenant-switch' ? dayText(tenancyStartDate ?? '') : readings.readOn
      return day === null || day === '' ? null : { day, readings }
    },

    subjects: (sent, context) => switchSubjects(kind, sent, context),

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
