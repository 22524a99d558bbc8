import { toJsonSchema } from '@valibot/to-json-schema'
import { CONSENT_MEMBERS } from '#shared/domain/consent.ts'
import type { BodyKind } from '#shared/domain/ctrl-hub/body-kind.ts'
import type { CtrlHubDocument } from '#shared/domain/ctrl-hub/document.ts'
import { KIND_FACTS } from '#shared/domain/submission.ts'
import { isMembers, type Members } from '../../../members.ts'

/** JSON Schema of what `send` takes: the shape, and the members that Handover does not send the kind without. */
export function documentSchema<Body extends CtrlHubDocument>({
  kind,
  schema,
  required,
  related,
}: BodyKind<Body>): Members {
  const whole: Members = { title: KIND_FACTS[kind].title, ...toJsonSchema(schema, { errorMode: 'ignore' }) }
  requireDown(whole, ['data', 'type'])
  for (const { path, or } of required) {
    const names = path.split('.')
    if (or === undefined) requireDown(whole, names)
    else requireEither(whole, names.slice(0, -1), [names.at(-1), or])
  }
  for (const name of Object.keys(related))
    for (const member of ['data', 'data.type', 'data.id'])
      requireDown(memberOf(whole, ['data', 'relationships', name]), member.split('.'))
  for (const member of ['display_name', 'field', 'value'])
    requireDown(memberOf(whole, ['data', 'attributes', 'extra_info']), [member])
  for (const member of Object.keys(CONSENT_MEMBERS))
    requireDown(memberOf(whole, ['meta', 'consent']), [member])
  return whole
}

/** Makes a member required, and each on the way to it. */
function requireDown(schema: Members | null, path: readonly string[]): void {
  const [name, ...rest] = path
  const place = schema === null ? null : objectOf(schema)
  if (place === null || name === undefined) return
  const before: readonly unknown[] = Array.isArray(place['required']) ? place['required'] : []
  place['required'] = [...new Set([...before, name])]
  requireDown(memberOf(place, [name]), rest)
}

/** Makes an object required, with one of two members in it. */
function requireEither(
  schema: Members,
  path: readonly string[],
  names: readonly (string | undefined)[],
): void {
  requireDown(schema, path)
  const place = memberOf(schema, path)
  if (place !== null) place['anyOf'] = names.map((name) => ({ required: [name] }))
}

function memberOf(schema: Members, path: readonly string[]): Members | null {
  let place: Members | null = schema
  for (const name of path) {
    const properties: unknown = place === null ? null : objectOf(place)['properties']
    const member: unknown = isMembers(properties) ? properties[name] : null
    place = isMembers(member) ? member : null
  }
  return place
}

/** The schema of an object, or of the objects in a list. */
function objectOf(schema: Members): Members {
  return isMembers(schema['items']) ? schema['items'] : schema
}
