import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BookedVisit } from '#shared/domain/booked-visit.ts'
import { calendarOf, hasTimes } from '#shared/domain/ics.ts'
import { readCalendar, readText, readUtc } from './ics-reader.ts'

const MADE = new Date('2026-11-22T10:11:12.345Z')
const VISIT: BookedVisit = {
  id: '3f8e2c10-000d-4a00-8000-000000000001',
  start: '2026-11-25T09:00:00+00:00',
  end: '2026-11-25T13:00:00+00:00',
  operation: { id: 'o1', label: 'Change the meter; kitchen, left' },
  timeBand: { id: 't1', label: 'Morning' },
}

const eventsOf = (text: string) => readCalendar(text).inside.map(({ properties }) => properties)

describe('a calendar file', () => {
  test('holds a visit with what a calendar needs, and nothing else', () => {
    const calendar = readCalendar(calendarOf([VISIT], MADE))
    expect(calendar.name).toBe('VCALENDAR')
    expect(calendar.properties.get('VERSION')).toBe('2.0')
    expect(calendar.properties.get('PRODID')).toMatch(/Handover/)
    const [event] = eventsOf(calendarOf([VISIT], MADE))
    expect([...(event ?? [])]).toEqual([
      ['UID', '3f8e2c10-000d-4a00-8000-000000000001@appointments.handover'],
      ['DTSTAMP', '20261122T101112Z'],
      ['DTSTART', '20261125T090000Z'],
      ['DTEND', '20261125T130000Z'],
      ['SUMMARY', 'Visit: Change the meter\\; kitchen\\, left'],
      ['DESCRIPTION', 'Time band: Morning'],
      ['CLASS', 'PRIVATE'],
    ])
  })

  test('gives a time with an offset as the same moment in UTC', () => {
    const summer = { ...VISIT, start: '2026-10-25T01:30:00+01:00', end: '2026-10-25T01:30:00+00:00' }
    const [event] = eventsOf(calendarOf([summer], MADE))
    expect(event?.get('DTSTART')).toBe('20261025T003000Z')
    expect(event?.get('DTEND')).toBe('20261025T013000Z')
  })

  test('has the same UID in every export', () => {
    const uid = (made: Date) => eventsOf(calendarOf([VISIT], made))[0]?.get('UID')
    expect(uid(MADE)).toBe(uid(new Date('2027-01-01T00:00:00Z')))
  })

  test('leaves out an end that is not after the start', () => {
    const [event] = eventsOf(calendarOf([{ ...VISIT, end: VISIT.start }], MADE))
    expect(event?.has('DTEND')).toBe(false)
  })

  test.each([
    '',
    'tomorrow',
    '2026-11-25',
    '2026-11-25T09:00:00',
    '2026-02-30T09:00:00Z',
    '2026-11-25T25:00:00Z',
  ])('leaves out a visit whose start is “%s”', (start) => {
    expect(hasTimes({ ...VISIT, start })).toBe(false)
    expect(eventsOf(calendarOf([{ ...VISIT, start }], MADE))).toEqual([])
  })

  test('is a calendar without a visit as well', () => {
    expect(eventsOf(calendarOf([], MADE))).toEqual([])
  })

  test('of any text at all is well formed, and gives every text back', () => {
    const signs = fc.constantFrom(...Array.from('aZ09 ,;:\\"n\u00e9\u05d0\u6f22\u{1f511}\u0301\u200d'))
    const label = fc.string({
      size: 'max',
      maxLength: 80,
      unit: fc.oneof(signs, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })),
    })
    const moment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 0, 1) })
    const visits = fc.array(
      fc.record({ id: fc.uuid(), operation: label, band: label, start: moment, minutes: fc.nat(2000) }),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(visits, (all) => {
        const booked = all.map(({ id, operation, band, start, minutes }) => ({
          id,
          start: new Date(start).toISOString(),
          end: new Date(start + minutes * 60_000).toISOString(),
          operation: { id: 'o', label: operation },
          timeBand: { id: 't', label: band },
        }))
        const events = eventsOf(calendarOf(booked, MADE))
        expect(events.map((event) => readText(event.get('SUMMARY') ?? ''))).toEqual(
          all.map(({ operation }) => `Visit: ${operation}`),
        )
        expect(events.map((event) => readText(event.get('DESCRIPTION') ?? ''))).toEqual(
          all.map(({ band }) => `Time band: ${band}`),
        )
        expect(events.map((event) => readUtc(event.get('DTSTART') ?? ''))).toEqual(
          all.map(({ start }) => Math.floor(start / 1000) * 1000),
        )
      }),
    )
  })

  test('a line end in a name stays a line end, and other control characters go', () => {
    const label = 'First\r\nSecond\nThird\rFourth\u0007'
    const [event] = eventsOf(calendarOf([{ ...VISIT, operation: { id: 'o', label } }], MADE))
    expect(readText(event?.get('SUMMARY') ?? '')).toBe('Visit: First\nSecond\nThird\nFourth')
  })

  test('never says anything of health, notes or ECR, whatever else the record holds', () => {
    const secret = fc.string({ minLength: 6, maxLength: 60 }).map((text) => `HEALTH${text}`)
    fc.assert(
      fc.property(secret, fc.boolean(), (notes, yes) => {
        const whole = {
          ...VISIT,
          medical_dependency: yes,
          on_ecr: yes,
          animals: yes,
          notes,
          on_ecr_notes: notes,
          interaction: { id: notes, label: notes },
          attributes: { notes, medical_dependency: yes },
        }
        const text = calendarOf([whole], MADE)
        expect(text).not.toMatch(/HEALTH|medical|ecr|animal|notes|interaction/i)
        expect(text).toBe(calendarOf([VISIT], MADE))
      }),
    )
  })
})
