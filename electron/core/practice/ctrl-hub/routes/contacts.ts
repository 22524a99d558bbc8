import { attribute, metaAt } from '../field-values.ts'
import { listRoute, oneRoute } from '../read-route.ts'
import type { Route } from '../route.ts'
import { createRoute, updateRoute } from '../write-route.ts'

const PATH = 'v3/orgs/{org}/customers/contacts'
const TYPE = 'contacts'
/** Documented for one contact. */
const INCLUDE = ['author', 'accounts', 'interactions', 'organisation']

/** One contact is documented; that the collection can be read and posted to is deduced. */
export const contactRoutes: readonly Route[] = [
  listRoute({
    path: PATH,
    type: TYPE,
    include: INCLUDE,
    filters: null,
    sort: { last_name: attribute('last_name'), created_at: metaAt('created_at') },
    features: 'params',
    paged: true,
  }),
  oneRoute({ path: `${PATH}/{id}`, type: TYPE, include: INCLUDE }),
  createRoute({
    path: PATH,
    type: TYPE,
    attributes: {
      types: {
        association: 'string',
        salutation: 'string',
        first_name: 'string',
        last_name: 'string',
        email: 'string',
        telephone: 'string',
      },
      required: ['last_name'],
    },
    relationships: {},
    include: INCLUDE,
    make: ({ attributes, id, at }, { records, author, org }) =>
      records.add({
        type: TYPE,
        id,
        owner: org,
        attributes,
        meta: { created_at: at, updated_at: at, modified_at: at },
        links: {
          accounts: [],
          author,
          interactions: [],
          organisation: org === null ? null : { type: 'organisations', id: org },
        },
      }),
  }),
  updateRoute({
    path: `${PATH}/{id}`,
    type: TYPE,
    attributes: { first_name: 'string', last_name: 'string', email: 'string', telephone: 'string' },
    include: INCLUDE,
  }),
]
