import { problem } from '#shared/domain/problem-codes.ts'
import { parseServiceChange, type ServiceChangeBody } from '#shared/domain/yeti/body.ts'
import { checkServiceChange, YETI_TYPES } from '#shared/domain/yeti/check-body.ts'
import { referenceIn, withoutReference } from '#shared/domain/yeti/reference.ts'
import { JSON_API } from '../../json-api-member-names.ts'
import type { Job } from '../../provider.ts'
import { SERVICE_CHANGE_SCHEMA } from './json-schema.ts'
import { SERVICES_PATH } from '../paths.ts'
import { moneyOf, withValues, written } from './words.ts'

/**
 * Changes what can be changed of a service: its name, renewal price and variables. Nothing is charged by it, and sending it twice
 * changes nothing, so that it has no fingerprint: a price may go up, down and up again.
 *
 * Answers that its title and receipt use: `service.{id,label,currency}`.
 */
export const serviceChangeJob: Job = {
  kind: 'service-change',
  provider: 'yeti',
  idsAreLocal: true,
  writtenNumbers: true,

  example: () => ({
    data: { type: YETI_TYPES.service, id: '1', attributes: { 'renew-price': '34.00' } },
  }),

  jsonSchema: () => SERVICE_CHANGE_SCHEMA,

  check: (body) => checkServiceChange(parseServiceChange(body)),

  preview(body, _connection, format) {
    if (format !== 'json') return { problems: [problem('HO-YETI-JSON-ONLY', '')] }
    const { body: parsed, problems } = parseServiceChange(body)
    return problems.length > 0 ? { problems } : { contentType: JSON_API, text: written(parsed) }
  },

  encode(body) {
    const parsed = read(body)
    return {
      method: 'PATCH',
      path: `${SERVICES_PATH}/${serviceOf(parsed)}`,
      contentType: JSON_API,
      accept: JSON_API,
      body: new TextEncoder().encode(written(parsed)),
    }
  },

  fingerprints: () => [],
  person: (body) => `service ${serviceOf(read(body))}`,
  home: (body) => `service ${serviceOf(read(body))}`,

  title(body, answers) {
    const { data } = read(body)
    const label = answers?.['service.label'] ?? ''
    const name = withoutReference(data?.attributes?.name ?? '')
    return (label || name || `Service ${serviceOf({ data })}`).slice(0, 200)
  },

  redactedView(body, _connection, answers) {
    const parsed = read(body)
    const { name, 'renew-price': price, variables } = parsed.data?.attributes ?? {}
    return withValues([
      { label: 'Service', value: serviceOf(parsed) },
      { label: 'Reference', value: referenceIn(name ?? '') ?? '' },
      { label: 'Name', value: name === undefined ? '' : 'Changed' },
      { label: 'Renewal price', value: moneyOf(price, answers?.['service.currency'] ?? '') },
      { label: 'Variables', value: variables === undefined ? '' : 'Changed, and not shown here' },
    ])
  },

  hiddenView(sent) {
    const { name, variables } = read(JSON.parse(new TextDecoder().decode(sent))).data?.attributes ?? {}
    return withValues([
      { label: 'Name', value: name ?? '' },
      { label: 'Variables', value: variables === undefined ? '' : JSON.stringify(variables, null, 2) },
    ])
  },
}

function read(body: unknown): ServiceChangeBody {
  const parsed = parseServiceChange(body)
  if (parsed.problems.length > 0) throw new TypeError('This body was not checked, or its check found errors.')
  return parsed.body
}

function serviceOf({ data }: ServiceChangeBody): string {
  return data?.id ?? ''
}
