import type { BilledService } from '#shared/contract/yeti.ts'
import { readDecimal } from '#shared/domain/decimal.ts'
import { instantInWords } from '#shared/domain/instant.ts'
import { moneyInWords } from '#shared/domain/money-words.ts'

/** `Broadband, 2 Main Street [ho-7k2m9x4q]: €30.00 at once, €5.00 a month, made 20 November 2026, 9:30am (UTC)`, as far as it is told. */
export function serviceInWords(service: BilledService): string {
  const { name, initialPrice, renewPrice, renewPeriod, createdAt, account } = service
  const money = (amount: string | null) => {
    const decimal = readDecimal(amount ?? '')
    return decimal === null ? null : moneyInWords(decimal, account?.currency ?? '')
  }
  const [initial, renewal, each] = [money(initialPrice), money(renewPrice), EACH[renewPeriod]]
  const facts = [
    initial === null ? '' : `${initial} at once`,
    renewal === null || each === '' ? '' : `${renewal} ${each}`,
    createdAt === null ? '' : `made ${instantInWords(createdAt)}`,
  ].filter((fact) => fact !== '')
  const called = name === '' ? `Service ${service.id}` : name
  return facts.length === 0 ? called : `${called}: ${facts.join(', ')}`
}

const EACH: Readonly<Record<BilledService['renewPeriod'], string>> = {
  'one-time': '',
  daily: 'a day',
  monthly: 'a month',
  unknown: 'at each renewal',
}
