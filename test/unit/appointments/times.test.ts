import { describe, expect, test } from 'vitest'
import { appointmentForm } from '#shared/domain/appointment-form.ts'
import { begunAlready } from '#shared/domain/appointment-answers-checks.ts'
import { spanWords } from '#shared/domain/appointment-answers-summary.ts'
import { bandTimes } from '#shared/domain/appointment-answers-times.ts'
import { readClock } from '#shared/domain/clock-time.ts'
import { zoneInAddress } from '#shared/domain/home-zone.ts'
import type { Answers } from '#shared/domain/wizard-form.ts'
import { ALL_NEW, FACTS } from './answers.ts'

interface Wire {
  data: { attributes: { start_time?: string; end_time?: string; date_time?: string } }
}

function wireOf(answers: Answers, kind = 'appointment') {
  const part = appointmentForm.parts(answers, FACTS).find((one) => one.kind === kind)
  return (part?.body as Wire).data.attributes
}

const at = (zone: string, date: string, start: string, end: string, more: Answers = {}): Answers => ({
  ...ALL_NEW,
  medical_dependency: 'no',
  zone,
  date,
  start,
  end,
  ...more,
})
const visitErrors = (answers: Answers, today = '2026-01-01') =>
  appointmentForm
    .check(answers, { ...FACTS, today })
    .errors.map(({ question, code }) => [question, code].join(' '))

const NEXT_DAY = { endsNextDay: 'yes' }

describe.each(['Europe/London', 'Europe/Dublin'])('times at a home that goes by %s', (zone) => {
  test.each([
    [
      'in winter',
      '2026-11-25',
      '09:00',
      '13:00',
      {},
      '2026-11-25T09:00:00+00:00',
      '2026-11-25T13:00:00+00:00',
    ],
    ['in summer', '2026-07-01', '9am', '1pm', {}, '2026-07-01T09:00:00+01:00', '2026-07-01T13:00:00+01:00'],
    [
      'overnight',
      '2026-11-25',
      '15:00',
      '07:00',
      NEXT_DAY,
      '2026-11-25T15:00:00+00:00',
      '2026-11-26T07:00:00+00:00',
    ],
    [
      'over the end of a year',
      '2026-12-31',
      '15:00',
      '07:00',
      NEXT_DAY,
      '2026-12-31T15:00:00+00:00',
      '2027-01-01T07:00:00+00:00',
    ],
    // 25 October 2026: 2am summer time becomes 1am winter time.
    [
      'the day before the clocks go back',
      '2026-10-24',
      '9am',
      '1pm',
      {},
      '2026-10-24T09:00:00+01:00',
      '2026-10-24T13:00:00+01:00',
    ],
    [
      'overnight while the clocks go back',
      '2026-10-24',
      '15:00',
      '07:00',
      NEXT_DAY,
      '2026-10-24T15:00:00+01:00',
      '2026-10-25T07:00:00+00:00',
    ],
    [
      'the day the clocks go back',
      '2026-10-25',
      '15:00',
      '07:00',
      NEXT_DAY,
      '2026-10-25T15:00:00+00:00',
      '2026-10-26T07:00:00+00:00',
    ],
    [
      'before and after they go back',
      '2026-10-25',
      '00:30',
      '02:00',
      {},
      '2026-10-25T00:30:00+01:00',
      '2026-10-25T02:00:00+00:00',
    ],
    [
      'from the first 1:30am',
      '2026-10-25',
      '01:30',
      '03:00',
      { startFold: 'earlier' },
      '2026-10-25T01:30:00+01:00',
      '2026-10-25T03:00:00+00:00',
    ],
    [
      'from the second 1:30am',
      '2026-10-25',
      '01:30',
      '03:00',
      { startFold: 'later' },
      '2026-10-25T01:30:00+00:00',
      '2026-10-25T03:00:00+00:00',
    ],
    [
      'from the first to the second 1:30am',
      '2026-10-25',
      '01:30',
      '01:30',
      { startFold: 'earlier', endFold: 'later' },
      '2026-10-25T01:30:00+01:00',
      '2026-10-25T01:30:00+00:00',
    ],
    [
      'until the second 1:30am of the next day',
      '2026-10-24',
      '22:00',
      '01:30',
      { ...NEXT_DAY, endFold: 'later' },
      '2026-10-24T22:00:00+01:00',
      '2026-10-25T01:30:00+00:00',
    ],
    // 29 March 2026: 1am winter time becomes 2am summer time.
    [
      'overnight while the clocks go forward',
      '2026-03-28',
      '15:00',
      '07:00',
      NEXT_DAY,
      '2026-03-28T15:00:00+00:00',
      '2026-03-29T07:00:00+01:00',
    ],
    [
      'before and after they go forward',
      '2026-03-29',
      '00:30',
      '02:00',
      {},
      '2026-03-29T00:30:00+00:00',
      '2026-03-29T02:00:00+01:00',
    ],
    [
      'the day after they went forward',
      '2026-03-30',
      '15:00',
      '07:00',
      NEXT_DAY,
      '2026-03-30T15:00:00+01:00',
      '2026-03-31T07:00:00+01:00',
    ],
  ])('%s', (_what, date, start, end, more, startsAt, endsAt) => {
    const answers = at(zone, date, start, end, more)
    expect(wireOf(answers)).toMatchObject({ start_time: startsAt, end_time: endsAt })
    expect(visitErrors(answers)).toEqual([])
  })

  test('a time that the clocks leave out is an error with words, and is not sent', () => {
    const answers = at(zone, '2026-03-29', '01:30', '03:00')
    expect(visitErrors(answers)).toEqual(['start HO-TIME-NONE'])
    expect(wireOf(answers).start_time).toBeUndefined()
    expect(visitErrors(at(zone, '2026-03-28', '22:00', '01:00', NEXT_DAY))).toEqual(['end HO-TIME-NONE'])
  })

  test('a time that comes twice is asked about, and not sent before that', () => {
    const answers = at(zone, '2026-10-25', '01:30', '03:00')
    expect(appointmentForm.questionsOf('when', answers)).toContain('startFold')
    expect(visitErrors(answers)).toEqual(['startFold HO-ANSWER-MISSING'])
    expect(wireOf(answers).start_time).toBeUndefined()
    expect(wireOf(answers).end_time).toBe('2026-10-25T03:00:00+00:00')
    const ending = at(zone, '2026-10-24', '22:00', '01:30', NEXT_DAY)
    expect(visitErrors(ending)).toEqual(['endFold HO-ANSWER-MISSING'])
  })

  test('on any other day it is not asked which of two', () => {
    const questions = appointmentForm.questionsOf('when', at(zone, '2026-10-26', '01:30', '03:00'))
    expect(questions).not.toContain('startFold')
    expect(questions).not.toContain('endFold')
  })

  test('the second time before the first is no visit', () => {
    const folds = { startFold: 'later', endFold: 'earlier' }
    expect(visitErrors(at(zone, '2026-10-25', '01:30', '01:45', folds))).toEqual(['end HO-CH-END'])
  })

  test('a conversation is told by the same clock', () => {
    const spoken = { 'interaction.date': '2026-10-25', 'interaction.time': '1:30am' }
    const answers = { ...ALL_NEW, zone, ...spoken }
    expect(appointmentForm.questionsOf('interaction', answers)).toContain('interaction.fold')
    expect(wireOf(answers, 'interaction').date_time).toBeUndefined()
    const later = { ...answers, 'interaction.fold': 'later' }
    expect(wireOf(later, 'interaction').date_time).toBe('2026-10-25T01:30:00+00:00')
  })
})

describe('the visit', () => {
  test.each([
    ['ends as it starts', '09:00', '09:00', {}, ['end HO-CH-END']],
    ['ends before it starts', '15:00', '07:00', {}, ['end HO-CH-END']],
    ['ends the next day', '15:00', '07:00', NEXT_DAY, []],
    ['starts at no time', 'soon', '13:00', {}, ['start HO-CH-TIME']],
    ['ends at no time', '09:00', '25:00', {}, ['end HO-CH-TIME']],
  ])('%s', (_what, start, end, more, errors) => {
    expect(visitErrors(at('Europe/London', '2026-11-25', start, end, more))).toEqual(errors)
  })

  test('on a day that is over is an error, and on a day that is none', () => {
    expect(visitErrors(at('Europe/London', '2026-11-21', '09:00', '13:00'), '2026-11-22')).toEqual([
      'date HO-CH-PAST',
    ])
    expect(visitErrors(at('Europe/London', '2026-11-31', '09:00', '13:00'))).toEqual(['date HO-CH-TIME'])
    expect(visitErrors(at('Europe/London', '2026-11-22', '09:00', '13:00'), '2026-11-22')).toEqual([])
  })

  test('that has begun already today is an error', () => {
    const answers = at('Europe/Dublin', '2026-07-01', '09:00', '13:00')
    const told = (now: string) => begunAlready(answers, Date.parse(now)).map(({ question }) => question)
    expect(told('2026-07-01T07:59:59Z')).toEqual([])
    expect(told('2026-07-01T08:00:00Z')).toEqual(['start'])
    expect(begunAlready({ ...answers, start: '' }, Date.parse('2027-01-01T00:00:00Z'))).toEqual([])
  })

  test('over midnight is told plainly', () => {
    const answers = at('Europe/London', '2026-11-25', '15:00', '07:00', NEXT_DAY)
    expect(spanWords(answers)).toBe('3pm until 7am the next day')
    expect(appointmentForm.shortAnswer('when', answers)).toBe(
      'Wednesday, 25 November 2026, 3pm until 7am the next day',
    )
    const end = appointmentForm.summaryOf('when', answers).find(({ question }) => question === 'end')
    expect(end?.value).toBe('7am the next day')
    expect(spanWords(at('Europe/London', '2026-11-25', '9:30', '13:00'))).toBe('9:30am to 1pm')
  })
})

test.each([
  ['07:00+0000', '12:00+0000', { start: '07:00', end: '12:00', endsNextDay: '' }],
  ['15:00+0000', '07:00+0000', { start: '15:00', end: '07:00', endsNextDay: 'yes' }],
  ['00:00+0000', '00:00+0000', { start: '00:00', end: '00:00', endsNextDay: 'yes' }],
])('a band from %s to %s fills in its clock times', (start, end, filled) => {
  expect(bandTimes({ start, end })).toEqual({ ...filled, startFold: '', endFold: '' })
})

test('a band whose times cannot be read fills in nothing', () => {
  expect(bandTimes({ start: 'early', end: '12:00' })).toEqual({})
})

test.each([
  ['9', '09:00'],
  ['9am', '09:00'],
  [' 9 AM ', '09:00'],
  ['9pm', '21:00'],
  ['9:30', '09:30'],
  ['9.30pm', '21:30'],
  ['0930', '09:30'],
  ['930', '09:30'],
  ['21:30', '21:30'],
  ['12am', '00:00'],
  ['12:15am', '00:15'],
  ['12pm', '12:00'],
  ['12', '12:00'],
  ['0:05', '00:05'],
  ['midday', '12:00'],
  ['Noon', '12:00'],
  ['midnight', '00:00'],
  ['24:00', null],
  ['13pm', null],
  ['0am', null],
  ['9:60', null],
  ['9:3', null],
  ['', null],
  ['half nine', null],
  ['-9', null],
])('“%s” as a time of day is %s', (typed, clock) => {
  expect(readClock(typed)).toBe(clock)
})

test.each([
  ['14 Linnet Row, Leeds LS1 4AB', 'Europe/London'],
  ['14 Linnet Row, Leeds, ls14ab', 'Europe/London'],
  ['2 Harbour View, Bangor, BT20 5ED, Northern Ireland', 'Europe/London'],
  ['Rose Cottage, Turf Lane, Cork T12 X70A', 'Europe/Dublin'],
  ['Rose Cottage, Turf Lane, Cork, D02AF30', 'Europe/Dublin'],
  ['Rose Cottage, Turf Lane, Cork, Ireland', 'Europe/Dublin'],
  ['Rose Cottage, Turf Lane, Cork', null],
  ['2 Ireland Street, Leeds', null],
  ['1 Border Road, Ireland, BT20 5ED', null],
  ['', null],
])('the address “%s” goes by %s', (address, zone) => {
  expect(zoneInAddress(address)).toBe(zone)
})
