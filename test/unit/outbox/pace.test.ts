import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIRST_PAUSE_MS, LONGEST_PAUSE_MS, LONGEST_WISH_MS, pauseBefore } from '#core/outbox/backoff.ts'
import { paceOf, Pacing, TokenBucket } from '#core/outbox/pacing.ts'

describe('back-off', () => {
  test.each([
    [1, FIRST_PAUSE_MS],
    [2, 2 * FIRST_PAUSE_MS],
    [5, 16 * FIRST_PAUSE_MS],
    [9, LONGEST_PAUSE_MS],
    [10_000, LONGEST_PAUSE_MS],
  ])('attempt %i: half of it is sure, half is random', (attempts, full) => {
    expect(pauseBefore(attempts, null, () => 0)).toBe(full / 2)
    expect(pauseBefore(attempts, null, () => 0.9999999)).toBe(full)
  })

  test.each([
    [2_000, 2_000, 2_200],
    [90_000, 90_000, 99_000],
    [0, 1_000, 1_100],
    [-5, 1_000, 1_100],
    [LONGEST_WISH_MS * 10, LONGEST_WISH_MS, LONGEST_WISH_MS * 1.1],
  ])('a wish of %i ms is obeyed whatever the attempt', (wish, least, most) => {
    for (const attempts of [1, 7]) {
      expect(pauseBefore(attempts, wish, () => 0)).toBe(least)
      expect(pauseBefore(attempts, wish, () => 0.9999999)).toBeLessThanOrEqual(Math.ceil(most))
    }
  })
})

describe('token bucket', () => {
  test('begins full, refills evenly, and says when the next may go', () => {
    const bucket = new TokenBucket({ perMinute: 100, burst: 10 }, 0)
    expect(bucket.available(0)).toBe(10)
    bucket.take(10, 0)
    expect(bucket.nextAt(0)).toBe(600)
    expect(bucket.available(599)).toBe(0)
    expect(bucket.available(600)).toBe(1)
    expect(bucket.available(600_000)).toBe(10)
  })

  test('more cannot be taken than there is', () => {
    const bucket = new TokenBucket({ perMinute: 60, burst: 2 }, 0)
    expect(() => bucket.take(3, 0)).toThrow(RangeError)
  })

  test('refills also after the clock was set back', () => {
    const bucket = new TokenBucket({ perMinute: 60, burst: 2 }, 3_600_000)
    bucket.take(2, 3_600_000)
    expect(bucket.available(0)).toBe(0)
    expect(bucket.available(1000)).toBe(1)
  })

  test('without a limit there is always one', () => {
    const bucket = new TokenBucket({ perMinute: null, burst: 10 }, 0)
    bucket.take(1000, 0)
    expect(bucket.available(0)).toBe(Infinity)
    expect(bucket.nextAt(5)).toBe(5)
  })

  test('a limit that comes after none begins with nothing left, and owes nothing', () => {
    const bucket = new TokenBucket({ perMinute: null, burst: 10 }, 0)
    bucket.take(1000, 0)
    bucket.change({ perMinute: 60, burst: 10 }, 60_000)
    expect([bucket.available(60_000), bucket.available(61_000)]).toEqual([0, 1])
  })

  test('in any minute at most burst and rate leave, and waiting until nextAt always helps', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 20 }),
        pauses,
        (perMinute, burst, all) => {
          const bucket = new TokenBucket({ perMinute, burst }, 0)
          let now = 0
          let taken = 0
          for (const pause of all) {
            now += pause
            const some = bucket.available(now)
            bucket.take(some, now)
            taken += some
            expect(taken).toBeLessThanOrEqual(burst + (now * perMinute) / 60_000 + 1e-6)
          }
          expect(bucket.available(bucket.nextAt(now))).toBeGreaterThanOrEqual(1)
        },
      ),
    )
  })
})

test('what another process sent in the last minute counts', () => {
  const pace = { perMinute: 100, burst: 10 }
  expect(new TokenBucket(pace, 0, 0).available(0)).toBe(10)
  expect(new TokenBucket(pace, 0, 107).available(0)).toBe(3)
  expect(new TokenBucket(pace, 0, 500).available(0)).toBe(0)
})

test('each connection has its own allowance and its own hold', () => {
  const pacing = new Pacing()
  for (const id of ['one', 'other']) pacing.setPace(id, { perMinute: 60, burst: 1 }, 0)
  pacing.take('one', 1, 0)
  pacing.hold('one', 'asked', 5000, 0)
  expect(pacing.available('one', 0)).toBe(0)
  expect(pacing.available('other', 0)).toBe(1)
  expect([pacing.heldUntil('one'), pacing.heldUntil('other')]).toEqual([5000, 0])
  pacing.release('one')
  expect(pacing.heldUntil('one')).toBe(0)
})

test('an answer to what was on its way before does not end a hold, nor does a shorter one', () => {
  const pacing = new Pacing()
  pacing.hold('one', 'asked', 60_000, 1000)
  pacing.answered('one', 999)
  pacing.hold('one', 'asked', 3000, 1001)
  expect(pacing.heldUntil('one')).toBe(60_000)
  pacing.answered('one', 61_000)
  expect(pacing.heldUntil('one')).toBe(0)
})

test('a slow rate that is asked for has no burst beyond a minute', () => {
  expect([paceOf(3), paceOf(100), paceOf(null)].map(({ burst }) => burst)).toEqual([3, 10, 10])
})
