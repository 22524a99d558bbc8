import { compare, readDecimal } from '#shared/domain/decimal.ts'
import { isSameJson } from '#shared/domain/same-json.ts'
import { isMembers, type Members } from '../../members.ts'
import { selfLink } from '../location.ts'
import type { Match } from '../provider.ts'
import { SERVICES_PATH } from './paths.ts'
import type { Reader, RefusedRead } from './read.ts'
import { billedServiceOf, SHOWN_SERVICE } from './reads/billed-service.ts'
import { linkedOf, readRecord } from './reads/record.ts'
import { provisioningOf } from './reads/service-types.ts'
import { amountAt, valueAt } from './reads/values.ts'
import { serviceInWords } from './service-words.ts'
import { storedVariables } from './stored-variables.ts'

/** As a service is shown, with what its variables are and what its type makes of them. */
const COMPARED_SERVICE = {
  ...SHOWN_SERVICE,
  fields: {
    ...SHOWN_SERVICE.fields,
    services: [...SHOWN_SERVICE.fields.services, 'variables'],
    'service-types': ['name', 'provisioning-class'],
  },
}

/**
 * Whether a service is by now as a change was to make it: then it is the one certain match, for whoever made it so, nothing is left to
 * be sent. None when it is otherwise. Null when what was sent is no change of a service.
 */
export async function lookUpChange(reader: Reader, body: Uint8Array): Promise<Match[] | RefusedRead | null> {
  const sent = readChange(body)
  if (sent === null) return null
  const read = await readRecord(reader, SERVICES_PATH, sent.id, COMPARED_SERVICE)
  // It is gone, so it is not as it was to become.
  if (read.kind === 'refused') return read.status === 404 ? [] : read
  const { record, document, secrets } = read
  const service = billedServiceOf(record, document, secrets)
  const type = linkedOf(document, record, 'service-type')
  const provisioning = type === null ? 'other' : provisioningOf(type)
  const isSo = Object.entries(sent.attributes).every(([name, value]) => {
    switch (name) {
      case 'renew-price':
        return sameAmount(value, amountAt(record.attributes, name))
      case 'variables':
        return isSameJson(
          storedVariables(value, provisioning),
          storedVariables(valueAt(record.attributes, name), provisioning),
        )
      default:
        return isSameJson(value, valueAt(record.attributes, name))
    }
  })
  if (service === null || !isSo) return []
  return [
    {
      remoteIds: { id: service.id },
      label: serviceInWords(service),
      // When a service was changed is not told.
      createdAt: null,
      madeSince: true,
      certain: true,
      location: selfLink(record, secrets),
      answer: new TextEncoder().encode(JSON.stringify({ data: record })),
    },
  ]
}

function readChange(body: Uint8Array): { id: string; attributes: Members } | null {
  try {
    const document: unknown = JSON.parse(new TextDecoder().decode(body))
    const data = isMembers(document) ? document['data'] : null
    if (!isMembers(data)) return null
    const { id, attributes } = data
    return typeof id === 'string' && isMembers(attributes) ? { id, attributes } : null
  } catch {
    return null
  }
}

/** By value: the server writes `5.10` as `5.1` (yeti.md 0.4). */
function sameAmount(sent: unknown, stored: string | null): boolean {
  const [one, other] = [readDecimal(String(sent)), readDecimal(stored ?? '')]
  return one !== null && other !== null && compare(one, other) === 0
}
