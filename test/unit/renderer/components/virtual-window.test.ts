import { describe, expect, test } from 'vitest'
import {
  distinct,
  Heights,
  offsetsOf,
  placedRows,
  rowAt,
  stepOf,
} from '#renderer/components/virtual/window.ts'

const TEN = offsetsOf(10, 50, new Map([[1, 80]]))

describe('rows by their height', () => {
  test('those that were seen count as they are, the others as estimated', () => {
    expect([...TEN].slice(0, 4)).toEqual([0, 50, 130, 180])
    expect(TEN[10]).toBe(530)
  })

  test.each([
    [-5, 0],
    [0, 0],
    [49, 0],
    [50, 1],
    [129, 1],
    [130, 2],
    [529, 9],
    [9999, 9],
  ])('at %i pixels stands row %i', (y, row) => {
    expect(rowAt(TEN, y)).toBe(row)
  })

  test('a height that is no news, or of something hidden, changes nothing', () => {
    const heights = new Heights()
    expect([heights.take(2, 70), heights.take(2, 70), heights.take(3, 0)]).toEqual([true, false, false])
    expect(heights.offsets(4, 50)[4]).toBe(220)
  })
})

describe('rows that are in the page', () => {
  const indexesOf = ({ rows }: ReturnType<typeof placedRows>) => rows.map(({ index }) => index)

  test('are those that are seen and some around; the gaps are as high as what is left out', () => {
    const placed = placedRows(TEN, { top: 200, bottom: 280, more: 1, kept: [] })
    expect(indexesOf(placed)).toEqual([2, 3, 4, 5, 6])
    expect(placed.rows[0]?.gap).toBe(130)
    expect(placed.gapAfter).toBe(150)
    const heightOf = (index: number) => (TEN[index + 1] ?? 0) - (TEN[index] ?? 0)
    const shown = placed.rows.reduce((sum, { index, gap }) => sum + gap + heightOf(index), 0)
    expect(shown + placed.gapAfter).toBe(530)
  })

  test('one that is kept stays, with a gap on its other side', () => {
    const placed = placedRows(TEN, { top: 400, bottom: 450, more: 0, kept: [0, 99, -1] })
    expect(placed.rows).toEqual([
      { index: 0, gap: 0 },
      { index: 7, gap: 330 },
      { index: 8, gap: 0 },
    ])
    expect(placed.gapAfter).toBe(50)
  })

  test('a list without rows has none', () => {
    expect(placedRows(offsetsOf(0, 50, new Map()), { top: 0, bottom: 500, more: 5, kept: [0] })).toEqual({
      rows: [],
      gapAfter: 0,
      from: 0,
      to: -1,
    })
  })
})

test.each([
  ['ArrowDown', 5],
  ['ArrowUp', 3],
  ['PageDown', 9],
  ['PageUp', 0],
  ['Home', 0],
  ['End', 9],
  ['a', null],
])('%s leads from row 4 of 10 to %s', (key, to) => {
  expect(stepOf(key, 4, 10, 7)).toBe(to)
})

test('no two keys are alike, and a key that is alone stays as it is', () => {
  expect(distinct(['a', 'b', 'a'])).toEqual(['a', 'b', 'a 2'])
})
