import { refsOf } from '../document.ts'
import { attribute, metaAt, related } from '../field-values.ts'
import { addLink } from '../records.ts'
import { listRoute, oneRoute } from '../read-route.ts'
import type { Route } from '../route.ts'
import { createRoute, updateRoute } from '../write-route.ts'

const PATH = 'v3/orgs/{org}/customers/interactions'
const TYPE = 'customer-interactions'
const INCLUDE = ['author', 'organisation', 'representative', 'account', 'contact', 'property']

export const interactionRoutes: readonly Route[] = [
  listRoute({
    path: PATH,
    type: TYPE,
    include: INCLUDE,
    filters: {
      dialect: 'fields',
      fields: {
        'contact.id': { field: related('contact'), match: 'exact' },
        status: { field: attribute('status'), match: 'exact' },
      },
    },
    sort: { date_time: attribute('date_time'), created_at: metaAt('created_at') },
    features: 'direct',
    paged: true,
  }),
  oneRoute({ path: `${PATH}/{id}`, type: TYPE, include: INCLUDE }),
  createRoute({
    path: PATH,
    type: TYPE,
    attributes: {
      types: {
        // Both lists: source of the TypeScript SDK. Of status only two values are known, so any text will do.
        method: { oneOf: ['letter', 'email', 'telephone', 'sms'] },
        direction: { oneOf: ['inbound', 'outbound'] },
        date_time: 'date-time',
        contacted: 'boolean',
        status: 'string',
        notes: 'string',
      },
      required: ['method', 'direction', 'date_time'],
    },
    relationships: {
      contact: { type: 'contacts', many: false, required: true },
      account: { type: 'customer-accounts', many: false, required: false },
      property: { type: 'properties', many: false, required: false },
      representative: { type: 'users', many: false, required: false },
    },
    include: INCLUDE,
    make({ attributes, links, id, at }, { records, author, org }) {
      const { contact = null, account = null, property = null, representative = null } = links
      const created = records.add({
        type: TYPE,
        id,
        owner: org,
        attributes,
        meta: { created_at: at, updated_at: at, modified_at: at },
        links: {
          author,
          organisation: org === null ? null : { type: 'organisations', id: org },
          representative,
          account,
          contact,
          property,
        },
      })
      for (const ref of [...refsOf(contact), ...refsOf(account)])
        addLink(records, ref, 'interactions', created)
      return created
    },
  }),
  updateRoute({
    path: `${PATH}/{id}`,
    type: TYPE,
    attributes: { date_time: 'date-time', contacted: 'boolean', notes: 'string' },
    include: INCLUDE,
  }),
]
