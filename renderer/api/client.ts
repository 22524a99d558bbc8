import { pageScheme } from '#shared/contract/doors.ts'
import { LinkError, setLinkState } from './link-state.ts'
import { snapshot } from './snapshot.svelte.ts'
import type { Client } from './transport.ts'

export type { Client } from './transport.ts'

/**
 * The client of the core, in whichever host this page runs. Call it once.
 * @throws LinkError `signed-out` (the browser host wants a fresh link) or `lost`; `linkState()` says the same.
 */
export async function connect(): Promise<Client> {
  try {
    // A page runs in one host only: the other's way to the core is not loaded.
    if (window.location.protocol === `${pageScheme}:`) {
      const { connectOverPort } = await import('./message-port.ts')
      return await connectOverPort(window, snapshot)
    }
    const { connectOverHttp } = await import('./http.ts')
    return await connectOverHttp(
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
