import type { Application } from '../application.ts'
import { follow } from '../records/today/follow-ups.ts'
import { overview } from '../records/today/overview.ts'
import type { Implementer } from './implementer.ts'

export function todayHandlers(os: Implementer, application: Application) {
  return {
    overview: os.today.overview.handler(async () => {
      const session = application.session()
      await session.homes.upToDate()
      return overview(session.store.queries)
    }),
    follow: os.today.follow.handler(async ({ input: { subjects, until } }) => {
      const session = application.session()
      const noted = await follow(session.store, subjects, { until, by: await session.user() })
      application.changed('homes')
      return { noted }
    }),
  }
}
