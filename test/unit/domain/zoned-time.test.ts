import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockInWords, instantInWords, readInstant } from '#shared/domain/instant.ts'
import {
  bandClock,
  clockAtHome,
  HOME_ZONES,
  homeZone,
  momentInWords,
  timeAtHome,
  visitInWords,
  visitOf,
} from '#shared/domain/zoned-time.ts'

const one = (at: string) => ({ kind: 'one', at })

describe.each(HOME_ZONES)('%s', (zone) => {
  test.each([
    ['2026-07-01', '09:30', one('2026-07-01T09:30:00+01:00')],
    ['2026-11-20', '09:30', one('2026-11-20T09:30:00+00:00')],
    ['2026-11-20', '00:00', one('2026-11-20T00:00:00+00:00')],
    ['2028-02-29', '23:59', one('2028-02-29T23:59:00+00:00')],
    // Forward: the hour from 1am to 2am is left out.
    ['2026-03-29', '00:59', one('2026-03-29T00:59:00+00:00')],
    ['2026-03-29', '01:00', { kind: 'none' }],
    ['2026-03-29', '01:30', { kind: 'none' }],
    ['2026-03-29', '01:59', { kind: 'none' }],
    ['2026-03-29', '02:00', one('2026-03-29T02:00:00+01:00')],
    // Back: the hour from 1am to 2am comes twice.
    ['2026-10-25', '00:59', one('2026-10-25T00:59:00+01:00')],
    [
      '2026-10-25',
      '01:00',
      { kind: 'two', earlier: '2026-10-25T01:00:00+01:00', later: '2026-10-25T01:00:00+00:00' },
    ],
    [
      '2026-10-25',
      '01:30',
      { kind: 'two', earlier: '2026-10-25T01:30:00+01:00', later: '2026-10-25T01:30:00+00:00' },
    ],
    [
      '2026-10-25',
      '01:59',
      { kind: 'two', earlier: '2026-10-25T01:59:00+01:00', later: '2026-10-25T01:59:00+00:00' },
    ],
    ['2026-10-25', '02:00', one('2026-10-25T02:00:00+00:00')],
    // No day, no time, or one whose offset nobody can be sure of.
    ['2026-02-29', '09:30', { kind: 'unreadable' }],
    ['2026-11-20T00:00', '09:30', { kind: 'unreadable' }],
    ['', '09:30', { kind: 'unreadable' }],
    ['2026-11-20', '', { kind: 'unreadable' }],
    ['2026-11-20', '9:30', { kind: 'unreadable' }],
    ['2026-11-20', '24:00', { kind: 'unreadable' }],
    ['2026-11-20', '09:60', { kind: 'unreadable' }],
    ['2026-11-20', '09:30:00', { kind: 'unreadable' }],
    ['1971-11-20', '09:30', { kind: 'unreadable' }],
    ['1972-11-20', '09:30', one('1972-11-20T09:30:00+00:00')],
  ])('%s %s', (day, time, expected) => {
    expect(timeAtHome(day, time, zone)).toEqual(expected)
  })

  test.each([
    ['2026-10-24', '2026-10-24T15:00:00+01:00', '2026-10-25T07:00:00+00:00', 17],
    ['2026-10-25', '2026-10-25T15:00:00+00:00', '2026-10-26T07:00:00+00:00', 16],
    ['2026-03-28', '2026-03-28T15:00:00+00:00', '2026-03-29T07:00:00+01:00', 15],
    ['2026-03-29', '2026-03-29T15:00:00+01:00', '2026-03-30T07:00:00+01:00', 16],
    ['2026-12-31', '2026-12-31T15:00:00+00:00', '2027-01-01T07:00:00+00:00', 16],
  ])('the band 15:00–07:00 on %s goes overnight, by the clock of each day', (day, start, end, hours) => {
    const visit = visitOf(day, { start: '15:00+0000', end: '07:00+0000' }, zone)
    expect(visit).toEqual({ kind: 'visit', start, end, overnight: true })
    expect(Date.parse(end) - Date.parse(start)).toBe(hours * 3_600_000)
  })

  test('a band within one day stays in it', () => {
    expect(visitOf('2026-07-01', { start: '08:00', end: '12:00' }, zone)).toEqual({
      kind: 'visit',
      start: '2026-07-01T08:00:00+01:00',
      end: '2026-07-01T12:00:00+01:00',
      overnight: false,
    })
  })

  test('a band that ends when it starts is a whole day', () => {
    expect(visitOf('2026-07-01', { start: '08:00', end: '08:00' }, zone)).toMatchObject({
      end: '2026-07-02T08:00:00+01:00',
      overnight: true,
    })
  })

  test('a visit asks which, where its start comes twice', () => {
    const band = { start: '01:30', end: '05:00' }
    const time = { kind: 'two', earlier: '2026-10-25T01:30:00+01:00', later: '2026-10-25T01:30:00+00:00' }
    expect(visitOf('2026-10-25', band, zone)).toEqual({
      kind: 'trouble',
      part: 'start',
      day: '2026-10-25',
      clock: '01:30',
      time,
    })
    expect(visitOf('2026-10-25', band, zone, { end: 'later' })).toMatchObject({ part: 'start' })
    for (const start of ['earlier', 'later'] as const)
      expect(visitOf('2026-10-25', band, zone, { start })).toMatchObject({
        start: time[start],
        end: '2026-10-25T05:00:00+00:00',
      })
  })

  test('and where its end does, on the next day too', () => {
    const band = { start: '22:00', end: '01:30' }
    expect(visitOf('2026-10-24', band, zone)).toMatchObject({
      kind: 'trouble',
      part: 'end',
      day: '2026-10-25',
      clock: '01:30',
      time: { kind: 'two' },
    })
    expect(visitOf('2026-10-24', band, zone, { end: 'later' })).toMatchObject({
      end: '2026-10-25T01:30:00+00:00',
    })
  })

  test('a visit says which part has no such time', () => {
    expect(visitOf('2026-03-29', { start: '01:30', end: '05:00' }, zone)).toMatchObject({
      part: 'start',
      time: { kind: 'none' },
    })
    expect(visitOf('2026-03-28', { start: '20:00', end: '01:30' }, zone, { end: 'later' })).toMatchObject({
      part: 'end',
      day: '2026-03-29',
      time: { kind: 'none' },
    })
    expect(visitOf('2026-11-20', { start: 'eight', end: '05:00' }, zone)).toMatchObject({
      part: 'start',
      time: { kind: 'unreadable' },
    })
    expect(visitOf('2026-11-20', { start: '08:00', end: '' }, zone)).toMatchObject({
      part: 'end',
      time: { kind: 'unreadable' },
    })
  })

  test('every time that there is comes back as the clock it was', () => {
    const minute = fc.integer({ min: 0, max: 59 })
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1972-01-02'), max: new Date('2037-12-30'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 23 }),
        minute,
        (date, hour, minutes) => {
          const day = date.toISOString().slice(0, 10)
          const time = `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
          const found = timeAtHome(day, time, zone)
          const moments =
            found.kind === 'one' ? [found.at] : found.kind === 'two' ? [found.earlier, found.later] : []
          expect(moments.length === 0).toBe(found.kind === 'none')
          for (const moment of moments) {
            expect(clockAtHome(moment, zone)).toEqual({ day, time })
            expect(moment).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00[+-]\d{2}:\d{2}$/)
          }
        },
      ),
    )
  })

  test('in words by the clock of the home, and which one in the hour that comes twice', () => {
    expect(momentInWords('2026-11-20T09:30:00Z', zone)).toBe('20 November 2026, 9:30am')
    expect(momentInWords('2026-07-01T16:00:00Z', zone)).toBe('1 July 2026, 5pm')
    expect(momentInWords('2026-06-30T23:00:00Z', zone)).toBe('1 July 2026, midnight')
    expect(momentInWords('2026-10-25T01:30:00+01:00', zone)).toBe('25 October 2026, 1:30am (summer time)')
    expect(momentInWords('2026-10-25T01:30:00+00:00', zone)).toBe('25 October 2026, 1:30am (winter time)')
    expect(momentInWords('soon', zone)).toBe('soon')
  })

  test('a visit in words says the day once where it is the same', () => {
    expect(visitInWords('2026-11-20T09:00:00Z', '2026-11-20T13:00:00Z', zone)).toBe(
      '20 November 2026, 9am to 1pm',
    )
    expect(visitInWords('2026-10-24T15:00:00+01:00', '2026-10-25T07:00:00Z', zone)).toBe(
      '24 October 2026, 3pm to 25 October 2026, 7am',
    )
    expect(visitInWords('2026-11-20T09:00:00Z', 'later', zone)).toBe('20 November 2026, 9am to later')
  })
})

test.each([
  ['07:00+0000', '07:00'],
  ['07:00+00:00', '07:00'],
  ['07:00-0130', '07:00'],
  ['07:00Z', '07:00'],
  ['07:00:00Z', '07:00'],
  ['07:00', '07:00'],
  [' 07:00 ', '07:00'],
  ['23:59+0100', '23:59'],
  ['24:00', null],
  ['7:00', null],
  ['07.00', null],
  ['07:00+00', null],
  ['07:00 to 12:00', null],
  ['', null],
])('a band’s %j is the clock %j at the home', (text, clock) => {
  expect(bandClock(text)).toBe(clock)
})

test('a zone is one of ours', () => {
  expect(HOME_ZONES.map(homeZone)).toEqual(HOME_ZONES)
  expect(homeZone('Europe/Paris')).toBeNull()
  expect(homeZone(undefined)).toBeNull()
})

describe('a time with its offset', () => {
  test.each([
    ['2026-11-20T09:30:00Z', '2026-11-20', '09:30', 'Z'],
    ['2026-11-20T09:30:00z', '2026-11-20', '09:30', 'Z'],
    ['2026-11-20T09:30Z', '2026-11-20', '09:30', 'Z'],
    ['2026-11-20T09:30:15.25+05:45', '2026-11-20', '09:30', '+05:45'],
    ['2026-11-20T23:30:00-01:00', '2026-11-20', '23:30', '-01:00'],
    ['2026-07-01T00:30:00+01:00', '2026-07-01', '00:30', '+01:00'],
  ])('%s', (text, day, time, offset) => {
    expect(readInstant(text)).toEqual({ day, time, offset, ms: Date.parse(text.toUpperCase()) })
  })

  test.each([
    '2026-11-20',
    '2026-11-20T09:30',
    '2026-11-20T09:30:00',
    '2026-11-20 09:30:00Z',
    '2026-02-30T09:30:00Z',
    '2026-11-20T25:30:00Z',
    '2026-11-20T09:30:00+24:00',
    '2026-11-20T09:30:00+01:60',
    '2026-11-20T09:30:00+0100',
    'tomorrow',
    '',
  ])('%j is none', (text) => {
    expect(readInstant(text)).toBeNull()
    expect(instantInWords(text)).toBe(text)
  })

  test('in words, with the offset', () => {
    expect(instantInWords('2026-10-25T01:30:00+01:00')).toBe('25 October 2026, 1:30am (+01:00)')
    expect(instantInWords('2026-11-20T14:05:00Z')).toBe('20 November 2026, 2:05pm (UTC)')
  })

  test.each([
    ['00:00', 'midnight'],
    ['00:05', '12:05am'],
    ['01:00', '1am'],
    ['09:30', '9:30am'],
    ['12:00', 'midday'],
    ['12:30', '12:30pm'],
    ['13:00', '1pm'],
    ['23:59', '11:59pm'],
  ])('%s is %s', (time, words) => {
    expect(clockInWords(time)).toBe(words)
  })
})
