import * as v from 'valibot'
import { Problem } from '../domain/problem.ts'
import { procedure } from './errors.ts'

const connection = v.object({ connectionId: v.pipe(v.string(), v.maxLength(64)) })
/** Yeti's ids are whole numbers, written as text (yeti.md 2.2). */
const remoteId = v.pipe(v.string(), v.regex(/^\d{1,19}$/))
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
const text = v.pipe(v.string(), v.maxLength(200))

/** Reads are best effort: why there is nothing, in words, or null. */
const failure = v.nullable(Problem)
/** A page of a list; the first is 1. */
const page = v.pipe(v.number(), v.integer(), v.minValue(1))
/** The number of the next page; null at the end. */
const next = v.nullable(v.number())

/** An exact decimal as the service wrote it (`"1.23"`); null when it did not say. */
const amount = v.nullable(v.string())

/** Who pays: an account of the billing system. Money is in its currency (yeti.md 3.1). */
export const BillingAccount = v.object({
  id: v.string(),
  name: v.string(),
  /** Its name, such as `EUR`; '' when the service does not say. */
  currency: v.string(),
  balance: amount,
  /** Below it nothing more is renewed; a new service is charged all the same. */
  minBalance: amount,
})
export type BillingAccount = v.InferOutput<typeof BillingAccount>

/** What a service type does when a service is set up (yeti.md 2.6); `other` is a class that no document names. */
export const Provisioning = v.picklist(['logging', 'free-minutes', 'phone-systems', 'other'])
export type Provisioning = v.InferOutput<typeof Provisioning>

/** What kind of service it is. Never its `variables`: they can hold credentials. */
export const ServiceType = v.object({
  id: v.string(),
  name: v.string(),
  /** Whether renewals are charged beyond the minimum balance; null when the service does not say. */
  forceRenew: v.nullable(v.boolean()),
  provisioning: Provisioning,
})
export type ServiceType = v.InferOutput<typeof ServiceType>

/** A billed service without its variables. Times are ISO 8601 as the service gave them; null when it did not. */
export const BilledService = v.object({
  id: v.string(),
  /** As the service has it, with Handover's reference; '' when it has none. */
  name: v.string(),
  /** `Active` or `Suspended`, or whatever else the service calls it. */
  state: v.string(),
  initialPrice: amount,
  renewPrice: amount,
  createdAt: v.nullable(v.string()),
  renewAt: v.nullable(v.string()),
  /** `unknown`: the service says something that no document names. */
  renewPeriod: v.picklist(['one-time', 'daily', 'monthly', 'unknown']),
  account: v.nullable(v.object({ id: v.string(), name: v.string(), currency: v.string() })),
  type: v.nullable(v.object({ id: v.string(), name: v.string() })),
})
export type BilledService = v.InferOutput<typeof BilledService>

/** A charge (positive) or credit (negative) that a service made on its account. */
export const ServiceTransaction = v.object({
  id: v.string(),
  description: v.string(),
  amount,
  createdAt: v.nullable(v.string()),
})
export type ServiceTransaction = v.InferOutput<typeof ServiceTransaction>

/** What the server sorts by; a minus puts the last first. Not by the renewal's period: it has no such column (yeti.md 2.4). */
export const ServiceSort = v.picklist([
  'name',
  '-name',
  'created-at',
  '-created-at',
  'renew-at',
  '-renew-at',
  'initial-price',
  '-initial-price',
  'renew-price',
  '-renew-price',
])
export type ServiceSort = v.InferOutput<typeof ServiceSort>

/** What the list is narrowed by; null or '' does not narrow. Days are calendar days in UTC, both included. */
export const ServiceFilters = v.object({
  /** Part of the name, in any case. */
  name: text,
  accountId: v.nullable(remoteId),
  typeId: v.nullable(remoteId),
  createdFrom: v.nullable(day),
  createdTo: v.nullable(day),
  /** By when the next renewal is due. */
  renewTo: v.nullable(day),
})
export type ServiceFilters = v.InferOutput<typeof ServiceFilters>

/** Reads of Yeti. A service that does not answer is an answer: `failure`. */
export const yeti = {
  /** Accounts whose name holds the text, by name. */
  accounts: procedure
    .input(v.object({ ...connection.entries, text, page }))
    .output(v.object({ accounts: v.array(BillingAccount), next, failure })),
  /** One account as it stands now; null when there is none, or it could not be read. */
  account: procedure
    .input(v.object({ ...connection.entries, accountId: remoteId }))
    .output(v.object({ account: v.nullable(BillingAccount), failure })),
  /** Service types whose name holds the text, by name. */
  serviceTypes: procedure
    .input(v.object({ ...connection.entries, text, page }))
    .output(v.object({ types: v.array(ServiceType), next, failure })),
  /** One service type; null when there is none, or it could not be read. */
  serviceType: procedure
    .input(v.object({ ...connection.entries, typeId: remoteId }))
    .output(v.object({ type: v.nullable(ServiceType), failure })),
  /** A page of services, 25 a page. `total`: how many there are in all; null when the service does not say. */
  services: procedure
    .input(v.object({ ...connection.entries, page, filters: ServiceFilters, sort: ServiceSort }))
    .output(v.object({ services: v.array(BilledService), total: v.nullable(v.number()), next, failure })),
  /** One service, with the charges that it made, the latest first; `allCharges`: whether these are all. */
  service: procedure.input(v.object({ ...connection.entries, serviceId: remoteId })).output(
    v.object({
      service: v.nullable(BilledService),
      charges: v.array(ServiceTransaction),
      allCharges: v.boolean(),
      failure,
    }),
  ),
  /** Shows what a service's variables are, as indented JSON ('' when it has none). That they were shown goes into the audit log. */
  revealVariables: procedure
    .input(v.object({ ...connection.entries, serviceId: remoteId }))
    .output(v.object({ variables: v.nullable(v.string()), failure })),
}
