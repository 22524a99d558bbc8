import { listRoute, oneRoute } from '../read-route.ts'
import type { Route } from '../route.ts'
import { updateRoute } from '../write-route.ts'

const PATH = 'v3/orgs/{org}/settings/time-bands'
const TYPE = 'time-bands'

/** The fixture of the list has no `meta` at all. */
export const timeBandRoutes: readonly Route[] = [
  listRoute({
    path: PATH,
    type: TYPE,
    include: null,
    filters: null,
    sort: null,
    features: 'nowhere',
    paged: false,
  }),
  oneRoute({ path: `${PATH}/{id}`, type: TYPE, include: null }),
  updateRoute({
    path: `${PATH}/{id}`,
    type: TYPE,
    attributes: { name: 'string', start: 'clock', end: 'clock' },
    include: null,
  }),
]
