import { attribute } from '../field-values.ts'
import { listRoute } from '../read-route.ts'
import type { Route } from '../route.ts'

/** Only the list is documented. Its filters match exactly, as docs/features says of all; which ones there are is not known. */
export const qualificationRoutes: readonly Route[] = [
  listRoute({
    path: 'v3/qualifications',
    type: 'qualifications',
    include: null,
    filters: {
      dialect: 'fields',
      fields: {
        title: { field: attribute('title'), match: 'exact' },
        qualification_number: { field: attribute('qualification_number'), match: 'exact' },
      },
    },
    sort: { title: attribute('title'), qualification_number: attribute('qualification_number') },
    features: 'both',
    paged: true,
  }),
]
