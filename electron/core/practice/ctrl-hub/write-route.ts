import { randomUUID } from 'node:crypto'
import type { Answer } from '../exchange.ts'
import { Refused } from '../refused.ts'
import { checkAttributes, recordAttributes, type AttributeRules } from './attributes.ts'
import { missing, readResource, type SentResource } from './body.ts'
import type { JsonObject, Linkage, Resource } from './document.ts'
import { invalidBody, statusError, type BodyFault } from './errors.ts'
import { findOne, includePaths, resourceAnswer } from './read-route.ts'
import { checkRelationships, resolve, type RelationshipRules } from './relationships.ts'
import type { Request, Route } from './route.ts'
import { timeOf } from './times.ts'

/** A right body: every documented attribute, blank where it was left out, and every documented relationship. */
export interface Input {
  readonly attributes: JsonObject
  readonly links: Record<string, Linkage>
  /** A new version 4 UUID, and the moment. */
  readonly id: string
  readonly at: string
}

export interface CreateRules {
  readonly path: string
  readonly type: string
  /** Null where the resource has none. */
  readonly attributes: AttributeRules | null
  readonly relationships: RelationshipRules
  readonly include: readonly string[] | null
  /** Makes the resource, records it and links it to others. May refuse. */
  make(input: Input, request: Request): Resource
}

/** Success is 201 with `Location` (JSON:API); which 2xx the service answers is not known. Nothing says that Location can be read. */
export const createRoute = (rules: CreateRules): Route => ({
  method: 'POST',
  path: rules.path,
  answer(request) {
    const { call, records, org } = request
    const paths = includePaths(request, rules.include)
    const sent = readResource(call, ['id', 'type', 'attributes', 'relationships'])
    if (sent.id !== null) throw new Refused(statusError(403, 'An id of your own is not accepted.'))
    demandType(sent, rules.type)
    const faults = [...attributeFaults(sent, rules), ...relationshipFaults(sent, rules)]
    if (faults.length > 0) throw invalidBody(faults)
    const input = {
      attributes: recordAttributes(sent.attributes ?? {}, rules.attributes?.types ?? {}),
      links: resolve(sent.relationships ?? {}, rules.relationships, records, org),
      id: randomUUID(),
      at: timeOf(request.now().getTime()),
    }
    const created = rules.make(input, request)
    const collection = call.url.replace(/[?#].*$/, '').replace(/\/+$/, '')
    const headers = { Location: `${collection}/${created.id}` }
    return recorded(resourceAnswer(request, created, { status: 201, paths, headers }), created.id)
  },
})

function attributeFaults(sent: SentResource, { attributes }: CreateRules): BodyFault[] {
  const wanted = attributes ?? { types: {}, required: [] }
  if (sent.attributes !== null) return checkAttributes(sent.attributes, wanted)
  return attributes === null ? [] : [missing('data', 'attributes', shown(sent))]
}

function relationshipFaults(sent: SentResource, { relationships }: CreateRules): BodyFault[] {
  if (sent.relationships !== null) return checkRelationships(sent.relationships, relationships)
  const isWanted = Object.values(relationships).some(({ required }) => required)
  return isWanted ? [missing('data', 'relationships', shown(sent))] : []
}

export interface UpdateRules {
  readonly path: string
  readonly type: string
  /** PUT takes fewer attributes than POST; none of them is required. */
  readonly attributes: AttributeRules['types']
  readonly include: readonly string[] | null
}

/** PUT changes the attributes that were sent and leaves the others (deduced). */
export const updateRoute = (rules: UpdateRules): Route => ({
  method: 'PUT',
  path: rules.path,
  answer(request) {
    const resource = findOne(request, rules.type)
    const paths = includePaths(request, rules.include)
    const sent = readResource(request.call, ['id', 'type', 'attributes'])
    demandType(sent, rules.type)
    if (sent.id === null) throw invalidBody([missing('data', 'id', shown(sent))])
    if (sent.id !== resource.id) throw new Refused(statusError(409, 'The id is not that of the address.'))
    const { attributes } = sent
    if (attributes === null) throw invalidBody([missing('data', 'attributes', shown(sent))])
    const faults = checkAttributes(attributes, { types: rules.attributes, required: [] })
    if (faults.length > 0) throw invalidBody(faults)
    const types = Object.fromEntries(Object.entries(rules.attributes).filter(([name]) => name in attributes))
    const at = timeOf(request.now().getTime())
    resource.attributes = { ...resource.attributes, ...recordAttributes(attributes, types) }
    resource.meta = { ...resource.meta, updated_at: at, modified_at: at }
    return recorded(resourceAnswer(request, resource, { status: 200, paths }), resource.id)
  },
})

/** JSON:API: 409 for a type that is not the collection's. */
function demandType({ type }: SentResource, wanted: string): void {
  if (type === wanted) return
  throw new Refused(statusError(409, `The type must be ${wanted}.`, { field: 'data.type', type: 'conflict' }))
}

const recorded = (answer: Answer, id: string): Answer => ({ ...answer, recorded: { id } })

/** `data` as it was sent, without what was not. */
const shown = (sent: SentResource): object =>
  Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null))
