const RFC_3339 = /^(\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:?\d{2})$/

/** A moment as services write it (RFC 3339, to the nanosecond if they like), in milliseconds since 1970; null when it is none. */
export function instantOf(value: unknown): number | null {
  const match = typeof value === 'string' && value.length <= 60 ? RFC_3339.exec(value.trim()) : null
  if (match === null) return null
  const [, seconds = '', fraction = '', zone = ''] = match
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0')
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()
  const at = Date.parse(`${seconds.replace(/[t ]/, 'T')}.${milliseconds}${offset}`)
  return Number.isNaN(at) ? null : at
}
