import type { App } from '#core/app.ts'
import type { Connection } from '#shared/contract/connections.ts'
import type { CommonOptions } from './arguments.ts'
import { EXIT } from './exit.ts'
import { Stop } from './stop.ts'

/** The connection that `--connection` names; in practice the ready one when it names none. Throws Stop (exit 2). */
export async function chosenConnection(
  client: { connections: Pick<App['client']['connections'], 'list'> },
  id: string | undefined,
  common: Pick<CommonOptions, 'practice'>,
): Promise<Connection> {
  const all = await client.connections.list()
  if (id === undefined && common.practice) {
    const ready = all.find((connection) => connection.practice)
    if (ready !== undefined) return ready
  }
  if (id === undefined) {
    throw new Stop(EXIT.usage, ['--connection: this is missing. handover connections list shows the ids.'])
  }
  const found = all.find((connection) => connection.id === id)
  if (found !== undefined) return found
  throw new Stop(EXIT.usage, [
    `--connection: there is no connection ${id}. handover connections list shows those there are.`,
  ])
}
