const TIME =
  /^\s*(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d+))?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?\s*$/i

/**
 * Reads a date or a time of ISO 8601; null for anything else, which the service takes for nothing (yeti.md 0.3). Without an offset
 * it is in the server's zone, which is UTC here.
 */
export function readTime(text: string): Date | null {
  const [, day, clock = '00:00', seconds = '00', fraction = '', offset = 'Z'] = TIME.exec(text) ?? []
  if (day === undefined || !isDay(day)) return null
  const zone = /^(?:Z|UTC)$/i.test(offset) ? 'Z' : offset.replace(/^(...):?(..)$/, '$1:$2')
  const time = new Date(`${day}T${clock}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${zone}`)
  return Number.isNaN(time.getTime()) ? null : time
}

const isDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

const DAY_MS = 86_400_000

export const nextMidnight = (time: Date): Date => new Date((Math.floor(time.getTime() / DAY_MS) + 1) * DAY_MS)

export const nextMonth = (time: Date): Date =>
  new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 1))
