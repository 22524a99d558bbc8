import { describe, expect, test } from 'vitest'
import { labelled, readingsCharts } from '#renderer/views/homes/readings-chart.ts'

const at = (readOn: string | null, values: object) => ({ readOn, values })

describe('the readings of a home over time', () => {
  test('are one chart a register, all on the same stretch of days, from the lowest to the highest', () => {
    const charts = readingsCharts([
      at('2026-01-01', { dayMeterRead: 100, gasMeterRead: 5 }),
      at('2026-01-11', { dayMeterRead: 150 }),
      at('2026-01-21', { dayMeterRead: 200, gasMeterRead: 9 }),
    ])
    expect(charts.map(({ register }) => register)).toEqual(['dayMeterRead', 'gasMeterRead'])
    const [day, gas] = charts
    expect(day?.points.map(({ x, y, value }) => [x, y, value])).toEqual([
      [3, 88, 100],
      [50, 55, 150],
      [97, 22, 200],
    ])
    expect(gas?.points.map(({ x }) => x)).toEqual([3, 97])
  })

  test('one reading stands in the middle; those that never changed lie on one line', () => {
    expect(readingsCharts([at('2026-01-01', { gasMeterRead: 0 })])[0]?.points).toEqual([
      { day: '2026-01-01', value: 0, x: 50, y: 50, fell: false },
    ])
    const same = [at('2026-01-01', { gasMeterRead: 7 }), at('2026-01-02', { gasMeterRead: 7 })]
    expect(readingsCharts(same)[0]?.points.map(({ y }) => y)).toEqual([50, 50])
  })

  test('what went down is marked, wherever it came in the list', () => {
    const [chart] = readingsCharts([
      at('2026-03-01', { gasMeterRead: 3 }),
      at('2026-01-01', { gasMeterRead: 90 }),
      at('2026-02-01', { gasMeterRead: 95 }),
    ])
    expect(chart?.points.map(({ value, fell }) => [value, fell])).toEqual([
      [90, false],
      [95, false],
      [3, true],
    ])
  })

  test('of two on one day the later counts, and one of an unknown day has no place', () => {
    const [chart] = readingsCharts([
      at('2026-01-01', { gasMeterRead: 1 }),
      at('2026-01-01', { gasMeterRead: 2 }),
      at(null, { gasMeterRead: 99 }),
    ])
    expect(chart?.points.map(({ value }) => value)).toEqual([2])
    expect(readingsCharts([at(null, { gasMeterRead: 99 })])).toEqual([])
  })

  test('numbers are written where they have room: the first and the last always', () => {
    const points = [3, 5, 40, 90, 97].map((x) => ({ day: String(x), value: x, x, y: 50, fell: false }))
    expect([...labelled(points)].map(({ x }) => x)).toEqual([3, 40, 97])
    const close = [96, 97].map((x) => ({ day: String(x), value: x, x, y: 50, fell: false }))
    expect([...labelled(close)].map(({ x }) => x)).toEqual([97])
  })
})
