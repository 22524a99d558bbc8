import { momentInWords, visitInWords } from '#shared/domain/zoned-time.ts'
import type { JsonApiRecord } from '../../json-api-document.ts'
import { CLOCK } from './interaction.ts'
import type { Shown } from './item.ts'
import { capitalised, joined, textAt, timeAt } from './values.ts'

/** A job by its code and name, with where it stands and when it is planned. */
export function showOperation({ attributes }: JsonApiRecord): Shown {
  const start = timeAt(attributes, 'dates', 'scheduled', 'start')
  const end = timeAt(attributes, 'dates', 'scheduled', 'end')
  const planned =
    start === null ? '' : end === null ? momentInWords(start, CLOCK) : visitInWords(start, end, CLOCK)
  return {
    label: joined([textAt(attributes, 'code'), textAt(attributes, 'name')], ' '),
    detail: joined([capitalised(textAt(attributes, 'status')), planned], ', '),
  }
}
