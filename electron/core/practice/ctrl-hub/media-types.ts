import type { Call } from '../exchange.ts'
import { MEDIA_TYPE } from '../media-type.ts'
import { Refused } from '../refused.ts'
import { statusError } from './errors.ts'

/**
 * JSON:API 1.0, "Server Responsibilities": 415 for its media type with any parameter. `application/json` is taken too, with or
 * without parameters, because the vendor's SDKs send it.
 */
export function demandContentType(call: Call): void {
  const type = call.contentType?.type
  if (type === 'application/json') return
  if (type === MEDIA_TYPE && !(call.headers['content-type'] ?? '').includes(';')) return
  throw new Refused(
    statusError(415, `The request body must be ${MEDIA_TYPE}, without media type parameters.`),
  )
}

/**
 * JSON:API 1.0: 406 when Accept names its media type and every time with parameters; a weight (`q`) is none. Any other Accept
 * is answered all the same.
 */
export function demandAccept(call: Call): void {
  const instances = (call.headers['accept'] ?? '')
    .split(',')
    .map((range) => range.split(';').map((part) => part.trim().toLowerCase()))
    .filter(([type]) => type === MEDIA_TYPE)
    .map(([, ...parameters]) => parameters.filter((parameter) => !/^q\s*=/.test(parameter)))
  if (instances.length > 0 && instances.every((parameters) => parameters.length > 0)) {
    throw new Refused(statusError(406, `${MEDIA_TYPE} is sent without media type parameters only.`))
  }
}
