import { createHmac, randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { Call } from '../exchange.ts'
import { isSame } from '../same-secret.ts'
import { mayComeFrom, type User, type Users } from './users.ts'

const AUDIENCE = 'admin'
const Claims = v.object({ sub: v.number(), aud: v.array(v.string()), exp: v.number() })

/** JSON Web Tokens with HS256, which the service keeps nothing of (yeti.md 1.2). */
export interface Tokens {
  issue(user: User): string
  /** Whose right token came with a request, from an address that the user may have now. */
  callerOf(call: Call): User | null
  /** Ends the token that came with a request. */
  revoke(call: Call): void
}

export function createTokens(users: Users, seconds: number, now: () => Date): Tokens {
  const key = randomBytes(32)
  const revoked = new Set<string>()
  const sign = (content: string) => createHmac('sha256', key).update(content).digest('base64url')
  const claimsOf = (token: string) => {
    const [header = '', payload = '', signature = '', ...rest] = token.split('.')
    if (rest.length > 0 || !isSame(signature, sign(`${header}.${payload}`))) return null
    // It was signed here, so it is JSON.
    const claims = v.safeParse(Claims, JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
    return claims.success ? claims.output : null
  }
  return {
    issue({ id }) {
      const exp = Math.floor(now().getTime() / 1000) + seconds
      const content = `${HEADER}.${encoded({ sub: id, aud: [AUDIENCE], exp })}`
      const token = `${content}.${sign(content)}`
      // Two of one second are the same, and whoever signs in anew must come in.
      revoked.delete(token)
      return token
    },
    callerOf(call) {
      const token = tokenOf(call)
      const claims = revoked.has(token) ? null : claimsOf(token)
      if (claims === null || !claims.aud.includes(AUDIENCE)) return null
      if (claims.exp * 1000 <= now().getTime()) return null
      const user = users.withId(claims.sub)
      return user !== null && mayComeFrom(user, call.address) ? user : null
    },
    revoke: (call) => void revoked.add(tokenOf(call)),
  }
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const HEADER = encoded({ alg: 'HS256' })

/** The parameter `token`, else the last word of the Authorization header: bare, or behind `Bearer`. */
const tokenOf = ({ query, headers }: Call): string =>
  new URLSearchParams(query).get('token') ?? headers['authorization']?.trim().split(/\s+/).at(-1) ?? ''
