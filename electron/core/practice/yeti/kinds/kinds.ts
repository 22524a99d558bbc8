import type { Kind } from '../kind.ts'
import { accounts } from './accounts.ts'
import { packageCounters } from './package-counters.ts'
import { serviceTypes } from './service-types.ts'
import { services } from './services.ts'
import { transactions } from './transactions.ts'

const KINDS = [accounts, serviceTypes, services, transactions, packageCounters]

/** Null for types that are only ever linked to, of which nothing else is known: contractors and invoice templates. */
export const kindOf = (type: string): Kind | null => KINDS.find((kind) => kind.type === type) ?? null
