import { randomUUID } from 'node:crypto'
import { charge, type Books, type Service } from './books.ts'
import { provisioningOfType } from './provisioning/provisioning.ts'
import type { NewService } from './service-input.ts'

/** Records a service and takes its initial price from the account, whatever the account's limit (yeti.md 4.1). */
export function createService(input: NewService, books: Books, at: Date): Service {
  const provisioning = provisioningOfType(input.type)
  // Before anything is kept: when a remote system refuses, nothing is.
  const id = provisioning.idOf(input, () => books.nextId('service'), books)
  const service: Service = { id, uuid: randomUUID(), state: 'Active', createdAt: at, ...input }
  books.services.set(id, service)
  charge(books, {
    service,
    amount: service.initialPrice,
    description: 'Service creation',
    at,
    uuid: randomUUID(),
  })
  provisioning.afterCreate(service, books)
  return service
}
