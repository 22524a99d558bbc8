import { saveFile } from '#renderer/views/receipt/save-file.ts'
import { visitsOn, weekOf } from '#shared/domain/booked-days.ts'
import type { BookedVisit } from '#shared/domain/booked-visit.ts'
import { calendarOf } from '#shared/domain/ics.ts'

/** The visits of a week, each once, in order. */
export function visitsOfWeek(day: string, visits: readonly BookedVisit[]): BookedVisit[] {
  return [...new Set(weekOf(day).flatMap((one) => visitsOn(one, visits).map(({ visit }) => visit)))]
}

/** Offers one visit as a calendar file. Its name says the day and nothing of whom it is for. */
export function saveVisit(day: string, visit: BookedVisit): void {
  save(`handover-visit-${day}.ics`, [visit])
}

/** Offers the visits of a week as a calendar file. */
export function saveWeek(day: string, visits: readonly BookedVisit[]): void {
  save(`handover-visits-week-of-${weekOf(day).at(0) ?? day}.ics`, visitsOfWeek(day, visits))
}

function save(name: string, visits: readonly BookedVisit[]): void {
  saveFile(name, 'text/calendar;charset=utf-8', calendarOf(visits, new Date()))
}
