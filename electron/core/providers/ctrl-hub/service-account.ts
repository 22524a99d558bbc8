import * as v from 'valibot'
import { endpoint } from '../endpoint.ts'
import type { Http } from '../http.ts'
import { asToken, renewAt, signInWaits, type SignedIn } from '../token-keeper.ts'
import { signInAnswer, signInDenied } from './sign-in-answers.ts'

/** Relative to the address for signing in (SDK source). */
const TOKEN_PATH = 'oauth2/token'

/** In seconds; some write numbers as text. A year is longer than any token lasts. */
const seconds = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))]),
  v.minValue(1),
  v.maxValue(366 * 86_400),
)
const TokenAnswer = v.object({ access_token: v.string(), expires_in: v.fallback(v.nullable(seconds), null) })

/** Gets a token with a service account's key: OAuth 2 client credentials, form-encoded (documented; the form is SDK source). */
export async function serviceAccountToken(
  http: Http,
  authUrl: string,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  clock: () => number,
): Promise<SignedIn> {
  const url = endpoint(authUrl, TOKEN_PATH)
  if (url === null) return signInWaits('HO-HTTP-ADDRESS', 'The address is not a URL.', null, null)
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  })
  const result = await http.request({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new TextEncoder().encode(form.toString()),
  })
  const answer = signInAnswer(result, [clientSecret])
  if ('kind' in answer) return answer
  const { status, body } = answer
  const parsed = v.safeParse(TokenAnswer, body.kind === 'object' ? body.members : null)
  const token = parsed.success ? asToken(parsed.output.access_token) : null
  if (status < 200 || status >= 300 || !parsed.success || token === null) return signInDenied(answer, clock())
  const { expires_in } = parsed.output
  return {
    kind: 'signed-in',
    token,
    until: renewAt(clock(), expires_in === null ? null : expires_in * 1000),
  }
}
