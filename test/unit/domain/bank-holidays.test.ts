import { expect, test } from 'vitest'
import {
  HOLIDAY_SETS,
  bankHolidays,
  easterSunday,
  holidaysAt,
  isBankHoliday,
  type HolidaySet,
} from '#shared/domain/bank-holidays.ts'
import { weekday } from '#shared/domain/calendar-date.ts'

test.each([
  [2020, '2020-04-12'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2038, '2038-04-25'],
  // The earliest and the latest there can be, and the two years that naive rules get wrong.
  [2285, '2285-03-22'],
  [1943, '1943-04-25'],
  [1954, '1954-04-18'],
  [1981, '1981-04-19'],
])('Easter of %i is on %s', (year, day) => {
  expect(easterSunday(year)).toBe(day)
})

/** As https://www.gov.uk/bank-holidays and https://www.citizensinformation.ie list them; `MM-dd`. */
const LISTED: [HolidaySet, number, string][] = [
  ['england-and-wales', 2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
  ['england-and-wales', 2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
  ['england-and-wales', 2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
  ['england-and-wales', 2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
  ['england-and-wales', 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
  ['england-and-wales', 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  ['scotland', 2022, '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27'],
  ['scotland', 2023, '01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26'],
  ['scotland', 2024, '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26'],
  ['scotland', 2026, '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28'],
  ['northern-ireland', 2024, '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26'],
  ['northern-ireland', 2026, '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28'],
  ['ireland', 2022, '01-03 03-17 03-18 04-18 05-02 06-06 08-01 10-31 12-26 12-27'],
  ['ireland', 2023, '01-02 02-06 03-17 04-10 05-01 06-05 08-07 10-30 12-25 12-26'],
  ['ireland', 2024, '01-01 02-05 03-18 04-01 05-06 06-03 08-05 10-28 12-25 12-26'],
  ['ireland', 2026, '01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-28'],
  // 1 February is a Friday: St Brigid's Day is that day.
  ['ireland', 2030, '01-01 02-01 03-18 04-22 05-06 06-03 08-05 10-28 12-25 12-26'],
]

test.each(LISTED)('the holidays of %s in %i', (set, year, listed) => {
  expect(bankHolidays(set, year).map(({ day }) => day)).toEqual(
    listed.split(' ').map((day) => `${year}-${day}`),
  )
})

test('no holiday of any year is on a weekend, and no two of one place on the same day', () => {
  for (const set of HOLIDAY_SETS)
    for (let year = 2020; year < 2120; year += 1) {
      const days = bankHolidays(set, year).map(({ day }) => day)
      expect(days.filter((day) => ['Saturday', 'Sunday'].includes(weekday(day)))).toEqual([])
      expect(new Set(days).size).toBe(days.length)
    }
})

test('each has the name by which people know it', () => {
  expect(bankHolidays('ireland', 2023).find(({ day }) => day === '2023-02-06')?.name).toBe('St Brigid’s Day')
  expect(bankHolidays('scotland', 2023).find(({ day }) => day === '2023-01-03')?.name).toBe('New Year’s Day')
})

test.each([
  ['IE', '', 'ireland'],
  ['IE', 'EH1 1AA', 'ireland'],
  ['GB-NIR', 'BT1 1AA', 'northern-ireland'],
  ['GB', 'SW1A 1AA', 'england-and-wales'],
  ['GB', 'G12 8QQ', 'scotland'],
  ['GB', 'GL50 1AA', 'england-and-wales'],
  ['GB', 'KT1 1AA', 'england-and-wales'],
  ['GB', 'ky1 1aa', 'scotland'],
  ['GB', 'TD1 1AA', 'scotland'],
  ['GB', 'TD15 1AA', 'england-and-wales'],
  ['GB', '', 'england-and-wales'],
  [null, '', 'england-and-wales'],
] as const)('a home in %s with the postcode "%s" keeps the holidays of %s', (country, postCode, set) => {
  expect(holidaysAt(country, postCode)).toBe(set)
})

test('a day is one or is not', () => {
  expect(isBankHoliday('2026-12-28', 'ireland')).toBe(true)
  expect(isBankHoliday('2026-12-26', 'ireland')).toBe(false)
  expect(isBankHoliday('2026-04-03', 'ireland')).toBe(false)
})
