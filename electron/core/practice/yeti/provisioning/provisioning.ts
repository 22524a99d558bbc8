import type { Books, Service, ServiceType } from '../books.ts'
import type { JsonMap } from '../json-value.ts'
import { freeMinutes } from './free-minutes.ts'
import { logging } from './logging.ts'
import { phoneSystems } from './phone-systems.ts'

/** Variables as they would be kept, and what is wrong with them. */
export interface Checked {
  readonly variables: JsonMap | null
  readonly problems: readonly string[]
}

/** What a service type's provisioning class does (yeti.md 2.6, 4.1). */
export interface Provisioning {
  checkType(variables: JsonMap | null): Checked
  checkService(variables: JsonMap | null): Checked
  /** The id of a new service; `next` gives the database's own. Refused with 500 when a remote system refuses. */
  idOf(service: Pick<Service, 'type' | 'variables'>, next: () => number, books: Books): number
  afterCreate(service: Service, books: Books): void
}

const CLASSES: ReadonlyMap<string, Provisioning> = new Map([
  ['Billing::Provisioning::Logging', logging],
  ['Billing::Provisioning::FreeMinutes', freeMinutes],
  ['Billing::Provisioning::PhoneSystems', phoneSystems],
])

export const provisioningOf = (name: string): Provisioning | null => CLASSES.get(name) ?? null

export function provisioningOfType({ provisioningClass }: ServiceType): Provisioning {
  const provisioning = provisioningOf(provisioningClass)
  if (provisioning === null) throw new Error(`There is no class ${provisioningClass}.`)
  return provisioning
}
