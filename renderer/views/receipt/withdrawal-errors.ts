import { readCalendarDate, today } from '#shared/domain/calendar-date.ts'

/** What is wrong with the day and the way in which an agreement was taken back, by field. */
export function withdrawalErrors(at: string, how: string, now: Date): { id: string; message: string }[] {
  const errors: { id: string; message: string }[] = []
  const day = /^\d{4}-\d{2}-\d{2}$/.test(at) && readCalendarDate(at) !== null ? at : null
  if (day === null)
    errors.push({
      id: 'withdrawn.at',
      message: 'Enter the day as day, month and year, for example 20 11 2026',
    })
  else if (day > today(now))
    errors.push({ id: 'withdrawn.at', message: 'This day is still to come. Enter the day they told you' })
  if (how === '') errors.push({ id: 'withdrawn.how', message: 'Choose how they told you' })
  return errors
}
