/**
 * A time of day as people type it, as `HH:mm`; null when it is not one. Takes `9`, `9am`, `9:30`, `9.30pm`, `0930`, `21:30`,
 * `midday`, `noon` and `midnight` (which is the beginning of the day). Without am or pm it is the 24-hour clock.
 */
export function readClock(typed: string): string | null {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, '')
  if (text === 'midday' || text === 'noon') return '12:00'
  if (text === 'midnight') return '00:00'
  const [, hours, minutes = '00', half] =
    /^(\d{1,2})(?:[:.]?(\d{2}))?(am|pm|a\.m\.|p\.m\.)?$/.exec(text) ?? []
  if (hours === undefined || Number(minutes) > 59) return null
  const hour = half === undefined ? Number(hours) : inTwentyFour(Number(hours), half.startsWith('p'))
  return hour === null || hour > 23 ? null : `${String(hour).padStart(2, '0')}:${minutes}`
}

/** 12am is midnight, 12pm midday; null for 0am, 13pm and the like. */
function inTwentyFour(hour: number, afternoon: boolean): number | null {
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (afternoon ? 12 : 0)
}
