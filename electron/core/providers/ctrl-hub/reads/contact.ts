import type { JsonApiRecord } from '../../json-api-document.ts'
import type { Shown } from './item.ts'
import { capitalised, joined, textAt } from './values.ts'

/** A contact by salutation and name, with what they are to the home and how they are reached. */
export function showContact({ attributes }: JsonApiRecord): Shown {
  const name = joined(
    ['salutation', 'first_name', 'last_name'].map((part) => textAt(attributes, part)),
    ' ',
  )
  const reached = textAt(attributes, 'email') || textAt(attributes, 'telephone')
  const association = capitalised(textAt(attributes, 'association'))
  return name === ''
    ? { label: reached, detail: association }
    : { label: name, detail: joined([association, reached], ', ') }
}
