import { refsOf } from '../document.ts'
import { addPsrRecord } from '../psr-records.ts'
import type { Route } from '../route.ts'
import { createRoute } from '../write-route.ts'

/** Only the POST is documented: a record is read through its meter or property. */
export const psrRoutes: readonly Route[] = [
  createRoute({
    path: 'v3/psrs',
    type: 'psrs',
    // The range is that of a property's `psr.priority`; that it holds here is deduced.
    attributes: { types: { priority: { from: 0, to: 3 }, extra_info: 'triples' }, required: ['priority'] },
    relationships: { meter: { type: 'meters', many: false, required: true } },
    include: ['organisation', 'property', 'meter'],
    make({ attributes, links, id, at }, { records }) {
      const [meter] = refsOf(links['meter']).flatMap((ref) => records.find(ref) ?? [])
      if (meter === undefined) throw new Error('A PSR record has a meter.')
      return addPsrRecord(records, meter, { id, attributes, created_at: at, updated_at: at })
    },
  }),
]
