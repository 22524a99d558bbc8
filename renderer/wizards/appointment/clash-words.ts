import type { Clash } from '#shared/domain/appointment-clash.ts'
import { visitInWords, type HomeZone } from '#shared/domain/zoned-time.ts'

/** What a clash is, by the clock of the home. */
export function clashWords({ kind, booked }: Clash, zone: HomeZone): string {
  const when = visitInWords(booked.start, booked.end, zone)
  const what = booked.operation === null ? 'A visit' : `A visit for “${booked.operation.label}”`
  switch (kind) {
    case 'same-operation':
      return `It is booked for ${when}.`
    case 'same-home':
      return `${what} at this home is booked for ${when}, which overlaps. Two visitors may stand at the door.`
    case 'same-band':
      return `${what} in the same time band is booked for ${when}, which overlaps. Make sure that somebody is free.`
  }
}
