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
  switch (provider) {
    case 'acquaint':
      return acquaintErrors(typed)
    case 'ctrl-hub':
      return ctrlHubErrors(typed)
    case 'yeti':
      return [
        ...missing('secret.username', typed.username.trim(), 'Enter the user name that signs in'),
        ...missing('secret.password', typed.password, 'Enter the password for this user name'),
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
  return typed.signInWith === 'user-session'
    ? [
        ...emailErrors(typed.email.trim()),
        ...missing('secret.password', typed.password, 'Enter the password for this e-mail address'),
      ]
    : [
        ...missing(
          'secret.clientId',
          typed.clientId.trim(),
          'Enter the client id: the first part of the service account’s key',
        ),
        ...missing(
          'secret.clientSecret',
          typed.clientSecret.trim(),
          'Enter the client secret: the second part of the service account’s key',
        ),
      ]
}

function acquaintErrors({ sitePrefix, appPassword }: TypedSecret): FieldIssue[] {
  const length = sitePrefix.trim().length
  const prefix =
    length === 0
      ? 'Enter the site prefix: 4 characters, from your agency'
      : `The site prefix has 4 characters, and this has ${length}. Check it with your agency`
  return [
    ...(length === 4 ? [] : [{ id: 'secret.sitePrefix', message: prefix }]),
    ...missing('secret.appPassword', appPassword, 'Enter the app password'),
  ]
}

function emailErrors(email: string): FieldIssue[] {
  if (email === '') return [{ id: 'secret.email', message: 'Enter the e-mail address that signs in' }]
  if (/^[^\s@]+@[^\s@]+$/.test(email)) return []
  return [
    { id: 'secret.email', message: 'This is not an e-mail address. It is written like name@example.com' },
  ]
}

function missing(id: string, value: string, message: string): FieldIssue[] {
  return value === '' ? [{ id, message }] : []
}
