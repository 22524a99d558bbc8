import type { BilledService, ServiceFilters, ServiceSort } from '#shared/contract/yeti.ts'
import { addDays } from '#shared/domain/calendar-date.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { SERVICES_PATH } from '../paths.ts'
import type { Reader } from '../read.ts'
import { billedServiceOf, SHOWN_SERVICE } from './billed-service.ts'
import { nextPage, totalOf } from './pages.ts'

const PAGE = 25

export interface ServicesAsked {
  page: number
  filters: ServiceFilters
  sort: ServiceSort
}

export interface ServicesRead {
  services: BilledService[]
  total: number | null
  next: number | null
  failure: Problem | null
}

/** A page of services, narrowed and in order by the service itself. */
export async function servicesBy(
  reader: Reader,
  { page, filters, sort }: ServicesAsked,
): Promise<ServicesRead> {
  const asked = { number: page, size: PAGE }
  const read = await reader.get(SERVICES_PATH, {
    ...SHOWN_SERVICE,
    filter: filterOf(filters),
    sort,
    page: asked,
  })
  if (read.kind === 'refused') return { services: [], total: null, next: null, failure: read.failure }
  const { document, secrets } = read
  return {
    services: document.records.flatMap((record) => billedServiceOf(record, document, secrets) ?? []),
    total: totalOf(document),
    next: nextPage(document, asked),
    failure: null,
  }
}

/** Days are those of UTC, from their beginning to that of the next (yeti.md 2.4: filters of dates take moments). */
function filterOf(filters: ServiceFilters): Record<string, string> {
  const { name, accountId, typeId, createdFrom, createdTo, renewTo } = filters
  return {
    'name-cont': name.trim(),
    'account-id-eq': accountId ?? '',
    'type-id-eq': typeId ?? '',
    'created-at-gteq': createdFrom === null ? '' : midnight(createdFrom),
    'created-at-lt': createdTo === null ? '' : midnight(addDays(createdTo, 1)),
    'renew-at-lt': renewTo === null ? '' : midnight(addDays(renewTo, 1)),
  }
}

const midnight = (day: string): string => `${day}T00:00:00.000Z`
