import { addDays, dateInWords, daysBetween, daysInWords } from './calendar-date.ts'
import { CHASE_AFTER_WORKING_DAYS, SUPPLIER_WEEKS } from './chase.ts'
import { LONG_DAYS, VERY_LONG_DAYS, emptyWords } from './empty-home.ts'

/**
 * What Today reminds of: asking the service about a switch (or a batch of them), asking whether the supplier's bill came, a letter that was
 * not answered, a home that is empty for long, a gas record that runs out.
 */
export const FOLLOW_UPS = ['chase', 'supplier', 'letter', 'void', 'gas'] as const
export type FollowUp = (typeof FOLLOW_UPS)[number]

/** How long after it was received one is reminded of a switch at all, in days: nobody asks about a bill of last year. */
export const FOLLOWED_FOR_DAYS = 84

interface DueFacts {
  what: FollowUp
  since: string
  number: string | null
}

/** One line that says what to do and since when. `today` is `yyyy-MM-dd`. */
export function dueWords({ what, since, number }: DueFacts, today: string): string {
  const quoting = number === null ? '' : ` and quote case ${number}`
  switch (what) {
    case 'chase':
      return `${CHASE_AFTER_WORKING_DAYS} working days are over since ${dateInWords(since)}. Ring Acquaint${quoting}.`
    case 'supplier':
      return `${SUPPLIER_WEEKS} weeks were over on ${dateInWords(since)}. Has the first bill come to the right person?`
    case 'letter':
      return `No answer by ${dateInWords(since)}. Ask whether they have it.`
    case 'void':
      return `${emptyWords(since, today)}. Who pays for it, and is somebody looking for tenants?`
    case 'gas':
      return gasWords(since, today)
  }
}

function gasWords(due: string, today: string): string {
  const days = daysBetween(today, due)
  if (days < 0) return `The gas safety record ran out on ${dateInWords(due)}.`
  if (days === 0) return 'The gas safety record runs out today.'
  return `The gas safety record runs out on ${dateInWords(due)}, in ${daysInWords(days)}.`
}

/** What somebody says who has seen to it. */
export const SEEN_TO_WORDS: Readonly<Record<FollowUp, string>> = {
  chase: 'They answered',
  supplier: 'It has come',
  letter: 'They answered',
  void: 'Put off',
  gas: 'Put off',
}

/**
 * Until when it is put off, `yyyy-MM-dd`; null for what is over with once somebody has seen to it. A home that is empty comes again on the
 * 28th day, and every fortnight after that; a gas record after a week, and on the day after it ran out.
 */
export function putOffTo(what: FollowUp, since: string, today: string): string | null {
  if (what === 'void') {
    const fourWeeks = addDays(since, VERY_LONG_DAYS)
    return today < fourWeeks ? fourWeeks : addDays(today, LONG_DAYS)
  }
  if (what !== 'gas') return null
  const week = addDays(today, 7)
  const over = addDays(since, 1)
  return today < over && over < week ? over : week
}
