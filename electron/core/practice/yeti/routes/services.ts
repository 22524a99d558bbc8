import { readCreate, readDocument, readUpdate, type Allowed } from '../body.ts'
import { recordNotFound } from '../errors.ts'
import { services } from '../kinds/services.ts'
import { readRoutes } from '../read-routes.ts'
import type { Route } from '../request.ts'
import { createService } from '../service-creation.ts'
import { readNewService, readServiceChange } from '../service-input.ts'
import { readShape } from '../shape.ts'
import { createdAnswer, updatedAnswer } from '../write-answers.ts'

const CREATE: Allowed = {
  type: 'services',
  attributes: ['name', 'initial-price', 'renew-price', 'renew-at', 'renew-period', 'variables'],
  relationships: { account: 'accounts', 'service-type': 'service-types' },
}
const UPDATE: Allowed = {
  type: 'services',
  attributes: ['name', 'renew-price', 'variables'],
  relationships: {},
}

/** No DELETE (yeti.md 2.1). */
export const serviceRoutes: readonly Route[] = [
  ...readRoutes(services),
  {
    methods: ['POST'],
    path: 'services',
    answer(request) {
      const document = readDocument(request.call)
      const shape = readShape(request.query, services)
      const input = readNewService(readCreate(document, CREATE), request.books)
      const { id } = createService(input, request.books, request.now)
      return createdAnswer(services, id, shape, request)
    },
  },
  {
    methods: ['PATCH', 'PUT'],
    path: 'services/{id}',
    answer(request) {
      const id = request.segments['id'] ?? ''
      const document = readDocument(request.call)
      const shape = readShape(request.query, services)
      const sent = readUpdate(document, id, UPDATE)
      const service = request.books.services.get(Number(id))
      if (service === undefined) throw recordNotFound(id)
      const { name, renewPrice, variables } = readServiceChange(service, sent)
      service.name = name
      service.renewPrice = renewPrice
      service.variables = variables
      return updatedAnswer(services, service.id, shape, request)
    },
  },
]
