import { describe, expect, test } from 'vitest'
import { daysEmpty, emptyWords } from '#shared/domain/empty-home.ts'
import {
  closingReadings,
  discontinuities,
  knownReadings,
  shortDay,
  type HandedOver,
} from '#shared/domain/handed-over.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'

const last = (kind: SwitchKind = 'landlord-switch'): HandedOver => ({
  submissionId: 's1',
  receiptId: null,
  kind,
  day: '2026-03-03',
  readings: { readOn: '2026-03-03', values: { dayMeterRead: 12_345, nightMeterRead: 0, gasMeterRead: 700 } },
})

const answers = {
  supply: 'electricity-and-gas',
  meterType: 'day-and-night',
  'meterReadings.dayMeterRead': '12345',
  'meterReadings.nightMeterRead': '0',
  'meterReadings.gasMeterRead': '701',
  'meterReadings.meterReadingDate': '2026-03-20',
  tenancyStartDate: '2026-03-20',
}

const told = (kind: SwitchKind, more: Record<string, string> = {}, before: HandedOver | null = last()) =>
  discontinuities(kind, { ...answers, ...more }, before).map(({ question, code }) => `${question} ${code}`)

describe('how long a home has been empty', () => {
  test.each([
    ['2026-03-04', 0, 'short'],
    ['2026-03-03', 0, 'short'],
    ['2026-02-18', 13, 'short'],
    ['2026-02-17', 14, 'long'],
    ['2026-02-04', 27, 'long'],
    ['2026-02-03', 28, 'very-long'],
    ['2025-03-03', 365, 'very-long'],
  ])('since %s: %i days, %s', (since, days, level) => {
    expect(daysEmpty(since, '2026-03-03')).toEqual({ days, level })
  })

  test('in words', () => {
    expect(emptyWords('2026-03-02', '2026-03-03')).toBe('Empty since 2 March 2026, 1 day')
    expect(emptyWords('2026-02-14', '2026-03-03')).toBe('Empty since 14 February 2026, 17 days')
  })
})

describe('the readings to open with', () => {
  test('are a landlord’s, for whoever comes after', () => {
    expect(closingReadings('tenant-switch', last())).toEqual(last().readings)
    expect(closingReadings('purchaser-switch', last())).toEqual(last().readings)
    expect(closingReadings('landlord-switch', last())).toBeNull()
    expect(closingReadings('tenant-switch', last('tenant-switch'))).toBeNull()
    expect(closingReadings('tenant-switch', null)).toBeNull()
  })

  test('tell a day in short, with its year when that is another', () => {
    expect(shortDay('2026-03-03', '2026-11-29')).toBe('3 Mar')
    expect(shortDay('2025-12-24', '2026-01-05')).toBe('24 Dec')
    expect(shortDay('2025-12-24', '2026-11-29')).toBe('24 Dec 2025')
  })

  test('keep a reading of 0, and leave out what was not read', () => {
    expect(
      knownReadings({ dayMeterRead: 0, nightMeterRead: undefined, meterReadingDate: '2026-03-03T00:00' }),
    ).toEqual({
      readOn: '2026-03-03',
      values: { dayMeterRead: 0 },
    })
    expect(knownReadings({})).toEqual({ readOn: null, values: {} })
  })
})

describe('what does not go together with what was sent before', () => {
  test('is nothing when all goes on where it ended, or when nothing was sent', () => {
    expect(told('tenant-switch')).toEqual([])
    expect(told('tenant-switch', { 'meterReadings.dayMeterRead': '1' }, null)).toEqual([])
  })

  test.each([
    ['12344', true],
    ['12345', false],
    ['12346', false],
    ['0', true],
    ['', false],
    ['twelve', false],
  ])('a day reading of %j after 12345', (reading, isTold) => {
    expect(told('tenant-switch', { 'meterReadings.dayMeterRead': reading })).toEqual(
      isTold ? ['meterReadings.dayMeterRead HO-HOME-READING-LOWER'] : [],
    )
  })

  test('a lower reading is told with the one before it, and that it may have begun again at 0', () => {
    const [lower] = discontinuities(
      'landlord-switch',
      { ...answers, 'meterReadings.gasMeterRead': '3' },
      last(),
    )
    expect(lower?.message).toMatch(/gas reading .*3 March 2026, 700\..* began again at 0/)
  })

  test('only of registers that are asked for', () => {
    expect(told('tenant-switch', { supply: 'electricity', 'meterReadings.gasMeterRead': '1' })).toEqual([])
  })

  test.each([
    [
      'tenant-switch',
      { tenancyStartDate: '2026-03-02', 'meterReadings.meterReadingDate': '2026-03-03' },
      'tenancyStartDate',
    ],
    ['landlord-switch', { 'meterReadings.meterReadingDate': '2026-03-02' }, 'meterReadings.meterReadingDate'],
    [
      'purchaser-switch',
      { 'meterReadings.meterReadingDate': '2026-03-02' },
      'meterReadings.meterReadingDate',
    ],
  ] as const)('days for which two would pay, on a %s', (kind, days, question) => {
    expect(told(kind, days)).toEqual([`${question} HO-HOME-OVERLAP`])
  })

  test('from the very day on is no overlap', () => {
    expect(
      told('tenant-switch', {
        tenancyStartDate: '2026-03-03',
        'meterReadings.meterReadingDate': '2026-03-03',
      }),
    ).toEqual([])
  })

  test('meters read before a tenancy that follows a void', () => {
    expect(told('tenant-switch', { 'meterReadings.meterReadingDate': '2026-03-19' })).toEqual([
      'meterReadings.meterReadingDate HO-HOME-GAP',
    ])
    expect(told('tenant-switch', { 'meterReadings.meterReadingDate': '2026-03-21' })).toEqual([])
    expect(
      told('tenant-switch', { 'meterReadings.meterReadingDate': '2026-03-19' }, last('tenant-switch')),
    ).toEqual([])
  })
})
