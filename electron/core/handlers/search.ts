import type { Application } from '../application.ts'
import { searchEverything } from '../records/search-everything.ts'
import type { Implementer } from './implementer.ts'

export function searchHandlers(os: Implementer, application: Application) {
  return {
    everything: os.search.everything.handler(async ({ input }) => {
      const session = application.session()
      await session.homes.upToDate()
      return { results: await searchEverything(session.store, input.text) }
    }),
  }
}
