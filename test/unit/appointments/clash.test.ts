import { describe, expect, test } from 'vitest'
import { findClashes, type PlannedVisit } from '#shared/domain/appointment-clash.ts'
import type { BookedVisit } from '#shared/domain/booked-visit.ts'

const PLANNED: PlannedVisit = {
  start: '2026-11-25T09:00:00+00:00',
  end: '2026-11-25T13:00:00+00:00',
  operationId: 'mine',
  timeBandId: 'morning',
  homeOperationIds: ['mine', 'boiler'],
}

const visit = (over: Partial<BookedVisit>): BookedVisit => ({
  id: 'v',
  start: '2026-11-25T10:00:00Z',
  end: '2026-11-25T11:00:00Z',
  operation: { id: 'elsewhere', label: 'Elsewhere' },
  timeBand: { id: 'evening', label: 'Evening' },
  ...over,
})
const kinds = (booked: BookedVisit[], planned = PLANNED) =>
  findClashes(planned, booked).map(({ kind }) => kind)

describe('a visit that is planned', () => {
  test('clashes with one of the same operation, whenever that is', () => {
    const later = { start: '2026-12-24T10:00:00Z', end: '2026-12-24T11:00:00Z' }
    expect(kinds([visit({ operation: { id: 'mine', label: '' }, ...later })])).toEqual(['same-operation'])
    expect(kinds([visit({ operation: { id: 'mine', label: '' }, start: 'soon', end: '' })])).toEqual([
      'same-operation',
    ])
  })

  test('clashes with one at the same home or in the same band only when they overlap in time', () => {
    const [home, band] = [
      { operation: { id: 'boiler', label: '' } },
      { timeBand: { id: 'morning', label: '' } },
    ]
    expect(kinds([visit(home)])).toEqual(['same-home'])
    expect(kinds([visit(band)])).toEqual(['same-band'])
    const apart = { start: '2026-11-26T10:00:00Z', end: '2026-11-26T11:00:00Z' }
    expect(kinds([visit({ ...home, ...apart }), visit({ ...band, ...apart })])).toEqual([])
  })

  test('does not clash with one elsewhere in another band, nor with what the service does not name', () => {
    expect(kinds([visit({}), visit({ operation: null, timeBand: null })])).toEqual([])
    expect(
      kinds([visit({ operation: null, timeBand: null })], {
        ...PLANNED,
        operationId: null,
        timeBandId: null,
      }),
    ).toEqual([])
  })

  test.each([
    ['ends as it begins', '2026-11-25T07:00:00Z', '2026-11-25T09:00:00Z', false],
    ['ends one second into it', '2026-11-25T07:00:00Z', '2026-11-25T09:00:01Z', true],
    ['begins as it ends', '2026-11-25T13:00:00Z', '2026-11-25T14:00:00Z', false],
    ['begins one second before its end', '2026-11-25T12:59:59Z', '2026-11-25T14:00:00Z', true],
    ['holds it', '2026-11-24T09:00:00Z', '2026-11-26T09:00:00Z', true],
    [
      'is the same moment with another offset',
      '2026-11-25T14:00:00+05:00',
      '2026-11-25T14:30:00+05:00',
      true,
    ],
    ['only looks the same on the clock', '2026-11-25T10:00:00+05:00', '2026-11-25T11:00:00+05:00', false],
    ['has a start that cannot be read', 'noon', '2026-11-25T14:00:00Z', false],
  ])('a visit that %s overlaps: %s – %s, %s', (_what, start, end, overlaps) => {
    expect(kinds([visit({ start, end, timeBand: { id: 'morning', label: '' } })])).toEqual(
      overlaps ? ['same-band'] : [],
    )
  })

  test('tells each booked visit once, the gravest first, then by time', () => {
    const at = (id: string, hour: string, over: Partial<BookedVisit>) =>
      visit({ id, start: `2026-11-25T${hour}:00:00Z`, end: `2026-11-25T${hour}:30:00Z`, ...over })
    const band = { timeBand: { id: 'morning', label: '' } }
    const booked = [
      at('b', '11', band),
      at('a', '10', band),
      at('h', '12', { ...band, operation: { id: 'boiler', label: '' } }),
      at('s', '12', { ...band, operation: { id: 'mine', label: '' } }),
    ]
    expect(findClashes(PLANNED, booked).map(({ kind, booked: { id } }) => [id, kind])).toEqual([
      ['s', 'same-operation'],
      ['h', 'same-home'],
      ['a', 'same-band'],
      ['b', 'same-band'],
    ])
  })
})
