import type { PageFiles } from './page-files.ts'
import { refusalResponse } from './refusal.ts'
import { securityHeaders } from './security-headers.ts'

/**
 * Answers a request for a file of the built page, in both hosts. The path is looked up as it stands: it is not
 * decoded, joined or resolved, so that no spelling of it leads anywhere else.
 */
export function servePage(request: Request, files: PageFiles): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refusalResponse({ status: 405, error: 'METHOD', message: 'The page can only be read.' })
  }
  const file = files.get(new URL(request.url).pathname)
  if (file === undefined) {
    return refusalResponse({ status: 404, error: 'NO_SUCH_FILE', message: 'There is no such file.' })
  }
  const headers = new Headers(securityHeaders)
  headers.set('content-type', file.contentType)
  headers.set('content-length', String(file.bytes.byteLength))
  return new Response(request.method === 'HEAD' ? null : file.bytes, { status: 200, headers })
}
