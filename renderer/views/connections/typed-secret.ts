import { connectionsWords } from '#renderer/words/connections.ts'
import type { AcquaintSecret, CtrlHubSecret, YetiSecret } from '#shared/contract/connections.ts'
import type { ProviderName } from '#shared/domain/submission.ts'
import type { InferOutput } from 'valibot'

/** Sign-in details as they are typed: those of every service, of which one's are asked for. */
export interface TypedSecret {
  sitePrefix: string
  appPassword: string
  /** Which of Ctrl Hub's two log-ins. */
  signInWith: string
  clientId: string
  clientSecret: string
  email: string
  /** Yeti's. */
  username: string
  /** A person's at Ctrl Hub, or Yeti's. */
  password: string
}

export interface FieldIssue {
  id: string
  message: string
}

/** Nothing typed yet. A service account is what Ctrl Hub's documents recommend for programs. */
export function nothingTyped(signInWith: TypedSecret['signInWith'] = 'service-account'): TypedSecret {
  return {
    sitePrefix: '',
    appPassword: '',
    signInWith,
    clientId: '',
    clientSecret: '',
    email: '',
    username: '',
    password: '',
  }
}

/** What is wrong with the sign-in details, by field and in the order of the fields, before they go to the core. */
export function secretErrors(provider: ProviderName, typed: TypedSecret): FieldIssue[] {
  const words = connectionsWords()
  switch (provider) {
    case 'acquaint':
      return acquaintErrors(typed)
    case 'ctrl-hub':
      return ctrlHubErrors(typed)
    case 'yeti':
      return [
        ...missing('secret.username', typed.username.trim(), words.secret.missing.username),
        ...missing('secret.password', typed.password, words.secret.missing.yetiPassword),
      ]
  }
}

export function acquaintSecret(typed: TypedSecret): InferOutput<typeof AcquaintSecret> {
  return { sitePrefix: typed.sitePrefix.trim(), appPassword: typed.appPassword }
}

export function ctrlHubSecret(typed: TypedSecret): CtrlHubSecret {
  return typed.signInWith === 'user-session'
    ? { email: typed.email.trim(), password: typed.password }
    : { clientId: typed.clientId.trim(), clientSecret: typed.clientSecret.trim() }
}

export function yetiSecret(typed: TypedSecret): YetiSecret {
  return { username: typed.username.trim(), password: typed.password }
}

/** The first field of the sign-in details, where what is said about them all lands. */
export function firstSecretField(provider: ProviderName, typed: TypedSecret): string {
  switch (provider) {
    case 'acquaint':
      return 'secret.sitePrefix'
    case 'ctrl-hub':
      return typed.signInWith === 'user-session' ? 'secret.email' : 'secret.clientId'
    case 'yeti':
      return 'secret.username'
  }
}

function ctrlHubErrors(typed: TypedSecret): FieldIssue[] {
  const words = connectionsWords()
  return typed.signInWith === 'user-session'
    ? [
        ...emailErrors(typed.email.trim()),
        ...missing('secret.password', typed.password, words.secret.missing.emailPassword),
      ]
    : [
        ...missing('secret.clientId', typed.clientId.trim(), words.secret.missing.clientId),
        ...missing('secret.clientSecret', typed.clientSecret.trim(), words.secret.missing.clientSecret),
      ]
}

function acquaintErrors({ sitePrefix, appPassword }: TypedSecret): FieldIssue[] {
  const words = connectionsWords()
  const length = sitePrefix.trim().length
  const prefix = length === 0 ? words.secret.missing.sitePrefix : words.secret.wrong.sitePrefix(length)
  return [
    ...(length === 4 ? [] : [{ id: 'secret.sitePrefix', message: prefix }]),
    ...missing('secret.appPassword', appPassword, words.secret.missing.appPassword),
  ]
}

function emailErrors(email: string): FieldIssue[] {
  const words = connectionsWords()
  if (email === '') return [{ id: 'secret.email', message: words.secret.missing.email }]
  if (/^[^\s@]+@[^\s@]+$/.test(email)) return []
  return [{ id: 'secret.email', message: words.secret.wrong.email }]
}

function missing(id: string, value: string, message: string): FieldIssue[] {
  return value === '' ? [{ id, message }] : []
}
