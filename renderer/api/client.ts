import { pageScheme } from '#shared/contract/doors.ts'
import { connectOverHttp } from './http.ts'
import { LinkError, setLinkState } from './link-state.ts'
import { connectOverPort } from './message-port.ts'
import { snapshot } from './snapshot.svelte.ts'
import type { Client } from './transport.ts'

export type { Client } from './transport.ts'

/**
 * The client of the core, in whichever host this page runs. Call it once.
 * @throws LinkError `signed-out` (the browser host wants a fresh link) or `lost`; `linkState()` says the same.
 */
export async function connect(): Promise<Client> {
  try {
    return window.location.protocol === `${pageScheme}:`
      ? await connectOverPort(window, snapshot)
      : await connectOverHttp(
          {
            location: window.location,
            history: window.history,
            sessionStorage: window.sessionStorage,
            fetch: window.fetch.bind(window),
            addEventListener: (type, listener) => window.addEventListener(type, listener),
          },
          snapshot,
        )
  } catch (error) {
    if (error instanceof LinkError) setLinkState(error.state)
    throw error
  }
}
