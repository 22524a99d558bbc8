import type { Answer, Call } from '../exchange.ts'
import { MEDIA_TYPE } from '../media-type.ts'
import { isBlank, readJson, writeJson, type JsonValue, type OutObject } from './json-value.ts'
import type { Tokens } from './tokens.ts'
import { mayComeFrom, type Users } from './users.ts'

/** `POST auth`: plain JSON. The password is looked at before the address (yeti.md 1.1). */
export function signIn(call: Call, users: Users, tokens: Tokens): Answer {
  const auth = readAuth(call)
  // The framework's answer to a parameter that is missing (deduced).
  if (!(auth instanceof Map) || isBlank(auth)) return json(400, { status: 400, error: 'Bad Request' })
  const user = users.withPassword(text(auth.get('username')), text(auth.get('password')))
  if (user === null) return signInRefused('Incorrect login or password.')
  if (!mayComeFrom(user, call.address)) return signInRefused('Your IP address is not allowed.')
  return json(201, { jwt: tokens.issue(user) })
}

export const signInRefused = (detail: string): Answer =>
  json(401, { errors: [{ title: 'Authentication failed', detail, code: '401', status: '401' }] })

function readAuth(call: Call): JsonValue {
  if (call.contentType?.type !== 'application/json' && call.contentType?.type !== MEDIA_TYPE) return null
  try {
    const document = readJson(call.body.toString('utf8'))
    return document instanceof Map ? (document.get('auth') ?? null) : null
  } catch {
    return null
  }
}

const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')

const json = (status: number, body: OutObject): Answer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  body: writeJson(body),
})
