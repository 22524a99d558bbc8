import type { Resource } from './document.ts'
import { bareError } from './errors.ts'
import type { Field } from './field-values.ts'
import { own } from '../own.ts'

/**
 * Dialect A (docs/features): `filter[field]=value`, an exact match; different fields are ANDed. One field several times means
 * any of the values (the TypeScript SDK's `filter[uprn]=1&filter[uprn]=2`).
 */
export interface FieldFilters {
  readonly dialect: 'fields'
  readonly fields: Readonly<Record<string, FieldFilter>>
}

export interface FieldFilter {
  readonly field: Field
  /** `part`: the text occurs in the value, in any letter case. For the one field that is "searchable via a typeahead". */
  readonly match: 'exact' | 'part'
}

const PARAMETER = /^filter\[([^[\]]*)\]$/

/** The field that a query parameter filters by; null when it is none of this dialect. */
export const filteredField = (parameter: string): string | null => PARAMETER.exec(parameter)?.[1] ?? null

export function matchFields(
  wanted: ReadonlyMap<string, readonly string[]>,
  filters: FieldFilters,
): (resource: Resource) => boolean {
  const tests = Array.from(wanted, ([name, texts]) => {
    const filter = own(filters.fields, name)
    if (filter === undefined) throw bareError(400, `filter[${name}]`, texts.join(','))
    const { field, match } = filter
    return (resource: Resource) =>
      field(resource).some((value) =>
        texts.some((text) =>
          match === 'exact'
            ? String(value) === text
            : String(value).toLowerCase().includes(text.trim().toLowerCase()),
        ),
      )
  })
  return (resource) => tests.every((test) => test(resource))
}
