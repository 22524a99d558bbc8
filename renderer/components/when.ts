import { componentsWords } from '#renderer/words/components.ts'
import { dateStyle, writtenDay, type DateStyle } from '#shared/domain/date-style.ts'

/** Days and times as people here write them: *20 November 2026*, *9:30am*; instants in this computer's own time zone. */

/**
 * "20 November 2026" for an ISO instant, or for a calendar date (never shifted by a zone).
 * @param style `words` for what is handed to others, whatever the user likes to read on screen
 */
export function dayWords(iso: string, style: DateStyle = dateStyle()): string {
  const calendar = /^\d{4}-\d{2}-\d{2}$/.test(iso)
  const date = new Date(calendar ? `${iso}T00:00:00Z` : iso)
  if (Number.isNaN(date.getTime())) return iso
  return writtenDay(calendar ? iso : dayHere(date), style)
}

/** The day by this computer's clock, `yyyy-MM-dd`. */
function dayHere(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** "Sunday, 22 November 2026". */
export function todayWords(now: Date): string {
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' }).format(now)
  return `${weekday}, ${dayWords(now.toISOString())}`
}

/** "9:30am". */
export function timeWords(iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  const hour = date.getHours()
  const minute = String(date.getMinutes()).padStart(2, '0')
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute}${hour < 12 ? 'am' : 'pm'}`
}

/** "today at 9:30am", "yesterday at 4:05pm", "20 November 2026 at 9:30am". */
export function whenWords(iso: string, now: Date = new Date()): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  const days = Math.round((startOfDay(now).getTime() - startOfDay(date).getTime()) / 86_400_000)
  const words = componentsWords().when
  const day =
    days === 0 ? words.today : days === 1 ? words.yesterday : days === -1 ? words.tomorrow : dayWords(iso)
  return words.at(day, timeWords(iso))
}

function startOfDay(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate())
}
