import { readDecimal } from '#shared/domain/decimal.ts'
import { instantInWords } from '#shared/domain/instant.ts'
import { moneyInWords } from '#shared/domain/money-words.ts'
import type { ViewLine } from '../../provider.ts'

/** The bytes of a body as text: only `data`, its members in documented order, as the schema has them. */
export function written({ data }: { data?: unknown }): string {
  return JSON.stringify({ data }, null, 2)
}

/** A price as people write it; '' when there is none. */
export function moneyOf(price: string | undefined, currency: string): string {
  const decimal = price === undefined ? null : readDecimal(price)
  return decimal === null ? '' : moneyInWords(decimal, currency)
}

/** How often it is renewed and when first. */
export function renewalInWords(period: 'Day' | 'Month' | undefined, at: string | undefined): string {
  if (period === undefined || at === undefined) return 'None: it is charged once'
  return `${period === 'Day' ? 'Daily' : 'Monthly'}, first on ${instantInWords(at)}`
}

export function withValues(lines: readonly ViewLine[]): ViewLine[] {
  return lines.filter(({ value }) => value !== '')
}
