import { dayOf, daysBetween, readCalendarDate } from '../calendar-date.ts'
import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import type { SwitchBody } from '../switch-facts.ts'

const MOST_DAYS_AHEAD = 14
const MOST_DAYS_PAST = 60
const MOST_DAYS_AFTER_START = 7

/** The days of a switch: required, real (the shape says so), not read in the future, and near each other. */
export function checkDates(body: SwitchBody, today: string): Findings {
  const found: Findings = { errors: [], warnings: [] }
  const start = dayOf(body.tenancyStartDate)
  const read = dayOf(body.meterReadings?.meterReadingDate)

  if (body.meterReadings !== undefined && read === null) {
    found.errors.push(
      problem('HO-SWITCH-MISSING', 'meterReadings.meterReadingDate', {
        message: 'The day on which the meters were read is missing.',
        fix: 'Give the day, such as 2026-11-20.',
      }),
    )
  }
  if (read !== null && daysBetween(today, read) > 0) {
    found.errors.push(problem('HO-SWITCH-READING-DATE-FUTURE', 'meterReadings.meterReadingDate'))
  }
  if (start !== null) {
    const ahead = daysBetween(today, start)
    if (ahead > MOST_DAYS_AHEAD) found.warnings.push(problem('HO-SWITCH-START-AHEAD', 'tenancyStartDate'))
    if (ahead < -MOST_DAYS_PAST) found.warnings.push(problem('HO-SWITCH-START-PAST', 'tenancyStartDate'))
  }
  if (start !== null && read !== null) {
    const after = daysBetween(start, read)
    if (after < 0 || after > MOST_DAYS_AFTER_START) {
      found.warnings.push(problem('HO-SWITCH-READING-DATE-FAR', 'meterReadings.meterReadingDate'))
    }
  }

  const dates = [
    ['meterReadings.meterReadingDate', body.meterReadings?.meterReadingDate],
    ['tenancyStartDate', body.tenancyStartDate],
    ['tenant.dateOfBirth', body.tenant?.dateOfBirth],
    ['purchaser.dateOfBirth', body.purchaser?.dateOfBirth],
  ] as const
  for (const [path, text] of dates) {
    if (text !== undefined && readCalendarDate(text)?.zoned === true) {
      found.warnings.push(problem('HO-SWITCH-DATE-ZONE', path))
    }
  }
  return found
}
