import { momentInWords } from '#shared/domain/zoned-time.ts'
import type { JsonApiRecord } from '../../json-api-document.ts'
import type { Shown } from './item.ts'
import { capitalised, joined, textAt, timeAt } from './values.ts'

/** The United Kingdom and Ireland have the same time on the clock. */
export const CLOCK = 'Europe/London'

/** What people call the methods (SDK source) that are not words of theirs. */
const METHODS: Readonly<Record<string, string>> = { sms: 'Text message', email: 'E-mail' }

/** A conversation with a customer: `Telephone, inbound, 3 December 2026, 2:10pm`. Never its notes. */
export function showInteraction({ attributes }: JsonApiRecord): Shown {
  const method = textAt(attributes, 'method')
  const at = timeAt(attributes, 'date_time')
  const when = at === null ? '' : momentInWords(at, CLOCK)
  return {
    label: joined([METHODS[method] ?? capitalised(method), textAt(attributes, 'direction'), when], ', '),
    detail: capitalised(textAt(attributes, 'status')),
  }
}
