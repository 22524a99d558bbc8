import type { PickedRecord } from '#renderer/wizards/frame/answering.svelte.ts'
import { servicesWords } from '#renderer/words/services.ts'
import type { ServiceFilters } from '#shared/contract/yeti.ts'
import { dayOf } from '#shared/domain/calendar-date.ts'

/** What the list is narrowed by, as it was typed and picked. Days are `yyyy-MM-dd`, or what was typed that is none. */
export interface TypedFilters {
  name: string
  account: PickedRecord | null
  type: PickedRecord | null
  createdFrom: string
  createdTo: string
  renewTo: string
}

export const NO_FILTERS: TypedFilters = {
  name: '',
  account: null,
  type: null,
  createdFrom: '',
  createdTo: '',
  renewTo: '',
}

/** What the service is asked for. What is no day does not narrow. */
export function asked(typed: TypedFilters): ServiceFilters {
  return {
    name: typed.name.trim(),
    accountId: typed.account?.id ?? null,
    typeId: typed.type?.id ?? null,
    createdFrom: dayOf(typed.createdFrom),
    createdTo: dayOf(typed.createdTo),
    renewTo: dayOf(typed.renewTo),
  }
}

type Day = 'createdFrom' | 'createdTo' | 'renewTo'

/** What is wrong with a day, and how to mend it; null while it may still become one. */
export function dayTrouble(typed: TypedFilters, day: Day): string | null {
  const words = servicesWords()
  if (typed[day] !== '' && dayOf(typed[day]) === null)
    return /\/\d{4}$/.test(typed[day]) ? words.filters.noSuchDay : null
  const [from, to] = [dayOf(typed.createdFrom), dayOf(typed.createdTo)]
  return day === 'createdTo' && from !== null && to !== null && to < from ? words.filters.endsFirst : null
}

export function isNarrowed(typed: TypedFilters): boolean {
  return Object.values(asked(typed)).some((one) => one !== null && one !== '')
}
