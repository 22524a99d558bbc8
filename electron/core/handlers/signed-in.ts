import type { Connection } from '#shared/contract/connections.ts'
import { PROVIDER_WORDS, type ProviderName } from '#shared/domain/submission.ts'
import type { Application } from '../application.ts'
import { NotNowError } from '../refusal.ts'
import type { Sending } from '../sending.ts'
import type { Session } from '../session.ts'
import type { Secret } from '../vault/secret.ts'

/** What reading from a service needs. */
export interface SignedIn {
  session: Session
  sending: Sending
  connection: Connection
  secret: Secret
}

/** The codes of a connection that is another service's. */
const ANOTHERS = { 'ctrl-hub': 'HO-CH-CONNECTION', yeti: 'HO-YETI-CONNECTION' } as const satisfies Partial<
  Record<ProviderName, string>
>

/** A connection to this service with its secret. Throws NotFoundError, and NotNowError when it is another's or has no secret stored. */
export async function signedInTo(
  provider: keyof typeof ANOTHERS,
  application: Application,
  connectionId: string,
): Promise<SignedIn> {
  const session = application.session()
  const connection = await session.connection(connectionId)
  const name = PROVIDER_WORDS[provider]
  if (connection.provider !== provider)
    throw new NotNowError(
      ANOTHERS[provider],
      `This connection is not one to ${name}.`,
      `Choose a connection to ${name}.`,
    )
  const secret = await session.secretOf(connection)
  return { session, sending: await session.sending(), connection, secret }
}
