import { qualificationsWords } from '#renderer/words/qualifications.ts'
import type { AwardFilter } from './awards-list.svelte.ts'

/** What is shown at first: the latest award of each member and qualification, whenever it ends. */
export const ALL_LATEST: AwardFilter = { withinDays: null, notValid: false, latestOnly: true }

/** What can be chosen of "Expires within", by its value on screen. */
export const WITHIN = [
  { value: 'any', days: null },
  { value: '30', days: 30 },
  { value: '60', days: 60 },
  { value: '90', days: 90 },
] as const
export type Within = (typeof WITHIN)[number]['value']

/** The same as the choices of a control, as they are called now. */
export function choicesOfWithin() {
  const words = qualificationsWords().filters
  return WITHIN.map(({ value, days }) => ({ value, label: days === null ? words.anyTime : words.days(days) }))
}

export function withinOf(filter: AwardFilter): Within {
  return WITHIN.find(({ days }) => days === filter.withinDays)?.value ?? 'any'
}

/** Whether anything but "latest only" narrows the list. */
export function isNarrowed(filter: AwardFilter): boolean {
  return filter.withinDays !== null || filter.notValid
}
