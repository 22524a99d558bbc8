import { bandClock } from '#shared/domain/zoned-time.ts'
import type { JsonApiRecord } from '../../json-api-document.ts'
import type { Shown } from './item.ts'
import { textAt } from './values.ts'

/** A time band by its name, with its clock times: `07:00–12:00`. */
export function showTimeBand({ attributes }: JsonApiRecord): Shown {
  const label = textAt(attributes, 'name')
  const band = { start: textAt(attributes, 'start'), end: textAt(attributes, 'end') }
  const [start, end] = [bandClock(band.start), bandClock(band.end)]
  if (start === null || end === null) return { label, detail: '' }
  return { label, detail: `${start}–${end}`, band }
}
