import { listRoute, oneRoute } from '../read-route.ts'
import type { Route } from '../route.ts'

/** The fixture of the list has no pagination, and offers nothing to include, filter or sort by. */
export const organisationRoutes: readonly Route[] = [
  listRoute({
    path: 'v3/orgs',
    type: 'organisations',
    include: null,
    filters: null,
    sort: null,
    features: 'params',
    paged: false,
    linkToSelf: true,
  }),
  oneRoute({ path: 'v3/orgs/{id}', type: 'organisations', include: null }),
]
