import type { PickerKind } from '#shared/contract/ctrl-hub.ts'
import { linkedTo, type JsonApiRecord } from '../../json-api-document.ts'
import type { ListFeatures } from '../../json-api-lists.ts'
import type { Condition } from '../../json-api-query.ts'
import type { Search } from '../provider.ts'

/** A relationship that records must have for them to belong here. */
export interface Narrowing {
  relationship: string
  id: string
}

/** What a list is narrowed to: conversations with a contact and about a home, jobs at a home. */
export function narrowingsOf(what: PickerKind, { contactId, propertyId }: Search['within']): Narrowing[] {
  const wanted: (Narrowing | null)[] = [
    what === 'interaction' && contactId !== undefined ? { relationship: 'contact', id: contactId } : null,
    what === 'interaction' && propertyId !== undefined ? { relationship: 'property', id: propertyId } : null,
    what === 'operation' && propertyId !== undefined ? { relationship: 'properties', id: propertyId } : null,
  ]
  return wanted.filter((one) => one !== null)
}

/** Whether a record belongs. One that does not say whom it is linked to is let in: it may. */
export function belongs(record: JsonApiRecord, narrowings: readonly Narrowing[]): boolean {
  return narrowings.every(({ relationship, id }) => {
    const linked = linkedTo(record, relationship)
    return linked === null || linked.some((one) => one.id === id)
  })
}

/** The narrowings that the list itself offers to make. */
export function offeredNarrowings(
  narrowings: readonly Narrowing[],
  { filter: offered }: Pick<ListFeatures, 'filter'>,
): Condition[] {
  return narrowings.flatMap(({ relationship, id }) => {
    const names = [`${relationship}.id`, `${relationship}_id`, relationship]
    const field = offered.find((one) => names.includes(one))
    return field === undefined ? [] : [{ field, is: 'eq' as const, value: id }]
  })
}
