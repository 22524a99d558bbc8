import type { Books, ServiceType } from '../books.ts'
import { readCreate, readDocument, type Allowed, type Sent } from '../body.ts'
import { invalid, wrong } from '../errors.ts'
import { isBlank, type JsonMap } from '../json-value.ts'
import { serviceTypes } from '../kinds/service-types.ts'
import { provisioningOf } from '../provisioning/provisioning.ts'
import { findRow, readRoutes } from '../read-routes.ts'
import type { Route } from '../request.ts'
import { readShape } from '../shape.ts'
import { readText } from '../values.ts'
import { createdAnswer } from '../write-answers.ts'

const CREATE: Allowed = {
  type: 'service-types',
  attributes: ['name', 'force-renew', 'provisioning-class', 'variables'],
  relationships: {},
}

export const serviceTypeRoutes: readonly Route[] = [
  ...readRoutes(serviceTypes),
  {
    methods: ['POST'],
    path: 'service-types',
    answer(request) {
      const document = readDocument(request.call)
      const shape = readShape(request.query, serviceTypes)
      const input = readNewType(readCreate(document, CREATE), request.books)
      const id = request.books.nextId('service-type')
      request.books.serviceTypes.set(id, { id, ...input })
      return createdAnswer(serviceTypes, id, shape, request)
    },
  },
  {
    methods: ['DELETE'],
    path: 'service-types/{id}',
    answer(request) {
      const { id } = findRow(request, serviceTypes)
      const { books } = request
      if (Array.from(books.services.values()).some(({ type }) => type.id === id)) {
        const message = 'Cannot delete record because dependent services exist'
        throw invalid([{ in: 'attributes', member: null, message }])
      }
      books.serviceTypes.delete(id)
      return { status: 204, contentType: '', body: '', recorded: { id: String(id) } }
    },
  },
]

/** The rules that a new type has to meet are deduced, but for those of its provisioning class. */
function readNewType({ attributes }: Sent, books: Books): Omit<ServiceType, 'id'> {
  const name = readText(attributes.get('name')) ?? ''
  const provisioningClass = readText(attributes.get('provisioning-class')) ?? ''
  const provisioning = provisioningOf(provisioningClass)
  const isTaken = Array.from(books.serviceTypes.values()).some((type) => type.name === name)
  const sent = attributes.get('variables') ?? null
  const variables: JsonMap | null = sent instanceof Map && sent.size > 0 ? sent : null
  const problems = [
    ...(isBlank(name) ? [wrong('name', "can't be blank")] : []),
    ...(isTaken ? [wrong('name', 'has already been taken')] : []),
    ...(provisioning === null ? [wrong('provisioning-class', 'is not included in the list')] : []),
    ...(variables === null && !isBlank(sent) ? [wrong('variables', 'must be a JSON object or empty')] : []),
  ]
  if (problems.length > 0 || provisioning === null) throw invalid(problems)
  const checked = provisioning.checkType(variables)
  if (checked.problems.length > 0)
    throw invalid(checked.problems.map((message) => wrong('variables', message)))
  return {
    name,
    forceRenew: attributes.get('force-renew') === true,
    provisioningClass,
    variables: checked.variables,
  }
}
