import type { Award } from '#shared/contract/ctrl-hub.ts'

/** Whom an award is for. */
export function memberWords({ member }: Pick<Award, 'member'>): string {
  return member === null || member.label === '' ? 'A member who is not named' : member.label
}

/** What it is awarded for. */
export function qualificationWords({ qualification }: Pick<Award, 'qualification'>): string {
  return qualification === null || qualification.label === ''
    ? 'A qualification that is not named'
    : qualification.label
}

/** The service's own word for its status, as a word of a table; `assigned` is the one that its documents show. */
export function statusWords({ status }: Pick<Award, 'status'>): string {
  const words = status.trim().replaceAll(/[_-]+/g, ' ')
  return words === '' ? 'Not given' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** How many are shown, for the line above them. */
export function shownWords(awards: readonly Award[] | null, hasMore: boolean): string {
  if (awards === null) return ''
  const count = awards.length
  if (hasMore)
    return count === 0
      ? 'None found yet. There are more to look through.'
      : `${count} are shown so far, by when they end. There are more.`
  return count === 0 ? '' : count === 1 ? '1 award' : `${count} awards`
}
