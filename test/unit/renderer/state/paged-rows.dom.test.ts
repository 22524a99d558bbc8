import { describe, expect, test, vi } from 'vitest'
import { PagedRows } from '#renderer/state/paged-rows.svelte.ts'

/** A list of numbers as the core has it; pages are handed out when they are let go. */
function served(total: number) {
  const list = { rows: Array.from({ length: total }, (_, index) => index) }
  const asked: [offset: number, limit: number][] = []
  const read = vi.fn((offset: number, limit: number) => {
    asked.push([offset, limit])
    return Promise.resolve({ total: list.rows.length, rows: list.rows.slice(offset, offset + limit) })
  })
  const failures: unknown[] = []
  const rows = new PagedRows<number>(read, (error) => failures.push(error), 10)
  return { rows, list, asked, read, failures }
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('a long list by pages', () => {
  test('reads what is seen, and only once', async () => {
    const { rows, asked } = served(1000)
    await rows.refresh()
    rows.show(5, 14)
    rows.show(6, 15)
    await rest()
    expect(asked).toEqual([
      [0, 10],
      [10, 10],
    ])
    expect([rows.total, rows.at(14), rows.at(25)]).toEqual([1000, 14, undefined])
  })

  test('keeps few pages: those nearest to what is seen', async () => {
    const { rows } = served(1000)
    await rows.refresh()
    for (let from = 0; from < 200; from += 10) {
      rows.show(from, from + 9)
      await rest()
    }
    expect(rows.at(199)).toBe(199)
    expect(rows.at(0)).toBeUndefined()
    rows.show(0, 9)
    await rest()
    expect(rows.at(0)).toBe(0)
  })

  test('a change is read once; what is here is shown until then', async () => {
    const { rows, list, read } = served(30)
    await rows.refresh()
    list.rows = [100, 101]
    rows.keepUp(1)
    rows.keepUp(1)
    expect(rows.at(0)).toBe(0)
    await rest()
    expect([rows.total, rows.at(0), rows.at(2)]).toEqual([2, 100, undefined])
    expect(read).toHaveBeenCalledTimes(2)
  })

  test('changes while it is being read make one more reading, and the last one holds', async () => {
    const { rows, list, read } = served(30)
    void rows.refresh()
    void rows.refresh()
    void rows.refresh()
    list.rows = [7]
    await rest()
    expect(read).toHaveBeenCalledTimes(2)
    expect([rows.total, rows.at(0)]).toEqual([1, 7])
  })

  test('a page that was asked for before a change is not put among the new ones', async () => {
    const { rows, list, read } = served(30)
    await rows.refresh()
    const old = Promise.withResolvers<{ total: number; rows: number[] }>()
    read.mockReturnValueOnce(old.promise)
    rows.show(0, 12)
    list.rows = [1, 2, 3]
    await rows.refresh()
    old.resolve({ total: 30, rows: [99] })
    await rest()
    expect([rows.total, rows.at(10)]).toEqual([3, undefined])
  })

  test('a page that cannot be read is told, and asked for again when it is seen again', async () => {
    const { rows, read, failures } = served(30)
    await rows.refresh()
    read.mockRejectedValueOnce(new Error('No.'))
    rows.show(10, 19)
    await rest()
    expect(failures).toHaveLength(1)
    rows.show(10, 19)
    await rest()
    expect(rows.at(10)).toBe(10)
  })
})
