import * as v from 'valibot'
import type { CtrlHubSecret, YetiSecret } from '#shared/contract/connections.ts'
import { EXIT } from './exit.ts'
import { Stop } from './stop.ts'

const text = v.pipe(v.string(), v.minLength(1))

/** Acquaint's secret by parts; what is said about a part never shows it. */
export function readAcquaintSecret(given: unknown): { sitePrefix: string; appPassword: string } {
  const { sitePrefix, appPassword } = members(given, '{"sitePrefix":"…","appPassword":"…"}')
  const lines: string[] = []
  if (!v.is(text, sitePrefix))
    lines.push('sitePrefix: this is missing. Give the 4 characters that Acquaint gave you, as text.')
  else if (sitePrefix.trim().length !== 4)
    lines.push('sitePrefix: this must be exactly 4 characters. Check it against what Acquaint gave you.')
  if (!v.is(text, appPassword))
    lines.push('appPassword: this is missing. Give the app password that Acquaint gave you, as text.')
  else if (appPassword.length > 1000)
    lines.push('appPassword: this is longer than 1,000 characters. Check that it is the password alone.')
  if (lines.length > 0 || !v.is(text, sitePrefix) || !v.is(text, appPassword))
    throw new Stop(EXIT.usage, lines)
  return { sitePrefix: sitePrefix.trim(), appPassword }
}

const CTRL_HUB = '{"clientId":"…","clientSecret":"…"} or {"email":"…","password":"…"}'

/** One of Ctrl Hub's two secrets by parts; what is said about a part never shows it. */
export function readCtrlHubSecret(given: unknown): CtrlHubSecret {
  const parts = members(given, CTRL_HUB)
  const asPerson = 'email' in parts || 'password' in parts
  if (asPerson && ('clientId' in parts || 'clientSecret' in parts))
    throw new Stop(EXIT.usage, [`stdin: these are two log-ins at once. Give one: ${CTRL_HUB}.`])
  return asPerson
    ? {
        email: part(parts, 'email', 'the e-mail address that signs in', 500).trim(),
        password: part(parts, 'password', 'its password', 1000),
      }
    : {
        clientId: part(parts, 'clientId', 'the id of the service account’s key', 500).trim(),
        clientSecret: part(parts, 'clientSecret', 'the secret of the key', 1000),
      }
}

/** Yeti's secret by parts; what is said about a part never shows it. */
export function readYetiSecret(given: unknown): YetiSecret {
  const parts = members(given, '{"username":"…","password":"…"}')
  return {
    username: part(parts, 'username', 'the name of the admin user that signs in', 500).trim(),
    password: part(parts, 'password', 'its password', 1000),
  }
}

/** A part of a secret, up to `longest` characters. */
function part(parts: Readonly<Record<string, unknown>>, name: string, what: string, longest: number): string {
  const value = parts[name]
  if (!v.is(text, value) || value.trim() === '')
    throw new Stop(EXIT.usage, [`${name}: this is missing. Give ${what}, as text.`])
  if (value.length > longest)
    throw new Stop(EXIT.usage, [`${name}: this is longer than ${longest} characters. Check what was given.`])
  return value
}

function members(given: unknown, shape: string): Readonly<Record<string, unknown>> {
  if (v.is(v.record(v.string(), v.unknown()), given) && !Array.isArray(given)) return given
  throw new Stop(EXIT.usage, [`stdin: give a JSON object: ${shape}.`])
}
