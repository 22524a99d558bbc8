import type { App } from '#core/app.ts'
import type { Connection } from '#shared/contract/connections.ts'
import { PROVIDER_WORDS, type ProviderName } from '#shared/domain/submission.ts'
import type { CommonOptions } from './arguments.ts'
import { EXIT } from './exit.ts'
import { Stop } from './stop.ts'

/**
 * The connection that `--connection` names; in practice the ready one of the provider when it names none (the first when the
 * provider does not matter). Throws Stop (exit 2), also for a connection of another provider.
 */
export async function chosenConnection(
  client: { connections: Pick<App['client']['connections'], 'list'> },
  id: string | undefined,
  common: Pick<CommonOptions, 'practice'>,
  provider: ProviderName | null = null,
): Promise<Connection> {
  const all = await client.connections.list()
  if (id === undefined && common.practice) {
    const ready = all.find((one) => one.practice && (provider === null || one.provider === provider))
    if (ready !== undefined) return ready
  }
  if (id === undefined) {
    throw new Stop(EXIT.usage, ['--connection: this is missing. handover connections list shows the ids.'])
  }
  const found = all.find((connection) => connection.id === id)
  if (found !== undefined && provider !== null && found.provider !== provider)
    throw new Stop(EXIT.usage, [
      `--connection: ${id} is a connection to ${PROVIDER_WORDS[found.provider]}, and this goes to ${PROVIDER_WORDS[provider]}.`,
    ])
  if (found !== undefined) return found
  throw new Stop(EXIT.usage, [
    `--connection: there is no connection ${id}. handover connections list shows those there are.`,
  ])
}
