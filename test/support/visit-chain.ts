import type { Fault, JournalEntry } from '#core/practice/practice.ts'

/** What a visit for which everything is new is made of, in the order in which it goes: the last part of each path. */
export const CHAIN = ['contacts', 'accounts', 'interactions', 'appointments'] as const
type Part = (typeof CHAIN)[number]

const CUSTOMERS = '/v3/orgs/3f8e2c10-0001-4a00-8000-000000000001/customers'

/** The path that a part is posted to. */
export const pathOf = (part: Part) => `${CUSTOMERS}/${part}`

/** What was posted of a visit, in order; of one part only when it is named. */
export const postedOf = (journal: readonly JournalEntry[], part?: Part) =>
  journal.filter(({ method, path }) => method === 'POST' && path.startsWith(`${CUSTOMERS}/${part ?? ''}`))

/** The ids of what the stand-in recorded for good, by part. */
export const recordedOf = (journal: readonly JournalEntry[]) =>
  Object.fromEntries(
    CHAIN.map((part) => [part, postedOf(journal, part).flatMap((entry) => entry.recorded?.['id'] ?? [])]),
  )

const REFUSED_FIELD = {
  contacts: 'email',
  accounts: 'properties',
  interactions: 'date_time',
  appointments: 'start_time',
} as const

/** What Ctrl Hub says of a field of this part, in the shape of its one documented error. */
export function refusalOf(part: Part): Fault {
  const field = REFUSED_FIELD[part]
  return {
    path: pathOf(part),
    method: 'POST',
    do: 'status',
    status: 422,
    contentType: 'application/vnd.api+json',
    body: JSON.stringify({
      errors: [
        {
          status: '422',
          title: 'The request body is not valid',
          detail: `${field} is not acceptable`,
          meta: { field, type: 'invalid', value: '' },
        },
      ],
      jsonapi: { version: '1.0' },
    }),
  }
}
