import * as v from 'valibot'

/** How long a token lasts as Yeti is shipped (yeti.md 1.2), for one that does not say it in a way that can be read. */
const SHIPPED_MS = 600_000

const Claims = v.object({ exp: v.optional(v.nullable(v.number())) })

/**
 * How long a token lasts, in milliseconds; null for one that is permanent, which has no `exp` (yeti.md 1.2). The claims are read and not
 * believed: the signature is the server's own business, and what a wrong time costs is one more sign-in.
 *
 * @param nowMs by the server's clock where it tells the time, for `exp` is a time of its own
 */
export function lifeOfToken(token: string, nowMs: number): number | null {
  const claims = readClaims(token)
  if (claims === null) return SHIPPED_MS
  if (claims.exp === undefined || claims.exp === null) return null
  const life = claims.exp * 1000 - nowMs
  // It was given just now: that it is over already can only be a clock that is wrong.
  return life > 0 && Number.isFinite(life) ? life : SHIPPED_MS
}

function readClaims(token: string): v.InferOutput<typeof Claims> | null {
  const [, payload = ''] = token.split('.')
  try {
    const claims = v.safeParse(Claims, JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
    return claims.success ? claims.output : null
  } catch {
    return null
  }
}
