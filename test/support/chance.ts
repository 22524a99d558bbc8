/** Draws that can be repeated. */
export interface Chance {
  /** From 0 up to 1. */
  fraction(): number
  /** 0, 1, … up to and without `below`. */
  whole(below: number): number
  pick<T>(some: readonly [T, ...T[]]): T
}

/** The generator known as mulberry32: small, and even enough to choose moments with. */
export function chance(seed: number): Chance {
  let state = seed
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number) => Math.floor(fraction() * below)
  return { fraction, whole, pick: (some) => some[whole(some.length)] ?? some[0] }
}
