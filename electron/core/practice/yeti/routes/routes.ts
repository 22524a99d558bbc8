import { packageCounters } from '../kinds/package-counters.ts'
import { transactions } from '../kinds/transactions.ts'
import { readRoutes } from '../read-routes.ts'
import type { Route } from '../request.ts'
import { accountRoutes } from './accounts.ts'
import { serviceTypeRoutes } from './service-types.ts'
import { serviceRoutes } from './services.ts'

export const ROUTES: readonly Route[] = [
  ...serviceRoutes,
  ...serviceTypeRoutes,
  ...accountRoutes,
  ...readRoutes(transactions),
  ...readRoutes(packageCounters),
]
