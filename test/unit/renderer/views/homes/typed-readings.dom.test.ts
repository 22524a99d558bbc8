import { expect, test } from 'vitest'
import { readTyped, registersOf } from '#renderer/views/homes/typed-readings.ts'

const TODAY = '2026-11-22'

test('a home asks for the registers of its meters, and for those of the commonest while nobody knows', () => {
  expect(registersOf({ meterType: 'smart', supply: 'electricity' })).toEqual([
    'dayMeterRead',
    'nightMeterRead',
    'peakMeterRead',
  ])
  expect(registersOf({ meterType: null, supply: null })).toEqual(['twentyFourHourMeterRead', 'gasMeterRead'])
  expect(registersOf({ meterType: 'smart', supply: 'gas' })).toEqual(['gasMeterRead'])
})

test('what was typed is read without its spaces and commas; 0 is a reading, and an empty field is none', () => {
  const typed = { dayMeterRead: '31,201', nightMeterRead: ' 0 ', peakMeterRead: '' }
  expect(readTyped(['dayMeterRead', 'nightMeterRead', 'peakMeterRead'], typed, '2026-11-20', TODAY)).toEqual({
    errors: [],
    readOn: '2026-11-20',
    values: { dayMeterRead: 31_201, nightMeterRead: 0 },
  })
})

test.each([
  [{ gasMeterRead: '12a' }, '2026-11-20', ['typed-gasMeterRead']],
  [{ gasMeterRead: '12345678' }, '2026-11-20', ['typed-gasMeterRead']],
  [{}, '2026-11-20', ['typed-gasMeterRead']],
  [{ gasMeterRead: '1' }, '', ['typed-day']],
  [{ gasMeterRead: '1' }, '31/2/2026', ['typed-day']],
  [{ gasMeterRead: '1' }, '2026-11-23', ['typed-day']],
  [{ gasMeterRead: 'x' }, '', ['typed-gasMeterRead', 'typed-day']],
])('%o of the day “%s” is wrong at %o', (typed, day, fields) => {
  expect(readTyped(['gasMeterRead'], typed, day, TODAY).errors.map(({ id }) => id)).toEqual(fields)
})
