import { qualificationsWords } from '#renderer/words/qualifications.ts'
import type { Award } from '#shared/contract/ctrl-hub.ts'

/** Whom an award is for. */
export function memberWords({ member }: Pick<Award, 'member'>): string {
  return member === null || member.label === '' ? qualificationsWords().award.member : member.label
}

/** What it is awarded for. */
export function qualificationWords({ qualification }: Pick<Award, 'qualification'>): string {
  return qualification === null || qualification.label === ''
    ? qualificationsWords().award.qualification
    : qualification.label
}

/** The service's own word for its status, as a word of a table; `assigned` is the one that its documents show. */
export function statusWords({ status }: Pick<Award, 'status'>): string {
  const words = status.trim().replaceAll(/[_-]+/g, ' ')
  return words === ''
    ? qualificationsWords().award.status
    : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** How many are shown, for the line above them. */
export function shownWords(awards: readonly Award[] | null, hasMore: boolean): string {
  if (awards === null) return ''
  const count = awards.length
  const words = qualificationsWords().shown
  if (hasMore) return count === 0 ? words.noneSoFar : words.soFar(count)
  return count === 0 ? '' : words.all(count)
}
