import { documentAnswer, renderResource } from '../document.ts'
import { findOne, listRoute, oneRoute } from '../read-route.ts'
import { readQuery } from '../query.ts'
import type { Route } from '../route.ts'

const whoami: Route = {
  method: 'GET',
  path: 'v3/iam/whoami',
  answer(request) {
    readQuery(request.call.query, [])
    const user = findOne({ ...request, segments: { id: request.author.id } }, 'users')
    return documentAnswer(200, { data: renderResource(user), meta: {}, links: { self: request.call.url } })
  },
}

/** Nothing is known that members could be searched by. */
export const userRoutes: readonly Route[] = [
  whoami,
  listRoute({
    path: 'v3/orgs/{org}/iam/members',
    type: 'users',
    include: null,
    filters: null,
    sort: null,
    features: 'direct',
    paged: true,
  }),
  oneRoute({ path: 'v3/orgs/{org}/iam/members/{id}', type: 'users', include: ['organisations'] }),
]
