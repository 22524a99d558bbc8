import * as v from 'valibot'

/** One line of the table of measurements, which comes out of the process that measured. */
export const Row = v.object({
  /** What was measured, in the words of the table. */
  name: v.string(),
  /** Our figure with its unit, such as `412 a second`. */
  ours: v.string(),
  /** The same of what it is measured beside, in the same run; '' when it stands alone. */
  beside: v.string(),
  /** What is judged: how many times the other's figure ours is (`×`), or our figure itself. */
  value: v.number(),
  unit: v.picklist(['×', 'ms', 'MB']),
  goal: v.number(),
  /** What it must reach at the least. */
  least: v.number(),
  better: v.picklist(['more', 'less']),
})
export type Row = v.InferOutput<typeof Row>

/** The measurements of one subject: a file in `rows/` exports one as `bench`. `npm run bench -- NAME` chooses it by the file's name. */
export interface Bench {
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
