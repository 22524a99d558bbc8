import { isMembers, missing, unexpected, wrongType, type Members } from './body.ts'
import { refTo, type Linkage, type Ref, type Resource } from './document.ts'
import { bareError, type BodyFault } from './errors.ts'
import type { Records } from './records.ts'

export interface RelationshipRule {
  readonly type: string
  readonly many: boolean
  readonly required: boolean
}

export type RelationshipRules = Readonly<Record<string, RelationshipRule>>

const AT = 'data.relationships'

/** What is wrong with the form of the relationships that were sent; whether their ids exist is asked by `resolve`. */
export function checkRelationships(sent: Members, rules: RelationshipRules): BodyFault[] {
  return [
    ...Object.entries(rules)
      .filter(([name, { required }]) => required && !(name in sent))
      .map(([name]) => missing(AT, name, sent)),
    ...unexpected(AT, sent, Object.keys(rules)),
    ...Object.entries(rules).flatMap(([name, rule]) =>
      name in sent ? checkLinkage(`${AT}.${name}`, sent[name], rule) : [],
    ),
  ]
}

function checkLinkage(field: string, value: unknown, { many, required }: RelationshipRule): BodyFault[] {
  if (!isMembers(value)) return [wrongType(field, 'object', value)]
  if (!('data' in value)) return [missing(field, 'data', value)]
  const { data } = value
  const here = `${field}.data`
  const extra = unexpected(field, value, ['data'])
  if (!many) return [...extra, ...(data === null && !required ? [] : checkIdentifier(here, data))]
  if (!Array.isArray(data)) return [...extra, wrongType(here, 'array', data)]
  return [...extra, ...data.flatMap((item: unknown, at) => checkIdentifier(`${here}.${at}`, item))]
}

function checkIdentifier(field: string, value: unknown): BodyFault[] {
  if (!isMembers(value)) return [wrongType(field, 'object', value)]
  const members = ['type', 'id'] as const
  const faults = members.flatMap((name) => {
    if (!(name in value)) return [missing(field, name, value)]
    return typeof value[name] === 'string' ? [] : [wrongType(`${field}.${name}`, 'string', value[name])]
  })
  return [...faults, ...unexpected(field, value, members)]
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * The links to record, from relationships whose form is right. A reference of the wrong type or without a UUID is answered with
 * 400, one to nothing with 404 (JSON:API), both as the bare error of the relationship pages. What belongs to another organisation
 * is nothing here.
 */
export function resolve(
  sent: Members,
  rules: RelationshipRules,
  records: Records,
  org: string | null,
): Record<string, Linkage> {
  return Object.fromEntries(
    Object.entries(rules).map(([name, { type, many }]): [string, Linkage] => {
      const found = identifiersOf(sent[name]).map((ref) => {
        if (ref.type !== type) throw bareError(400, name, ref.type)
        if (!UUID.test(ref.id)) throw bareError(400, name, ref.id)
        const resource = records.find(ref)
        if (resource === null || !isWithin(resource, org)) throw bareError(404, name, ref.id)
        return refTo(resource)
      })
      return [name, many ? found : (found[0] ?? null)]
    }),
  )
}

/** Whether a resource can be seen from an organisation. Users belong to several. */
export function isWithin({ owner, links }: Resource, org: string | null): boolean {
  if (org === null) return true
  const { organisations } = links
  if (Array.isArray(organisations)) return organisations.some(({ id }: Ref) => id === org)
  return owner === null || owner === org
}

function identifiersOf(value: unknown): readonly Ref[] {
  const data = isMembers(value) ? value['data'] : null
  const list: readonly unknown[] = Array.isArray(data) ? data : [data]
  return list.flatMap((item) =>
    isMembers(item) && typeof item['type'] === 'string' && typeof item['id'] === 'string'
      ? { type: item['type'], id: item['id'] }
      : [],
  )
}
