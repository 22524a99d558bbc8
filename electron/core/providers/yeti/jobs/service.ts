import { addDays, today } from '#shared/domain/calendar-date.ts'
import { decimalText, readDecimal, shortened } from '#shared/domain/decimal.ts'
import { readInstant } from '#shared/domain/instant.ts'
import { isPlainObject } from '#shared/domain/parse-body.ts'
import { problem } from '#shared/domain/problem-codes.ts'
import { sortedJson } from '#shared/domain/same-json.ts'
import { parseService, type ServiceBody } from '#shared/domain/yeti/body.ts'
import { checkService, YETI_TYPES } from '#shared/domain/yeti/check-body.ts'
import { referenceIn, withoutReference, withReference } from '#shared/domain/yeti/reference.ts'
import { JSON_API } from '../../json-api-member-names.ts'
import type { Job, JobFingerprint, ViewLine, WizardAnswers } from '../../provider.ts'
import { SERVICE_SCHEMA } from './json-schema.ts'
import { SERVICES_PATH } from '../paths.ts'
import { moneyOf, renewalInWords, withValues, written } from './words.ts'

/** What stands where the reference will, as long as there is none. */
const NO_REFERENCE_YET = 'ho-xxxxxxxx'

/**
 * Sets up a service, which charges its account at once.
 *
 * Answers that its title and receipt use: `account.{id,label,currency}`, `type.{id,label}`.
 */
export const serviceJob: Job = {
  kind: 'service',
  provider: 'yeti',
  idsAreLocal: true,
  writtenNumbers: true,
  notSoonAfter: ['HO-YETI-SLOW'],

  // Account 90 and type 16 are those of the service's own documentation (seed 004).
  example: () => ({
    data: {
      type: YETI_TYPES.service,
      attributes: {
        name: 'Broadband, 12 Example Street',
        'initial-price': '25.00',
        'renew-price': '32.50',
        'renew-at': `${addDays(today(), 30)}T00:00:00+00:00`,
        'renew-period': 'Month',
        variables: { line: 'fibre' },
      },
      relationships: {
        account: { data: { type: YETI_TYPES.account, id: '90' } },
        'service-type': { data: { type: YETI_TYPES['service-type'], id: '16' } },
      },
    },
  }),

  jsonSchema: () => SERVICE_SCHEMA,

  check: (body, context) => checkService(parseService(body), context.today),

  preview(body, _connection, format) {
    if (format !== 'json') return { problems: [problem('HO-YETI-JSON-ONLY', '')] }
    const { body: parsed, problems } = parseService(previewed(body))
    return problems.length > 0 ? { problems } : { contentType: JSON_API, text: written(parsed) }
  },

  withReference: withServiceReference,

  encode: (body) => ({
    method: 'POST',
    path: SERVICES_PATH,
    contentType: JSON_API,
    accept: JSON_API,
    body: new TextEncoder().encode(written(read(body))),
  }),

  fingerprints: (body) => fingerprintsOf(read(body)),
  person: (body) => `account ${accountOf(read(body))}`,
  home: (body) => `account ${accountOf(read(body))}`,

  title(body, answers) {
    const name = withoutReference(read(body).data?.attributes?.name ?? '')
    const account = answers?.['account.label'] ?? ''
    const title = name || (account === '' ? `Service on account ${accountOf(read(body))}` : account)
    return title.slice(0, 200)
  },

  redactedView: (body, _connection, answers) => redactedView(read(body), answers ?? {}),

  hiddenView(sent) {
    const { name, variables } = read(JSON.parse(new TextDecoder().decode(sent))).data?.attributes ?? {}
    return withValues([
      { label: 'Name', value: name ?? '' },
      { label: 'Variables', value: variables === undefined ? '' : JSON.stringify(variables, null, 2) },
    ])
  },
}

/** A preview is of a body alone: a reference in it may be the wizard's, and stays. */
function previewed(body: unknown): unknown {
  const { name = '' } = parseService(body).body.data?.attributes ?? {}
  return referenceIn(name) === null ? withServiceReference(body, NO_REFERENCE_YET, null) : body
}

function read(body: unknown): ServiceBody {
  const parsed = parseService(body)
  if (parsed.problems.length > 0) throw new TypeError('This body was not checked, or its check found errors.')
  return parsed.body
}

/** Whatever is not in the shape of a service stays as it is, for the check to tell. */
function withServiceReference(body: unknown, reference: string, answers: WizardAnswers | null): unknown {
  const data = isPlainObject(body) ? body['data'] : null
  const attributes = isPlainObject(data) ? data['attributes'] : null
  if (!isPlainObject(body) || !isPlainObject(data) || !isPlainObject(attributes)) return body
  const { name = '' } = attributes
  if (typeof name !== 'string') return body
  const given = referenceIn(name)
  if (given !== null && given === answers?.['reference']) return body
  const own = withReference(withoutReference(name), reference)
  return { ...body, data: { ...data, attributes: { ...attributes, name: own } } }
}

/** The same reference never twice; and the same service on the same account only if that is meant. */
function fingerprintsOf(body: ServiceBody): JobFingerprint[] {
  const { attributes = {}, relationships = {} } = body.data ?? {}
  const name = attributes.name ?? ''
  const reference = referenceIn(name)
  const content = [
    accountOf(body),
    relationships['service-type']?.data?.id,
    withoutReference(name).trim().toLowerCase(),
    worth(attributes['initial-price']),
    worth(attributes['renew-price']),
    attributes['renew-period'],
    readInstant(attributes['renew-at'] ?? '')?.ms ?? attributes['renew-at'],
    sortedJson(attributes.variables ?? {}),
  ]
  return [
    ...(reference === null
      ? []
      : [{ path: 'data.attributes.name', text: `reference ${reference}`, warning: null }]),
    { path: 'data.relationships.account', text: `content ${JSON.stringify(content)}`, warning: null },
  ]
}

/** `1.5` of `1.50`: the same price however it is written. */
function worth(price: string | undefined): string {
  const decimal = price === undefined ? null : readDecimal(price)
  return decimal === null ? '' : decimalText(shortened(decimal))
}

function accountOf({ data }: ServiceBody): string {
  return data?.relationships?.account?.data?.id ?? ''
}

function redactedView(body: ServiceBody, answers: WizardAnswers): ViewLine[] {
  const { attributes = {}, relationships = {} } = body.data ?? {}
  const typeId = relationships['service-type']?.data?.id ?? ''
  const typeName = answers['type.id'] === typeId ? (answers['type.label'] ?? '') : ''
  const currency = answers['account.id'] === accountOf(body) ? (answers['account.currency'] ?? '') : ''
  return withValues([
    { label: 'Account', value: accountOf(body) },
    { label: 'Service type', value: typeName === '' ? typeId : `${typeName} (${typeId})` },
    { label: 'Reference', value: referenceIn(attributes.name ?? '') ?? '' },
    { label: 'Charged at once', value: moneyOf(attributes['initial-price'], currency) },
    { label: 'Renewal price', value: moneyOf(attributes['renew-price'], currency) },
    { label: 'Renewal', value: renewalInWords(attributes['renew-period'], attributes['renew-at']) },
    { label: 'Variables', value: attributes.variables === undefined ? '' : 'Given, and not shown here' },
  ])
}
