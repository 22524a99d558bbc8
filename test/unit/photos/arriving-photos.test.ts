import { afterEach, describe, expect, test, vi } from 'vitest'
import { ArrivingPhotos } from '#core/records/photos/arriving-photos.ts'

const piece = (...bytes: number[]) => Uint8Array.from(bytes)
const megabyte = new Uint8Array(1_000_000)

afterEach(() => {
  vi.useRealTimers()
})

describe('a photo in pieces', () => {
  test('is whole with its last, each upload by itself', () => {
    const arriving = new ArrivingPhotos()
    expect(arriving.take('a', 0, false, piece(1, 2))).toBeNull()
    expect(arriving.take('b', 0, true, piece(9))).toEqual(Buffer.from([9]))
    expect(arriving.take('a', 1, false, piece(3))).toBeNull()
    expect(arriving.take('a', 2, true, piece())).toEqual(Buffer.from([1, 2, 3]))
  })

  test.each([0, 1, 3])('is forgotten when piece %i comes in place of the third', (number) => {
    const arriving = new ArrivingPhotos()
    arriving.take('a', 0, false, piece(1))
    arriving.take('a', 1, false, piece(2))
    expect(() => arriving.take('a', number, true, piece(3))).toThrow('did not arrive whole')
    expect(() => arriving.take('a', 2, true, piece(3))).toThrow('did not arrive whole')
    expect(arriving.take('a', 0, true, piece(4))).toEqual(Buffer.from([4]))
  })

  test('is refused as soon as it is more than 12 MB', () => {
    const arriving = new ArrivingPhotos()
    for (let number = 0; number < 12; number += 1)
      expect(arriving.take('a', number, false, megabyte)).toBeNull()
    expect(arriving.take('a', 12, false, piece(1))).toMatchObject({ code: 'HO-PHOTO-SIZE' })
    expect(() => arriving.take('a', 13, true, piece(1))).toThrow('did not arrive whole')
  })

  test('waits in memory for a minute, and four of them at most', () => {
    vi.useFakeTimers()
    const arriving = new ArrivingPhotos()
    for (const upload of ['a', 'b', 'c', 'd']) arriving.take(upload, 0, false, piece(1))
    expect(() => arriving.take('e', 0, false, piece(1))).toThrow('did not arrive whole')
    vi.advanceTimersByTime(59_000)
    expect(arriving.take('a', 1, false, piece(1))).toBeNull()
    vi.advanceTimersByTime(2_000)
    expect(() => arriving.take('b', 1, true, piece(1))).toThrow('did not arrive whole')
    expect(arriving.take('a', 2, true, piece(1))).toHaveLength(3)
    expect(arriving.take('e', 0, true, piece(1))).toHaveLength(1)
  })
})
