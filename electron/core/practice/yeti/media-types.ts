import type { Call } from '../exchange.ts'
import { MEDIA_TYPE } from '../media-type.ts'
import { notAcceptable, unsupported } from './errors.ts'

/** 415 before 406 (yeti.md 2.5). Parameters of the Content-Type are tolerated. */
export function demandMediaTypes(call: Call, { hasBody }: { hasBody: boolean }): void {
  const type = call.contentType?.type ?? ''
  if (hasBody && type !== MEDIA_TYPE) throw unsupported(type)
  const accept = call.headers['accept'] ?? ''
  const ranges = accept.split(',').map((range) => range.trim())
  // No Accept at all is as good as any. A weight counts as a parameter, so only the bare names do.
  if (accept.trim() === '' || ranges.includes('*/*') || ranges.includes(MEDIA_TYPE)) return
  throw notAcceptable(accept)
}
