import { securityHeaders } from './security-headers.ts'

/** Why a request was turned away. `error` is stable; `message` is for whoever reads it and repeats nothing of the request. */
export interface Refusal {
  readonly status: number
  readonly error: string
  readonly message: string
}

/** The answer that both hosts give to what they turn away. */
export function refusalResponse(refusal: Refusal): Response {
  const headers = new Headers(securityHeaders)
  headers.set('content-type', 'application/json')
  if (refusal.status === 405) headers.set('allow', 'GET, HEAD')
  return new Response(JSON.stringify({ error: refusal.error, message: refusal.message }), {
    status: refusal.status,
    headers,
  })
}
