import { daysBetween } from './calendar-date.ts'

/** What a chart over time shows: from one day to another, `yyyy-MM-dd`, both the first of a month. */
export interface TimeWindow {
  from: string
  to: string
}

export interface Tick {
  /** Per cent of the window. */
  at: number
  /** `Jan 2027`, `Apr`: the year is told where it begins. */
  label: string
}

const SHORT_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const MOST_TICKS = 6
/** How many months may lie between two ticks: all divide a year, so that every January can have one. */
const STEPS = [1, 2, 3, 4, 6, 12]

/** Where a day lies, in per cent of the window: below 0 before it, above 100 after it. */
export function fromWindow(window: TimeWindow, day: string): number {
  return (daysBetween(window.from, day) / daysBetween(window.from, window.to)) * 100
}

/** Marks for the months of a window, as many as can be read. */
export function ticksOf(window: TimeWindow): Tick[] {
  const months = monthsBetween(window.from, window.to)
  const step = STEPS.find((every) => months / every <= MOST_TICKS) ?? 12
  const ticks: Tick[] = []
  for (let month = window.from; month < window.to; month = addMonths(month, 1)) {
    const number = Number(month.slice(5, 7)) - 1
    if (number % step !== 0) continue
    const withYear = number === 0 || ticks.length === 0
    const name = SHORT_MONTHS[number] ?? ''
    ticks.push({ at: fromWindow(window, month), label: withYear ? `${name} ${month.slice(0, 4)}` : name })
  }
  return ticks
}

/** The first of a day's month. */
export function monthStart(day: string): string {
  return `${day.slice(0, 7)}-01`
}

/** The first of the month so many months after that of `day`. */
export function addMonths(day: string, months: number): string {
  const count = monthCount(day) + months
  const year = String(Math.floor(count / 12)).padStart(4, '0')
  return `${year}-${String((((count % 12) + 12) % 12) + 1).padStart(2, '0')}-01`
}

/** Months from the month of one day to that of another. */
export function monthsBetween(from: string, to: string): number {
  return monthCount(to) - monthCount(from)
}

function monthCount(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}
