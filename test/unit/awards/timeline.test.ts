import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RISK_LEVELS } from '#shared/domain/award-risk.ts'
import { barOf, windowOf } from '#shared/domain/award-timeline.ts'
import { addDays } from '#shared/domain/calendar-date.ts'
import { fromWindow, ticksOf } from '#shared/domain/month-axis.ts'
import { award, NO_THRESHOLDS, TODAY } from '#test/support/sample-awards.ts'

const YEAR = { from: '2026-01-01', to: '2027-01-01' }

describe('the months that are shown', () => {
  test('reach past the last end and a little back', () => {
    expect(windowOf([award()], TODAY)).toEqual({ from: '2026-09-01', to: '2027-02-01' })
  })

  test('reach back to what ran out', () => {
    const past = award({ expiresAt: '2026-06-10T00:00:00Z' })
    expect(windowOf([award(), past], TODAY)).toEqual({ from: '2026-05-01', to: '2027-02-01' })
  })

  test('stop half a year back and a year and a half ahead, so that days can be told apart', () => {
    const [long, old] = [
      award({ expiresAt: '2045-01-01T00:00:00Z' }),
      award({ expiresAt: '2011-01-01T00:00:00Z' }),
    ]
    expect(windowOf([long, old], TODAY)).toEqual({ from: '2026-05-01', to: '2028-05-01' })
  })

  test('are there without any award', () => {
    expect(windowOf([], TODAY)).toEqual({ from: '2026-09-01', to: '2027-02-01' })
  })
})

describe('the marks of the months', () => {
  test('name every month of a short window, and the year where it begins', () => {
    const ticks = ticksOf({ from: '2026-11-01', to: '2027-02-01' })
    expect(ticks.map(({ label }) => label)).toEqual(['Nov 2026', 'Dec', 'Jan 2027'])
    expect(ticks[0]?.at).toBe(0)
    expect(ticks[1]?.at).toBeCloseTo((30 / 92) * 100)
  })

  test('are no more than can be read, and keep every January', () => {
    const two = ticksOf({ from: '2026-05-01', to: '2028-05-01' })
    expect(two.map(({ label }) => label)).toEqual(['May 2026', 'Sep', 'Jan 2027', 'May', 'Sep', 'Jan 2028'])
    const ten = ticksOf({ from: '2026-11-01', to: '2036-11-01' })
    expect(ten.map(({ label }) => label)).toContain('Jan 2030')
  })
})

describe('a bar', () => {
  test('runs from the award to its end, level by level', () => {
    const bar = barOf(award({ awardedAt: '2026-03-01T10:00:00Z' }), YEAR, TODAY)
    expect(bar?.kind).toBe('awarded')
    expect(bar?.from).toBe(fromWindow(YEAR, '2026-03-01'))
    expect(bar?.to).toBe(fromWindow(YEAR, '2026-12-20'))
    expect([bar?.cutStart, bar?.cutEnd, bar?.lapsed]).toEqual([false, false, null])
    expect(bar?.segments.map(({ level, to }) => [level, to])).toEqual([
      ['none', fromWindow(YEAR, '2026-09-21')],
      ['low', fromWindow(YEAR, '2026-10-21')],
      ['medium', fromWindow(YEAR, '2026-11-20')],
      ['high', fromWindow(YEAR, '2026-12-13')],
      ['critical', fromWindow(YEAR, '2026-12-20')],
    ])
    expect(bar?.end).toEqual({
      kind: 'expires',
      day: '2026-12-20',
      at: fromWindow(YEAR, '2026-12-20'),
      where: 'inside',
    })
  })

  test('is cut off at both edges of the window', () => {
    const bar = barOf(award({ expiresAt: '2027-06-01T00:00:00Z' }), YEAR, TODAY)
    expect([bar?.from, bar?.to, bar?.cutStart, bar?.cutEnd]).toEqual([0, 100, true, true])
    expect(bar?.end?.where).toBe('after')
  })

  test('of one that ran out goes on as a gap until today', () => {
    const bar = barOf(award({ expiresAt: '2026-11-01T12:00:00Z' }), YEAR, TODAY)
    expect(bar?.lapsed).toEqual({ from: fromWindow(YEAR, '2026-11-01'), to: fromWindow(YEAR, TODAY) })
  })

  test('of one that ran out before the window is only a gap', () => {
    const bar = barOf(award({ expiresAt: '2025-06-01T12:00:00Z' }), YEAR, TODAY)
    expect([bar?.from, bar?.to, bar?.segments]).toEqual([0, 0, []])
    expect(bar?.lapsed).toEqual({ from: 0, to: fromWindow(YEAR, TODAY) })
    expect(bar?.end?.where).toBe('before')
  })

  test('of one that is only assigned runs from today until it is due', () => {
    const assigned = award({ awardedAt: null, expiresAt: null, due: '2026-12-15T23:59:59Z' })
    const bar = barOf(assigned, YEAR, TODAY)
    expect(bar?.kind).toBe('assigned')
    expect([bar?.from, bar?.to]).toEqual([fromWindow(YEAR, TODAY), fromWindow(YEAR, '2026-12-15')])
  })

  test('of one that is overdue is a gap from the day it was due', () => {
    const overdue = award({ awardedAt: null, expiresAt: null, due: '2026-11-01T23:59:59Z' })
    const bar = barOf(overdue, YEAR, TODAY)
    expect(bar?.segments).toEqual([])
    expect(bar?.lapsed?.from).toBe(fromWindow(YEAR, '2026-11-01'))
  })

  test('without an end goes on, and without a beginning comes from before', () => {
    expect(barOf(award({ expiresAt: null }), YEAR, TODAY)?.cutEnd).toBe(true)
    expect(barOf(award({ awardedAt: null }), YEAR, TODAY)?.cutStart).toBe(true)
  })

  test('without thresholds has the present level all along', () => {
    const bar = barOf(award({ thresholds: NO_THRESHOLDS }), YEAR, TODAY)
    expect(bar?.segments).toEqual([{ level: 'high', from: 0, to: bar?.to }])
    const untold = barOf(award({ thresholds: NO_THRESHOLDS, risk: null }), YEAR, TODAY)
    expect(untold?.segments[0]?.level).toBeNull()
  })

  test('is not drawn without any date', () => {
    expect(barOf(award({ awardedAt: null, expiresAt: null }), YEAR, TODAY)).toBeNull()
  })

  test('never has gaps between its levels or leaves the window, whatever the dates', () => {
    const day = fc.integer({ min: -3000, max: 3000 }).map((days) => `${addDays(TODAY, days)}T12:00:00Z`)
    const date = fc.option(day, { nil: null })
    const thresholds = fc.record(Object.fromEntries(RISK_LEVELS.map((level) => [level, date])))
    fc.assert(
      fc.property(date, date, date, thresholds, (awardedAt, due, expiresAt, levels) => {
        const one = award({ awardedAt, due, expiresAt, thresholds: { ...NO_THRESHOLDS, ...levels } })
        const bar = barOf(one, windowOf([one], TODAY), TODAY)
        if (bar === null) return
        expect(bar.from).toBeGreaterThanOrEqual(0)
        expect(bar.to).toBeLessThanOrEqual(100)
        expect(bar.from).toBeLessThanOrEqual(bar.to)
        expect(bar.segments.length === 0).toBe(bar.from === bar.to)
        let at = bar.from
        for (const { from, to } of bar.segments) {
          expect(from).toBe(at)
          expect(to).toBeGreaterThan(from)
          at = to
        }
        expect(at).toBe(bar.to)
        if (bar.lapsed !== null) expect(bar.lapsed.from).toBeLessThanOrEqual(bar.lapsed.to)
      }),
    )
  })
})
