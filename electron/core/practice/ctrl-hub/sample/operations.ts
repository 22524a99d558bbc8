import type { Resource } from '../document.ts'
import { attribute } from '../field-values.ts'
import type { Records } from '../records.ts'
import { changed, moment } from './days.ts'
import { sampleId } from './ids.ts'
import type { Random } from './random.ts'

export const OPERATIONS = 30

const SECOND_OPERATION = 27
const SECOND_HOME = 181

const postcode = attribute('address.postcode')

const WORK = [
  'Exchange electricity meter',
  'Exchange gas meter',
  'Fit smart meter',
  'Move meter',
  'Reconnect supply',
  'Safety check before new tenancy',
] as const

/**
 * Work at the first homes. The first thirteen are to be booked or are booked (appointments.ts); of the others every third is done,
 * one of them aborted.
 */
export function addOperations(records: Records, random: Random, now: Date): void {
  for (let number = 1; number <= OPERATIONS; number += 1) {
    const isSecond = number >= SECOND_OPERATION
    const first = isSecond ? SECOND_HOME + number - SECOND_OPERATION : number
    const homes = number % 8 === 0 ? [first, first + 1, first + 2] : [first]
    const owner = sampleId('organisation', isSecond ? 2 : 1)
    records.add(operation(number, owner, propertiesOf(records, homes), random, now))
  }
}

const propertiesOf = (records: Records, numbers: readonly number[]): Resource[] =>
  numbers.flatMap((number) => records.find({ type: 'properties', id: sampleId('property', number) }) ?? [])

function operation(
  number: number,
  owner: string,
  homes: readonly Resource[],
  random: Random,
  now: Date,
): Resource {
  const isDone = number > 13 && number % 3 === 0
  const day = -random.whole(3, 40)
  const form = { type: 'forms', id: sampleId('form', (number % 3) + 1) }
  return {
    type: 'operations',
    id: sampleId('operation', number),
    owner,
    attributes: {
      name: random.pick(WORK),
      code: `TB-${String(number + 1040)}`,
      description: number % 4 === 0 ? 'Meter is in a locked cupboard; the agent has the key.' : '',
      status: isDone ? 'done' : 'todo',
      done_reason: number === 18 ? 'aborted' : '',
      dates: {
        scheduled: isDone ? { start: moment(now, day, '08:00'), end: moment(now, day, '12:00') } : {},
      },
      labels: number % 5 === 0 ? [{ key: 'Time band', value: 'AM' }] : [],
      requirements: { forms: [{ id: form.id, required: true }] },
    },
    meta: {
      ...changed(now, random.whole(41, 90)),
      counts: { streets: 0, properties: homes.length },
      related_data: {
        properties: homes.map((home) => ({ id: home.id, postcode: postcode(home)[0] ?? '' })),
      },
    },
    links: {
      appointment: null,
      assignees: [
        {
          type: 'users',
          id: sampleId('user', owner === sampleId('organisation', 1) ? (number % 30) + 1 : 33),
        },
      ],
      forms: [form],
      organisation: { type: 'organisations', id: owner },
      permits: [],
      properties: homes.map(({ type, id }) => ({ type, id })),
      scheme: { type: 'schemes', id: sampleId('scheme', (number % 2) + 1) },
      streets: [],
      teams: [],
      template: null,
      work_order: { type: 'work-orders', id: sampleId('work-order', (number % 4) + 1) },
    },
  }
}
