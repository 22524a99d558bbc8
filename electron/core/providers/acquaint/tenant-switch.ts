import { toJsonSchema } from '@valibot/to-json-schema'
import type { WireFormat } from '#shared/contract/connections.ts'
import { addressLine } from '#shared/domain/address-line.ts'
import { dateInWords, readCalendarDate, today } from '#shared/domain/calendar-date.ts'
import { rowByNumber, type CodeTable } from '#shared/domain/codes.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { maskMeterNumber, tidyMeterNumber } from '#shared/domain/meter-number.ts'
import { besideShape } from '#shared/domain/parse-body.ts'
import type { TextCode } from '#shared/domain/problem-texts.ts'
import type { Findings } from '#shared/domain/problem.ts'
import { checkTenantSwitch, suppliesOf } from '#shared/domain/tenant-switch-checks.ts'
import { parseTenantSwitch } from '#shared/domain/tenant-switch-parse.ts'
import { REQUIRED_MEMBERS, TenantSwitch } from '#shared/domain/tenant-switch.ts'
import type { EncodedRequest, Job, JobConnection, Preview, ViewLine, WizardAnswers } from '../provider.ts'
import { exampleTenantSwitch } from './example.ts'
import { ROOT_ATTRIBUTES, TENANT_SWITCH_FIELDS, TENANT_SWITCH_ROOT } from './fields.ts'
import { encodeForm } from './form.ts'
import { encodeJson } from './json.ts'
import { withoutBlanks } from './members.ts'
import { encodeXml, xmlProblems } from './xml.ts'

/** Relative to the base URL (help page of the tenant switch). */
export const TENANT_SWITCH_PATH = '17.0/app/utilityswitching/switches/tenant'

const ROOT = { name: TENANT_SWITCH_ROOT, attributes: ROOT_ATTRIBUTES }
const CONTENT_TYPES = {
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  form: 'application/x-www-form-urlencoded; charset=utf-8',
}

type Codes = Pick<JobConnection, 'codes'>

/** Of a connection it needs the codes and the format, and nothing that only other services have. */
interface AcquaintJob extends Job {
  check(
    body: unknown,
    context: Pick<JobConnection, 'codes' | 'format'> & { consent: Consent | null; today: string },
  ): Findings
  preview(body: unknown, connection: Codes, format: WireFormat | 'form'): Preview
  encode(body: unknown, connection: Pick<JobConnection, 'codes' | 'format'>): EncodedRequest
  title(body: unknown): string
  redactedView(body: unknown, connection: Codes, answers: WizardAnswers | null): ViewLine[]
}

/** Registers with Acquaint who pays for a home's supplies from the day a tenancy starts. */
export const tenantSwitchJob: AcquaintJob = {
  kind: 'tenant-switch',
  provider: 'acquaint',

  example: () => exampleTenantSwitch(today()),

  jsonSchema: () => ({
    title: 'Tenant switch',
    ...toJsonSchema(TenantSwitch, { errorMode: 'ignore' }),
    required: [...REQUIRED_MEMBERS],
  }),

  check(body, context) {
    const parsed = parseTenantSwitch(body)
    const { errors, warnings } = besideShape(parsed.problems, checkTenantSwitch(parsed.body, context))
    const inXml =
      context.format === 'xml' ? xmlProblems(parsed.body, TENANT_SWITCH_FIELDS, context.codes) : []
    const refused = new Set(errors.map((problem) => problem.path))
    return { errors: [...errors, ...inXml.filter((problem) => !refused.has(problem.path))], warnings }
  },

  preview(body, { codes }, format) {
    const parsed = parseTenantSwitch(body)
    const problems = [
      ...parsed.problems,
      ...(format === 'xml' ? xmlProblems(parsed.body, TENANT_SWITCH_FIELDS, codes) : []),
    ]
    if (problems.length > 0) return { problems }
    return { contentType: CONTENT_TYPES[format], text: write(parsed.body, codes, format) }
  },

  encode(body, connection) {
    const text = write(read(body), connection.codes, connection.format)
    return {
      method: 'POST',
      path: TENANT_SWITCH_PATH,
      contentType: CONTENT_TYPES[connection.format],
      accept: connection.format === 'json' ? 'application/json' : 'application/xml',
      body: new TextEncoder().encode(text),
    }
  },

  // One home, one day: the electricity meter says which home, or the gas meter where there is no other. Two homes
  // with one gas meter are more likely a number typed wrong than a second sending, so that is only warned about.
  fingerprints(body) {
    const { property, tenancyStartDate } = read(body)
    const day = readCalendarDate(tenancyStartDate ?? '')?.day ?? ''
    const print = (name: 'mprn' | 'gprn', number: string, warning: TextCode | null) => ({
      path: `property.${name}`,
      text: `tenant-switch|${warning === null ? '' : 'also '}${name}|${number}|${day}`,
      warning,
    })
    const mprn = tidyMeterNumber(property?.mprn ?? '')
    const gprn = tidyMeterNumber(property?.gprn ?? '')
    return [
      ...(mprn === '' ? [] : [print('mprn', mprn, null)]),
      ...(mprn === '' && gprn !== '' ? [print('gprn', gprn, null)] : []),
      ...(gprn === '' ? [] : [print('gprn', gprn, 'HO-SWITCH-GAS-METER-AGAIN')]),
    ]
  },

  person(body) {
    const { tenant } = read(body)
    return [tenant?.firstName, tenant?.lastName, readCalendarDate(tenant?.dateOfBirth ?? '')?.day]
      .map((part) => folded(part ?? ''))
      .join('|')
  },

  home(body) {
    const { property } = read(body)
    const mprn = tidyMeterNumber(property?.mprn ?? '')
    if (mprn !== '') return `mprn|${mprn}`
    const postcode = folded(property?.address?.postCode ?? '').replaceAll(' ', '')
    return `gprn|${tidyMeterNumber(property?.gprn ?? '')}|${postcode}`
  },

  title(body) {
    const address = read(body).property?.address
    const { propertyName, street, town, postCode } = address ?? {}
    return addressLine({ propertyName, street, town, postCode }).slice(0, 200) || 'A home without an address'
  },

  redactedView(body, { codes }, answers) {
    const { property, switchType, meterReadings, tenancyStartDate } = read(body)
    const row = switchType === undefined ? undefined : rowByNumber(codes, 'switchType', switchType)
    const meter =
      property?.electricMeterType === undefined
        ? undefined
        : rowByNumber(codes, 'electricMeterType', property.electricMeterType)
    const view = [
      { label: 'Supply', value: row?.label ?? 'Not known' },
      { label: 'Tenancy starts', value: dateInWords(tenancyStartDate ?? '') },
      { label: 'Meter read on', value: dateInWords(meterReadings?.meterReadingDate ?? '') },
    ]
    const supplies = row === undefined ? null : suppliesOf(row)
    if (supplies?.electricity !== false)
      view.push({ label: 'Electricity meter type', value: meter?.label ?? '' })
    view.push({ label: 'MPRN', value: maskMeterNumber(property?.mprn ?? '') })
    view.push({ label: 'GPRN', value: maskMeterNumber(property?.gprn ?? '') })
    // The service takes one tenant; that there are others is part of what was agreed.
    const others = (answers?.['otherTenants'] ?? '').split('\n').filter((line) => line.trim() !== '').length
    view.push({ label: 'Other tenants, not sent', value: others === 0 ? '' : String(others) })
    return view.filter((line) => line.value !== '')
  },
}

/** Meter numbers lose the spaces and hyphens that bills print, and what is blank is left out; nothing else is changed. */
function write(body: TenantSwitch, codes: CodeTable, format: 'json' | 'xml' | 'form'): string {
  const tidy = withoutBlanks(tidied(body))
  switch (format) {
    case 'json':
      return encodeJson(tidy, TENANT_SWITCH_FIELDS)
    case 'xml':
      return encodeXml(tidy, TENANT_SWITCH_FIELDS, ROOT, codes)
    case 'form':
      return encodeForm(tidy, TENANT_SWITCH_FIELDS, codes)
  }
}

function tidied(body: TenantSwitch): TenantSwitch {
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

function read(body: unknown): TenantSwitch {
  const parsed = parseTenantSwitch(body)
  if (parsed.problems.length > 0) throw new TypeError('This body was not checked, or its check found errors.')
  return parsed.body
}

/** Without capitals and doubled spaces, so that one person or place written twice is found again. */
function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
}
