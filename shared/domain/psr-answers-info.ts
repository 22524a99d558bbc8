import type { Answers } from './wizard-form.ts'

/** How many entries of their own a record can be given here. */
export const MOST_INFOS = 8

/** Longest name and value; deduced, Ctrl Hub documents no limit. */
export const MAX_INFO_NAME = 60
export const MAX_INFO_VALUE = 500

/** A line of extra information as it was typed; either half may still be missing. */
export interface OwnInfo {
  place: number
  name: string
  value: string
}

/** The lines in which something was typed, in the order of the screen. */
export function ownInfos(answers: Answers): OwnInfo[] {
  return Array.from({ length: MOST_INFOS }, (_, place) => ({
    place,
    name: (answers[nameKey(place)] ?? '').trim(),
    value: (answers[valueKey(place)] ?? '').trim(),
  })).filter(({ name, value }) => name !== '' || value !== '')
}

export function nameKey(place: number): string {
  return `info.${place}.name`
}

export function valueKey(place: number): string {
  return `info.${place}.value`
}

/** The field name a display name stands for: `Password scheme` is `password_scheme`. '' when it has no letter or digit of ours. */
export function fieldOfName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
}
