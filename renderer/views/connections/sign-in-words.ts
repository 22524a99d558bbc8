import { signInState } from '#renderer/words/sign-in.ts'
import type { Connection } from '#shared/contract/connections.ts'

/** How signing in to a connection stands, in one line. */
export function signInWords(connection: Pick<Connection, 'provider' | 'signIn' | 'secret'>): string {
  const words = signInState()
  if (!connection.secret.stored)
    return connection.provider === 'acquaint' ? words.noPassword : words.noDetails
  switch (connection.signIn) {
    case 'untried':
      return words.untried
    case 'ok':
      return words.ok
    case 'refused':
      return words.refused
  }
}
