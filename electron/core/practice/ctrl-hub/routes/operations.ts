import { attribute, metaAt, related } from '../field-values.ts'
import { listRoute, oneRoute } from '../read-route.ts'
import type { Route } from '../route.ts'

const TYPE = 'operations'
/** Of the fixture's eleven those whose resources the stand-in knows. */
const INCLUDE = ['appointment', 'assignees', 'organisation', 'properties']

/** The flat paths of 2026 (the Kotlin SDK); the older ones under an organisation are not served. */
export const operationRoutes: readonly Route[] = [
  listRoute({
    path: 'v3/operations',
    type: TYPE,
    include: INCLUDE,
    filters: {
      dialect: 'expression',
      fields: {
        code: attribute('code'),
        status: attribute('status'),
        'properties.id': related('properties'),
        'properties.postcode': metaAt('related_data.properties.postcode'),
        'organisation.id': related('organisation'),
      },
      functions: {
        no_start: (operation) => attribute('dates.scheduled.start')(operation).length === 0,
      },
    },
    sort: { code: attribute('code'), created_at: metaAt('created_at') },
    features: 'params',
    paged: true,
  }),
  oneRoute({ path: 'v3/operations/{id}', type: TYPE, include: INCLUDE }),
]
