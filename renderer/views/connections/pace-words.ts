import { connectionsWords } from '#renderer/words/connections.ts'
import type { Pace } from '#shared/contract/connections.ts'

/** A pace as it is typed. */
export interface TypedPace {
  how: string
  perMinute: string
  concurrency: string
}

const USUAL_PER_MINUTE = 100
const USUAL_CONCURRENCY = 4
const MOST_PER_MINUTE = 100_000
const MOST_AT_ONCE = 64

export function typedPace({ perMinute, concurrency }: Pace): TypedPace {
  return {
    how: perMinute === null ? 'usual' : perMinute === 0 ? 'none' : 'own',
    perMinute: perMinute === null || perMinute === 0 ? '' : String(perMinute),
    concurrency: concurrency === null ? '' : String(concurrency),
  }
}

/** What is wrong with what was typed, by field. */
export function paceErrors({ how, perMinute, concurrency }: TypedPace): { id: string; message: string }[] {
  const words = connectionsWords()
  const errors = []
  if (how === 'own' && !isWhole(perMinute, MOST_PER_MINUTE))
    errors.push({ id: 'pace.perMinute', message: words.pace.wrong.perMinute })
  if (concurrency.trim() !== '' && !isWhole(concurrency, MOST_AT_ONCE))
    errors.push({ id: 'pace.concurrency', message: words.pace.wrong.concurrency })
  return errors
}

/** What was typed, once nothing is wrong with it. */
export function paceOf({ how, perMinute, concurrency }: TypedPace): Pace {
  return {
    perMinute: how === 'usual' ? null : how === 'none' ? 0 : Number(perMinute),
    concurrency: concurrency.trim() === '' ? null : Number(concurrency),
  }
}

/** What a pace does: "Up to 100 a minute, 4 at once: 500 take about 5 minutes." */
export function paceWords({ perMinute, concurrency }: Pace): string {
  const words = connectionsWords().pace
  const atOnce = concurrency ?? USUAL_CONCURRENCY
  const rate = perMinute ?? USUAL_PER_MINUTE
  if (rate === 0) return words.asFast(atOnce)
  return words.upTo(rate.toLocaleString('en-GB'), atOnce, Math.max(1, Math.round(500 / rate)))
}

function isWhole(text: string, most: number): boolean {
  return /^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most
}
