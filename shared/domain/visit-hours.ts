import { weekday } from './calendar-date.ts'

/** A visit by the clock at the home. */
interface VisitByClock {
  /** `yyyy-MM-dd` on which it starts. */
  day: string
  /** `HH:mm` */
  start: string
  end: string
  endsNextDay: boolean
}

/**
 * Whether a visit is within the hours that energy suppliers promise visits for: 8am to 8pm from Monday to Friday, 9am to 5pm on
 * Saturday and Sunday (domain.md 3.5, after a supplier's booklet). Outside them it is worth asking; it is never wrong.
 */
export function isWithinUsualHours({ day, start, end, endsNextDay }: VisitByClock): boolean {
  const name = weekday(day)
  const [from, to] = name === 'Saturday' || name === 'Sunday' ? ['09:00', '17:00'] : ['08:00', '20:00']
  return !endsNextDay && start >= from && end <= to
}
