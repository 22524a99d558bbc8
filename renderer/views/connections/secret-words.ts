import { dayWords } from '#renderer/components/when.ts'
import { connectionsWords } from '#renderer/words/connections.ts'
import type { Connection } from '#shared/contract/connections.ts'

/** What is kept and since when, as a sentence: never more than that. */
export function keptWords({ signInWith, secret }: Pick<Connection, 'signInWith' | 'secret'>): string {
  return connectionsWords().secret.kept(
    signInWith ?? 'none',
    secret.since === null ? '' : dayWords(secret.since),
  )
}
