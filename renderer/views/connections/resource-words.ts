import * as v from 'valibot'
import { connectionsWords } from '#renderer/words/connections.ts'
import {
  ResourceOverrides,
  resourceOf,
  RESOURCES,
  type Evidence,
  type Resource,
  type ResourceName,
} from '#shared/domain/resources.ts'
import type { FieldIssue } from './typed-secret.ts'

/** A path or a type as this connection has it. */
export interface ResourcePart {
  value: string
  from: Evidence | 'administrator'
}

export interface ResourceRow {
  name: ResourceName
  label: string
  /** Null for what has no collection of its own. */
  path: ResourcePart | null
  type: ResourcePart
  /** Only what was deduced can be put in other words. */
  pathIsOpen: boolean
  typeIsOpen: boolean
  /** Whether anything of it was put in other words. */
  changed: boolean
}

/** What is to stand in a row; the path is null for what has no collection of its own. */
export interface TypedResource {
  path: string | null
  type: string
}

/** Every row of the table as this connection has it. */
export function resourceRows(overrides: ResourceOverrides): ResourceRow[] {
  return resourceNames().map((name) => {
    const ours: Resource = RESOURCES[name]
    const now = resourceOf(overrides, name)
    const instead = overrides[name]
    return {
      name,
      label: ours.label,
      path:
        now.path === null
          ? null
          : { value: now.path, from: instead?.path === undefined ? ours.pathFrom : 'administrator' },
      type: { value: now.type, from: instead?.type === undefined ? ours.typeFrom : 'administrator' },
      pathIsOpen: ours.path !== null && ours.pathFrom === 'deduced',
      typeIsOpen: ours.typeFrom === 'deduced',
      changed: instead !== undefined,
    }
  })
}

/** What is wrong with a path and a type as typed, by field. */
export function resourceErrors(
  row: Pick<ResourceRow, 'name' | 'pathIsOpen' | 'typeIsOpen'>,
  typed: { path: string; type: string },
): FieldIssue[] {
  const words = connectionsWords()
  const errors: FieldIssue[] = []
  const ours = RESOURCES[row.name]
  const organised = ours.path?.includes('{org}') === true
  const fits = (some: { path?: string; type?: string }) => v.is(ResourceOverrides, { [row.name]: some })
  if (row.pathIsOpen && !fits({ path: typed.path }))
    errors.push({
      id: 'resource.path',
      message: words.resources.form.wrongPath,
    })
  else if (row.pathIsOpen && organised !== typed.path.includes('{org}'))
    errors.push({
      id: 'resource.path',
      message: organised ? words.resources.form.organisationMissing : words.resources.form.noOrganisation,
    })
  if (row.typeIsOpen && !fits({ type: typed.type }))
    errors.push({
      id: 'resource.type',
      message: words.resources.form.wrongType,
    })
  return errors
}

/** The overrides with one row in other words; what repeats ours is none. */
export function withResource(
  overrides: ResourceOverrides,
  name: ResourceName,
  typed: TypedResource,
): ResourceOverrides {
  const ours = RESOURCES[name]
  const some = {
    ...(typed.path === null || typed.path === ours.path ? {} : { path: typed.path }),
    ...(typed.type === ours.type ? {} : { type: typed.type }),
  }
  const { [name]: _before, ...others } = overrides
  return Object.keys(some).length === 0 ? others : { ...others, [name]: some }
}

function resourceNames(): ResourceName[] {
  const isOurs = (name: string): name is ResourceName => name in RESOURCES
  return Object.keys(RESOURCES).filter(isOurs)
}
