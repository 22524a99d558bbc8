import type { Answer } from '../exchange.ts'
import { MEDIA_TYPE } from '../media-type.ts'
import { Refused } from '../refused.ts'
import { writeJson, type OutObject } from './json-value.ts'

/** What is wrong with one member of a body that has the right form; `member` null: with the whole. */
export interface Invalid {
  readonly in: 'attributes' | 'relationships'
  readonly member: string | null
  readonly message: string
}

export const wrong = (member: string, message: string): Invalid => ({ in: 'attributes', member, message })

/** 422: everything that is wrong at once (yeti.md 2.5). */
export const invalid = (problems: readonly Invalid[]): Refused =>
  new Refused(
    errorsAnswer(
      422,
      problems.map(({ in: group, member, message }) => ({
        title: message,
        detail: member === null ? message : `${member} - ${message}`,
        code: '100',
        source: { pointer: member === null ? '/data' : `/data/${group}/${member}` },
        status: '422',
      })),
    ),
  )

/** One error without a source. The numbers are those of the library jsonapi-resources. */
const refuse = (status: number, code: string, title: string, detail: string): Refused =>
  new Refused(plainError(status, code, title, detail))

export const plainError = (status: number, code: string, title: string, detail: string): Answer =>
  errorsAnswer(status, [{ title, detail, code, status: String(status) }])

export const invalidResource = (type: string) =>
  refuse(400, '101', 'Invalid resource', `${type} is not a valid resource.`)
export const filterNotAllowed = (name: string) =>
  refuse(400, '102', 'Filter not allowed', `${name} is not allowed.`)
export const invalidFieldValue = (field: string, value: string) =>
  refuse(400, '103', 'Invalid field value', `${value} is not a valid value for ${field}.`)
export const invalidField = (type: string, field: string) =>
  refuse(400, '104', 'Invalid field', `${field} is not a valid field for ${type}.`)
export const notAllowed = (name: string) => refuse(400, '105', 'Param not allowed', `${name} is not allowed.`)
export const missing = (name: string) =>
  refuse(400, '106', 'Missing Parameter', `The required parameter, ${name}, is missing.`)
export const invalidFilterValue = (filter: string, value: string) =>
  refuse(400, '107', 'Invalid filter value', `${value} is not a valid value for ${filter}.`)
export const missingKey = () =>
  refuse(400, '109', 'A key is required', 'The resource object does not contain a key.')
export const otherKey = (key: string) =>
  refuse(400, '110', 'Key is not included in URL', `The URL does not support the key ${key}`)
export const invalidInclude = (type: string, name: string) =>
  refuse(400, '112', 'Invalid field', `${name} is not a valid relationship of ${type}`)
export const invalidSort = (type: string, name: string) =>
  refuse(400, '114', 'Invalid sort criteria', `${name} is not a valid sort criteria for ${type}`)
export const invalidLinkage = () =>
  refuse(400, '115', 'Invalid Links Object', 'Data is not a valid Links Object.')
export const typeMismatch = (type: string) =>
  refuse(400, '116', 'Type Mismatch', `${type} is not a valid type for this operation.`)
export const invalidPage = (detail: string) => refuse(400, '118', 'Invalid page value', detail)
export const invalidData = () => refuse(400, '122', 'Invalid data format', 'Data must be a hash.')
export const badRequest = (detail: string) => refuse(400, '400', 'Bad Request', detail)
export const recordNotFound = (id: string) =>
  refuse(404, '404', 'Record not found', `The record identified by ${id} could not be found.`)
export const notAcceptable = (accept: string) =>
  refuse(
    406,
    '406',
    'Not acceptable',
    `All requests must use the '${MEDIA_TYPE}' Accept without media type parameters. This request specified '${accept}'.`,
  )
export const unsupported = (type: string) =>
  refuse(
    415,
    '415',
    'Unsupported media type',
    `All requests that create or update must use the '${MEDIA_TYPE}' Content-Type. This request specified '${type}'.`,
  )
/** Whatever the service did not expect, and a provisioning call that failed: it never says which. */
export const unexpected = () => refuse(500, '500', 'Internal Server Error', 'Internal Server Error')

function errorsAnswer(status: number, errors: readonly OutObject[]): Answer {
  return { status, contentType: MEDIA_TYPE, body: writeJson({ errors }) }
}
