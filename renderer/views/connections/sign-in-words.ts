import type { Connection } from '#shared/contract/connections.ts'

/** How signing in to a connection stands, in one line. */
export function signInWords(connection: Pick<Connection, 'provider' | 'signIn' | 'secret'>): string {
  if (!connection.secret.stored)
    return connection.provider === 'acquaint'
      ? 'No password kept: enter it'
      : 'No sign-in details kept: enter them'
  switch (connection.signIn) {
    case 'untried':
      return 'Not tried yet'
    case 'ok':
      return 'Signed in'
    case 'refused':
      return 'Sign-in refused'
  }
}
