/** Numbers that look random and are the same in every run. */
export interface Random {
  /** A whole number from `from` up to and with `to`. */
  whole(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  /** So many digits, the first of them not zero. */
  digits(count: number): string
}

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    whole,
    pick(list) {
      const [picked] = list.slice(whole(0, list.length - 1))
      if (picked === undefined) throw new Error('There is nothing to pick from.')
      return picked
    },
    digits: (count) => Array.from({ length: count }, (_, at) => whole(at === 0 ? 1 : 0, 9)).join(''),
  }
}
