/** One line of the table of measurements. */
export interface Row {
  /** What was measured, in the words of the table. */
  name: string
  /** Our figure with its unit, such as `412 a second`. */
  ours: string
  /** The same of what it is measured beside, in the same run; '' when it stands alone. */
  beside: string
  /** What is judged: how many times the other's figure ours is (`×`), or our figure itself. */
  value: number
  unit: '×' | 'ms' | 'MB'
  goal: number
  /** What it must reach at the least. */
  least: number
  better: 'more' | 'less'
}

/** The measurements of one subject: a file in `rows/` exports one as `bench`. */
export interface Bench {
  /** One word, by which `npm run bench -- NAME` chooses it. */
  name: string
  /** Measures. `say` tells people what is going on. */
  run(say: (line: string) => void): Promise<Row[]>
}

/** Whether a row reaches a figure. */
export function reaches({ value, better }: Pick<Row, 'value' | 'better'>, figure: number): boolean {
  return better === 'more' ? value >= figure : value <= figure
}

/** The middle one; of two in the middle their mean. Throws RangeError when there is none. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  if (upper === undefined || lower === undefined)
    throw new RangeError('There is nothing to take the middle of.')
  return (upper + lower) / 2
}
