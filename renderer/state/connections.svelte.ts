import type { Client } from '#renderer/api/client.ts'
import type { Connection } from '#shared/contract/connections.ts'

/** The connections of the open profile; null until they were read. */
export class ConnectionsState {
  readonly #client: Client
  list = $state.raw<readonly Connection[] | null>(null)

  constructor(client: Client) {
    this.#client = client
  }

  async load(): Promise<void> {
    this.list = await this.#client.connections.list()
  }

  find(id: string): Connection | undefined {
    return this.list?.find((connection) => connection.id === id)
  }

  forget(): void {
    this.list = null
  }
}
