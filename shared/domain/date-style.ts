/** How a day is written where one reads it on screen: *20 November 2026*, *20/11/2026* or *2026-11-20*. */
export const DATE_STYLES = ['words', 'figures', 'iso'] as const
export type DateStyle = (typeof DATE_STYLES)[number]

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** What is handed to others (receipts, letters, files, the command line) keeps the month in words: only a screen sets another style. */
let current: () => DateStyle = () => 'words'

/**
 * Sets where the style is read from, each time a date is written.
 * @returns puts it back as it was before
 */
export function readDateStyleFrom(source: () => DateStyle): () => void {
  const before = current
  current = source
  return () => {
    if (current === source) current = before
  }
}

/** The style that dates are written in now. */
export function dateStyle(): DateStyle {
  return current()
}

/** A day as it is written now: `20 November 2026`, or in figures where the user wants that. `yyyy-MM-dd`. */
export function writtenDay(day: string, style: DateStyle = dateStyle()): string {
  if (style === 'iso') return day
  const [year = '', month = '', date = ''] = day.split('-')
  if (style === 'figures') return `${date}/${month}/${year}`
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`
}
