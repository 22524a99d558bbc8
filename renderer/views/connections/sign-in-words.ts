import { connectionsWords } from '#renderer/words/connections.ts'
import type { Connection } from '#shared/contract/connections.ts'

/** How signing in to a connection stands, in one line. */
export function signInWords(connection: Pick<Connection, 'provider' | 'signIn' | 'secret'>): string {
  const words = connectionsWords()
  if (!connection.secret.stored)
    return connection.provider === 'acquaint' ? words.signIn.noPassword : words.signIn.noDetails
  switch (connection.signIn) {
    case 'untried':
      return words.signIn.untried
    case 'ok':
      return words.signIn.ok
    case 'refused':
      return words.signIn.refused
  }
}
