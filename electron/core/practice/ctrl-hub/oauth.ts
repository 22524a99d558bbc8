import type { Answer, Call } from '../exchange.ts'
import { isSame } from '../same-secret.ts'
import { CLIENT, type Tokens } from './tokens.ts'

/**
 * `POST oauth2/token`: client credentials in a form (source of the TypeScript SDK). Errors are those of RFC 6749, section 5.2.
 * A key in the Authorization header is refused, for only the form is known to work.
 */
export function answerToken(call: Call, tokens: Tokens): Answer {
  if (call.method !== 'POST') return { ...oauthError(405, 'invalid_request'), headers: { Allow: 'POST' } }
  if (call.contentType?.type !== 'application/x-www-form-urlencoded') {
    return oauthError(400, 'invalid_request', 'The request body must be form-urlencoded.')
  }
  const form = new URLSearchParams(call.body.toString('utf8'))
  const grant = form.get('grant_type')
  if (grant === null) return oauthError(400, 'invalid_request', 'The parameter grant_type is missing.')
  if (grant !== 'client_credentials') return oauthError(400, 'unsupported_grant_type')
  const id = isSame(form.get('client_id') ?? '', CLIENT.clientId)
  const secret = isSame(form.get('client_secret') ?? '', CLIENT.clientSecret)
  if (!id || !secret) {
    return oauthError(401, 'invalid_client', 'Client authentication failed (unknown client or wrong secret).')
  }
  return json(200, {
    access_token: tokens.issueAccess(),
    expires_in: tokens.seconds,
    scope: '',
    token_type: 'bearer',
  })
}

export const oauthError = (status: number, error: string, description?: string): Answer =>
  json(status, { error, error_description: description })

const json = (status: number, body: object): Answer => ({
  status,
  contentType: 'application/json;charset=UTF-8',
  body: JSON.stringify(body),
  headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' },
})
