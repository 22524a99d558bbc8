import type { JsonApiRecord } from '../../json-api-document.ts'
import { joined, textAt } from './values.ts'

/** A user's name; a service account's, which has one of its own; '' when there is neither. */
export function nameOfPerson({ attributes }: JsonApiRecord): string {
  const first = textAt(attributes, 'profile', 'personal', 'first_name')
  const last = textAt(attributes, 'profile', 'personal', 'last_name')
  return joined([first, last], ' ') || textAt(attributes, 'name')
}

export function emailOf({ attributes }: JsonApiRecord): string {
  return textAt(attributes, 'email')
}
