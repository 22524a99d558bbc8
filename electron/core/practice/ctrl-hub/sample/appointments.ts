import { addAppointment } from '../appointment-records.ts'
import type { Records } from '../records.ts'
import { modified, moment } from './days.ts'
import { sampleId } from './ids.ts'
import type { Random } from './random.ts'

/** Days from the Monday of this week, time band, and the hours, UTC. Two share a morning. */
const SLOTS = [
  [0, 1, '07:00', '11:00'],
  [1, 1, '07:00', '11:00'],
  [1, 1, '08:00', '10:00'],
  [2, 2, '11:00', '15:00'],
  [3, 5, '08:00', '18:00'],
  [4, 3, '09:30', '14:30'],
  [7, 1, '07:00', '11:00'],
  [8, 2, '11:00', '15:00'],
  [9, 4, '18:00', '20:00'],
  [10, 1, '07:00', '09:00'],
  [14, 2, '11:00', '13:00'],
  [15, 1, '07:00', '11:00'],
] as const

/** This week and the next two, for operations 2 to 13: the first has none, so that one can be booked. */
export function addAppointments(records: Records, random: Random, now: Date): void {
  // getUTCDay: Sunday is 0.
  const monday = -((now.getUTCDay() + 6) % 7)
  for (const [at, [day, band, start, end]] of SLOTS.entries()) {
    const number = at + 2
    const operation = records.find({ type: 'operations', id: sampleId('operation', number) })
    if (operation === null) throw new Error(`There is no operation ${number}.`)
    const onEcr = number % 6 === 0
    addAppointment(records, operation, {
      id: sampleId('appointment', at + 1),
      author: { type: 'users', id: sampleId('user', 3) },
      attributes: {
        start_time: moment(now, monday + day, start),
        end_time: moment(now, monday + day, end),
        medical_dependency: number % 5 === 0,
        on_ecr: onEcr,
        animals: number % 4 === 0,
        notes: random.pick(['Ring on arrival.', 'Park in the yard behind the house.', '']),
        on_ecr_notes: onEcr ? 'Checked with the office' : '',
      },
      meta: modified(now, random.whole(1, 15)),
      interaction: { type: 'customer-interactions', id: sampleId('interaction', number) },
      timeBand: { type: 'time-bands', id: sampleId('time-band', band) },
    })
  }
}
