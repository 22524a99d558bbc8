import { problem } from '../problem-codes.ts'
import type { Findings, Problem } from '../problem.ts'
import { resourceOf, type ResourceName } from '../resources.ts'
import type { CtrlHubContext } from './context.ts'
import type { CtrlHubDocument, Identifier } from './document.ts'

type Relationships = NonNullable<NonNullable<CtrlHubDocument['data']>['relationships']>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The linked records of a document: each with a type and an id that can be one. */
export function checkRelated(
  related: Readonly<Record<string, ResourceName>>,
  relationships: Relationships,
  context: CtrlHubContext,
): Findings {
  const found: Findings = { errors: [], warnings: [] }
  for (const [name, resource] of Object.entries(related)) {
    const given = relationships[name]
    if (given === undefined) continue
    const path = `data.relationships.${name}.data`
    const { data } = given
    if (data === undefined) found.errors.push(missing(path, 'The linked record is missing.'))
    else if (Array.isArray(data))
      for (const [place, one] of data.entries())
        checkIdentifier(one, `${path}.${place}`, resource, context, found)
    else checkIdentifier(data, path, resource, context, found)
  }
  return found
}

function checkIdentifier(
  { type, id }: Identifier,
  path: string,
  resource: ResourceName,
  { resources }: CtrlHubContext,
  found: Findings,
): void {
  const wanted = resourceOf(resources, resource).type
  if (type === undefined || type.trim() === '')
    found.errors.push(
      missing(`${path}.type`, 'The type of the linked record is missing.', `Write “${wanted}”.`),
    )
  else if (type !== wanted)
    found.warnings.push(
      problem('HO-CH-RELATED-TYPE', `${path}.type`, {
        message: `The connection has “${wanted}” as the type of such records, and this is another.`,
      }),
    )
  const place = `${path}.id`
  if (id === undefined || id.trim() === '')
    found.errors.push(missing(place, 'The id of the linked record is missing.'))
  else if (!/^[^\s\p{C}]{1,100}$/u.test(id)) found.errors.push(problem('HO-CH-ID', place))
  else if (/^(?:step|pending):/.test(id)) found.errors.push(problem('HO-CH-ID-STEP', place))
  else if (!UUID.test(id)) found.warnings.push(problem('HO-CH-ID-FORM', place))
}

function missing(
  path: string,
  message: string,
  fix = 'Give the id that Ctrl Hub has for that record.',
): Problem {
  return problem('HO-CH-MISSING', path, { message, fix })
}
