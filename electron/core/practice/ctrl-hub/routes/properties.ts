import { attribute, metaAt } from '../field-values.ts'
import { listRoute, oneRoute } from '../read-route.ts'
import type { Route } from '../route.ts'

const INCLUDE = ['meters', 'psrs', 'meters.psrs']

/**
 * `address.description` is "searchable via a typeahead" (docs/governance/properties/model), but by which parameter is not known: a
 * part of it matches here. `uprn` is exact (the TypeScript SDK's older path).
 */
export const propertyRoutes: readonly Route[] = [
  listRoute({
    path: 'v3/properties',
    type: 'properties',
    include: INCLUDE,
    filters: {
      dialect: 'fields',
      fields: {
        'address.description': { field: attribute('address.description'), match: 'part' },
        uprn: { field: attribute('uprn'), match: 'exact' },
      },
    },
    sort: { uprn: attribute('uprn'), created_at: metaAt('created_at') },
    features: 'direct',
    paged: true,
  }),
  oneRoute({ path: 'v3/properties/{id}', type: 'properties', include: INCLUDE }),
  // No page confirms a list of meters, so there is none.
  oneRoute({ path: 'v3/meters/{id}', type: 'meters', include: ['psrs', 'property', 'organisation'] }),
]
