import { addDays, weekday } from './calendar-date.ts'
import type { Country } from './codes.ts'
import { remembered } from './remembered.ts'

/*
 * Bank and public holidays, computed from the rules and not from a list that runs out. The rules are those in force since 2020 (those of
 * Ireland since 2022); earlier years may differ. Sources: Banking and Financial Dealings Act 1971, schedule 1, and
 * https://www.gov.uk/bank-holidays; Organisation of Working Time Act 1997 (IE), second schedule, with S.I. 50 of 2022.
 */

export const HOLIDAY_SETS = ['england-and-wales', 'scotland', 'northern-ireland', 'ireland'] as const
export type HolidaySet = (typeof HOLIDAY_SETS)[number]

export interface BankHoliday {
  /** `yyyy-MM-dd` */
  day: string
  name: string
}

/** Whose holidays the offices near a home keep. A home in Great Britain counts as one in England or Wales unless its postcode says Scotland. */
export function holidaysAt(country: Country | null, postCode = ''): HolidaySet {
  if (country === 'IE') return 'ireland'
  if (country === 'GB-NIR') return 'northern-ireland'
  return SCOTTISH.test(postCode.trim()) ? 'scotland' : 'england-and-wales'
}

/** Postcode areas that lie in Scotland as a whole; TD is counted to it but for TD15, Berwick-upon-Tweed. */
const SCOTTISH = /^(?:AB|DD|DG|EH|FK|G|HS|IV|K[AWY]|ML|P[AH]|TD(?!15)|ZE)\d/i

/** The holidays of a year, in order. A holiday that falls on a weekend is kept on the weekday after it. */
export function bankHolidays(set: HolidaySet, year: number): readonly BankHoliday[] {
  return yearOf(`${set} ${year}`)
}

/** Whether a day (`yyyy-MM-dd`) is a holiday there. */
export function isBankHoliday(day: string, set: HolidaySet): boolean {
  return bankHolidays(set, Number(day.slice(0, 4))).some((holiday) => holiday.day === day)
}

/** Easter Sunday of a year as `yyyy-MM-dd`, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return date(year, Math.floor(n / 31), (n % 31) + 1)
}

const RULES: Readonly<Record<HolidaySet, (year: number) => BankHoliday[]>> = {
  'england-and-wales': (year) => [
    ...onWeekdays(named('New Year’s Day', date(year, 1, 1))),
    named('Good Friday', addDays(easterSunday(year), -2)),
    named('Easter Monday', addDays(easterSunday(year), 1)),
    ...mayHolidays(year),
    named('Summer bank holiday', lastMonday(year, 8)),
    ...christmas(year, 'Boxing Day'),
  ],
  scotland: (year) => [
    ...onWeekdays(named('New Year’s Day', date(year, 1, 1)), named('2 January', date(year, 1, 2))),
    named('Good Friday', addDays(easterSunday(year), -2)),
    ...mayHolidays(year),
    named('Summer bank holiday', firstMonday(year, 8)),
    ...onWeekdays(named('St Andrew’s Day', date(year, 11, 30))),
    ...christmas(year, 'Boxing Day'),
  ],
  'northern-ireland': (year) => [
    ...RULES['england-and-wales'](year),
    ...onWeekdays(named('St Patrick’s Day', date(year, 3, 17))),
    ...onWeekdays(named('Battle of the Boyne', date(year, 7, 12))),
  ],
  // No Act moves an Irish holiday from a weekend; but banks and public offices are closed on the weekday after it.
  ireland: (year) => [
    ...onWeekdays(named('New Year’s Day', date(year, 1, 1))),
    ...(year < 2023 ? [] : [named('St Brigid’s Day', stBrigids(year))]),
    ...onWeekdays(named('St Patrick’s Day', date(year, 3, 17))),
    named('Easter Monday', addDays(easterSunday(year), 1)),
    named('May holiday', firstMonday(year, 5)),
    named('June holiday', firstMonday(year, 6)),
    named('August holiday', firstMonday(year, 8)),
    named('October holiday', lastMonday(year, 10)),
    ...christmas(year, 'St Stephen’s Day'),
  ],
}

const UK: readonly HolidaySet[] = ['england-and-wales', 'scotland', 'northern-ireland']

/** Holidays that were proclaimed once. */
const ONCE: readonly (BankHoliday & { sets: readonly HolidaySet[] })[] = [
  // S.I. 50 of 2022: in remembrance of those who died of Covid-19.
  { day: '2022-03-18', name: 'Day of Remembrance and Recognition', sets: ['ireland'] },
  // Royal proclamation, gov.uk 12 November 2020.
  { day: '2022-06-03', name: 'Platinum Jubilee', sets: UK },
  // Royal proclamation of 10 September 2022.
  { day: '2022-09-19', name: 'State funeral of Queen Elizabeth II', sets: UK },
  // Royal proclamation, gov.uk 6 November 2022.
  { day: '2023-05-08', name: 'Coronation of King Charles III', sets: UK },
  // Royal proclamation of 4 February 2026, for Scotland alone.
  { day: '2026-06-15', name: 'World Cup bank holiday', sets: ['scotland'] },
]

/** Holidays of the United Kingdom that were kept on another day for one year. */
const MOVED: ReadonlyMap<string, string> = new Map([
  // VE Day's 75 years, gov.uk 7 June 2019.
  ['2020-05-04', '2020-05-08'],
  // Beside the Platinum Jubilee.
  ['2022-05-30', '2022-06-02'],
])

const yearOf = remembered((key): readonly BankHoliday[] => {
  const [set = '', year = ''] = key.split(' ')
  const known = HOLIDAY_SETS.find((one) => one === set)
  if (known === undefined) return []
  const once = ONCE.filter(({ day, sets }) => day.startsWith(year) && sets.includes(known))
  return [...RULES[known](Number(year)), ...once.map(({ day, name }) => ({ day, name }))].toSorted(
    (one, other) => (one.day < other.day ? -1 : 1),
  )
})

function mayHolidays(year: number): BankHoliday[] {
  const moved = (day: string) => MOVED.get(day) ?? day
  return [
    named('Early May bank holiday', moved(firstMonday(year, 5))),
    named('Spring bank holiday', moved(lastMonday(year, 5))),
  ]
}

function christmas(year: number, second: string): BankHoliday[] {
  return onWeekdays(named('Christmas Day', date(year, 12, 25)), named(second, date(year, 12, 26)))
}

/** The first Monday of February, or 1 February when that is a Friday. */
function stBrigids(year: number): string {
  const first = date(year, 2, 1)
  return weekday(first) === 'Friday' ? first : firstMonday(year, 2)
}

/**
 * Those on weekdays where they are; each that falls on a weekend on the next weekday that none of the others has. So of a Christmas on a
 * Sunday, Boxing Day stays on the Monday, and Christmas Day is kept on the Tuesday.
 */
function onWeekdays(...holidays: readonly BankHoliday[]): BankHoliday[] {
  const kept = holidays.filter(({ day }) => !isWeekend(day))
  for (const { day, name } of holidays.filter((holiday) => isWeekend(holiday.day))) {
    let other = day
    while (isWeekend(other) || kept.some((holiday) => holiday.day === other)) other = addDays(other, 1)
    kept.push(named(name, other))
  }
  return kept
}

function firstMonday(year: number, month: number): string {
  return mondayFrom(date(year, month, 1))
}

function lastMonday(year: number, month: number): string {
  // Of May, August and October, which all have 31 days.
  return mondayFrom(date(year, month, 25))
}

function mondayFrom(day: string): string {
  let at = day
  while (weekday(at) !== 'Monday') at = addDays(at, 1)
  return at
}

function isWeekend(day: string): boolean {
  return weekday(day) === 'Saturday' || weekday(day) === 'Sunday'
}

function named(name: string, day: string): BankHoliday {
  return { day, name }
}

function date(year: number, month: number, day: number): string {
  const pad = (part: number, length: number) => String(part).padStart(length, '0')
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}
