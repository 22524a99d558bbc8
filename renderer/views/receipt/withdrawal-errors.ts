import { receiptWords } from '#renderer/words/receipt.ts'
import { readCalendarDate, today } from '#shared/domain/calendar-date.ts'

/** What is wrong with the day and the way in which an agreement was taken back, by field. */
export function withdrawalErrors(at: string, how: string, now: Date): { id: string; message: string }[] {
  const words = receiptWords().agreement
  const errors: { id: string; message: string }[] = []
  const day = /^\d{4}-\d{2}-\d{2}$/.test(at) && readCalendarDate(at) !== null ? at : null
  if (day === null) errors.push({ id: 'withdrawn.at', message: words.day.missing })
  else if (day > today(now)) errors.push({ id: 'withdrawn.at', message: words.day.toCome })
  if (how === '') errors.push({ id: 'withdrawn.how', message: words.how.missing })
  return errors
}
