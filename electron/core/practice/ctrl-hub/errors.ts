import { randomUUID } from 'node:crypto'
import type { Answer } from '../exchange.ts'
import { MEDIA_TYPE } from '../media-type.ts'
import { Refused } from '../refused.ts'

/**
 * One thing that is wrong with a body. The one example (docs/useful) has `detail` "attributes is required", `field` "data",
 * `type` "required" and in `value` what `field` holds: the words of the library gojsonschema, which are used here for the rest
 * (deduced).
 */
export interface BodyFault {
  detail: string
  field: string
  type: string
  value: unknown
}

/** 400 in the shape of docs/useful. Like there, the refused value is told back. */
export const invalidBody = (faults: readonly BodyFault[]): Refused =>
  new Refused(
    errorsAnswer(
      400,
      faults.map(({ detail, ...meta }) => ({
        detail,
        meta,
        status: '400',
        title: 'The request body is not valid',
      })),
    ),
  )

/** The bare error object of the relationship pages: no `errors` around it. `resource` is the value that is wrong. */
export function bareError(status: 400 | 404, parameter: string, resource: string): Refused {
  return new Refused({
    status,
    contentType: MEDIA_TYPE,
    body: JSON.stringify({
      id: randomUUID(),
      status: String(status),
      title: 'A validation error was encountered',
      source: { parameter },
      meta: { resource },
    }),
  })
}

const TITLES: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [406, 'Not Acceptable'],
  [409, 'Conflict'],
  [413, 'Content Too Large'],
  [415, 'Unsupported Media Type'],
  [422, 'Unprocessable Content'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
])

/**
 * An error of one status in the shape of docs/useful. The bodies of 401, 403, 404, 409 and 422 are not documented; that they
 * share this shape is deduced. A 500 "carries no detail" (docs/useful).
 */
export function statusError(status: number, detail?: string, meta?: Record<string, string>): Answer {
  const title = TITLES.get(status) ?? 'Error'
  return errorsAnswer(status, [{ detail, meta, status: String(status), title }])
}

function errorsAnswer(status: number, errors: readonly object[]): Answer {
  return {
    status,
    contentType: MEDIA_TYPE,
    body: JSON.stringify({ errors, jsonapi: { meta: {}, version: '1.0' }, meta: {} }),
  }
}
