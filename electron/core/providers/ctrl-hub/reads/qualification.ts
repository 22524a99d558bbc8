import type { JsonApiRecord } from '../../json-api-document.ts'
import type { Shown } from './item.ts'
import { joined, textAt } from './values.ts'

/** A qualification by its title, with its number and level. */
export function showQualification({ attributes }: JsonApiRecord): Shown {
  const level = textAt(attributes, 'level')
  const levelInWords = level === '' || /^(entry|level)\b/i.test(level) ? level : `Level ${level}`
  return {
    label: textAt(attributes, 'title'),
    detail: joined([textAt(attributes, 'qualification_number'), levelInWords], ', '),
  }
}
