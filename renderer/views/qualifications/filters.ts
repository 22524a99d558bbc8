import type { AwardFilter } from './awards-list.svelte.ts'

/** What is shown at first: the latest award of each member and qualification, whenever it ends. */
export const ALL_LATEST: AwardFilter = { withinDays: null, notValid: false, latestOnly: true }

/** The choices of "Ends within", by their values on screen. */
export const WITHIN = [
  { value: 'any', label: 'Any time', days: null },
  { value: '30', label: '30 days', days: 30 },
  { value: '60', label: '60 days', days: 60 },
  { value: '90', label: '90 days', days: 90 },
] as const
export type Within = (typeof WITHIN)[number]['value']

export function withinOf(filter: AwardFilter): Within {
  return WITHIN.find(({ days }) => days === filter.withinDays)?.value ?? 'any'
}

/** Whether anything but "latest only" narrows the list. */
export function isNarrowed(filter: AwardFilter): boolean {
  return filter.withinDays !== null || filter.notValid
}
