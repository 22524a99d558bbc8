import type { Shown } from './item.ts'
import type { JsonApiRecord } from '../../json-api-document.ts'
import { textAt } from './values.ts'

/** An organisation by its name. */
export function showOrganisation({ attributes }: JsonApiRecord): Shown {
  return { label: textAt(attributes, 'name'), detail: textAt(attributes, 'slug') }
}
