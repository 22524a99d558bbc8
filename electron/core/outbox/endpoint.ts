import { endpoint } from '../providers/endpoint.ts'
import type { EncodedRequest } from '../providers/provider.ts'

/** Method and URL that a request goes to, for a receipt. The path is relative to the connection's base URL. */
export function endpointOf(request: Pick<EncodedRequest, 'method' | 'path'>, baseUrl: string): string {
  return `${request.method} ${endpoint(baseUrl, request.path)?.href ?? baseUrl}`
}

/** `json`, `xml` or `form`, of a content type as it was sent. */
export function formatOf(contentType: string): string {
  if (contentType.includes('json')) return 'json'
  return contentType.includes('xml') ? 'xml' : 'form'
}
