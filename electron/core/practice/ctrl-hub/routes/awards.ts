import { risksOf } from '../award-risks.ts'
import { refsOf, type Resource } from '../document.ts'
import { bareError } from '../errors.ts'
import { attribute, metaAt, related } from '../field-values.ts'
import { listRoute, oneRoute } from '../read-route.ts'
import type { Records } from '../records.ts'
import { isWithin } from '../relationships.ts'
import type { Route } from '../route.ts'
import { createRoute, updateRoute, type Input } from '../write-route.ts'

const TYPE = 'qualification-awards'
const INCLUDE = ['user', 'qualification']

export const awardRoutes: readonly Route[] = [
  listRoute({
    path: 'v3/qualification-awards',
    type: TYPE,
    include: INCLUDE,
    filters: {
      dialect: 'expression',
      fields: {
        status: attribute('status'),
        due: attribute('due'),
        expires_at: metaAt('expires_at'),
        is_valid: metaAt('is_valid'),
        'risks.current': metaAt('risks.current'),
        'user.id': related('user'),
        'qualification.id': related('qualification'),
      },
      functions: { is_latest: ({ meta }) => meta['is_latest'] === true },
    },
    sort: { due: attribute('due'), expires_at: metaAt('expires_at'), created_at: metaAt('created_at') },
    features: 'direct',
    paged: true,
  }),
  oneRoute({ path: 'v3/qualification-awards/{id}', type: TYPE, include: INCLUDE }),
  createRoute({
    path: 'v3/qualification-awards',
    type: TYPE,
    // Which statuses there are is not known, so any text will do.
    attributes: { types: { status: 'string', due: 'date-time' }, required: ['status'] },
    relationships: {
      organisation: { type: 'organisations', many: false, required: true },
      qualification: { type: 'qualifications', many: false, required: true },
      user: { type: 'users', many: false, required: true },
    },
    include: INCLUDE,
    make(input, { records, author, now }) {
      const [organisation] = refsOf(input.links['organisation'])
      const [user] = refsOf(input.links['user']).flatMap((ref) => records.find(ref) ?? [])
      if (organisation === undefined || user === undefined) throw new Error('An award has both.')
      // Deduced: what is nobody of the organisation's cannot be awarded anything in it.
      if (!isWithin(user, organisation.id)) throw bareError(404, 'user', user.id)
      endLatest(records, input)
      return records.add({
        type: TYPE,
        id: input.id,
        owner: organisation.id,
        attributes: { ...input.attributes, awarded_at: null },
        meta: newMeta(input, now()),
        // `organisation` is not among the relationships of the answer (seed 002).
        links: {
          user: input.links['user'] ?? null,
          author,
          qualification: input.links['qualification'] ?? null,
          assessments: [],
          renewed_by: null,
          renews: null,
          folder: null,
        },
      })
    },
  }),
  updateRoute({
    path: 'v3/qualification-awards/{id}',
    type: TYPE,
    attributes: { status: 'string', due: 'date-time' },
    include: INCLUDE,
  }),
]

/** The same person's earlier award of the same qualification is not the latest any more. Whether the new one `renews` it is not known. */
function endLatest(records: Records, { links }: Input): void {
  const isSame = (award: Resource, name: string) =>
    refsOf(award.links[name])[0]?.id === refsOf(links[name])[0]?.id
  for (const award of records.list(TYPE)) {
    if (isSame(award, 'user') && isSame(award, 'qualification')) {
      award.meta = { ...award.meta, is_latest: false }
    }
  }
}

/** Assigned and not awarded yet: not valid, and without an end (deduced). */
function newMeta({ attributes, at }: Input, now: Date) {
  const due = attributes['due']
  return {
    created_at: at,
    updated_at: at,
    modified_at: at,
    expires_at: null,
    is_valid: false,
    is_latest: true,
    risks: risksOf({ start: at, end: typeof due === 'string' ? due : null }, now),
  }
}
