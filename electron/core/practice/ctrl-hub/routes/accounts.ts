import { refsOf } from '../document.ts'
import { addLink } from '../records.ts'
import type { Route } from '../route.ts'
import { createRoute } from '../write-route.ts'

/** Only the POST is documented: an account is read through its contact. */
export const accountRoutes: readonly Route[] = [
  createRoute({
    path: 'v3/orgs/{org}/customers/accounts',
    type: 'customer-accounts',
    attributes: null,
    relationships: {
      contacts: { type: 'contacts', many: true, required: true },
      properties: { type: 'properties', many: true, required: false },
    },
    include: ['contacts', 'properties'],
    make({ links, id, at }, { records, author, org }) {
      const { contacts = [], properties = [] } = links
      const created = records.add({
        type: 'customer-accounts',
        id,
        owner: org,
        meta: { created_at: at, updated_at: at, modified_at: at },
        links: {
          author,
          organisation: org === null ? null : { type: 'organisations', id: org },
          contacts,
          interactions: [],
          properties,
        },
      })
      for (const ref of refsOf(contacts)) addLink(records, ref, 'accounts', created)
      return created
    },
  }),
]
