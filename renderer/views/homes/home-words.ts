import { grouped } from '#renderer/components/meter-grouping.ts'
import { dayWords } from '#renderer/components/when.ts'
import { homesWords } from '#renderer/words/homes.ts'
import type { HomeInShort, KnownHome } from '#shared/contract/known-home.ts'
import { daysBetween, daysInWords } from '#shared/domain/calendar-date.ts'

/** Who pays for a home's supplies now, in a few words. */
export function payerWords({ state, tenant }: Pick<HomeInShort, 'state' | 'tenant'>): string {
  const { payer } = homesWords()
  return state === 'let' ? (tenant ?? payer.tenant) : payer[state]
}

/** One sentence about how a home stands today. */
export function standingSentence(
  home: Pick<HomeInShort, 'state' | 'tenant' | 'since'>,
  today: string,
): string {
  const { state, since } = home
  const { standing, payer } = homesWords()
  const from = since === null ? null : dayWords(since)
  switch (state) {
    case 'let':
      return standing.let(home.tenant ?? payer.tenant, from)
    case 'void':
      return standing.void(from, since === null ? null : daysInWords(Math.max(0, daysBetween(since, today))))
    case 'sold':
      return standing.sold(from)
    case 'unknown':
      return standing.unknown
  }
}

interface MeterNumber {
  /** What it is called in short, and in full. */
  label: string
  full: string
  /** Digits only. */
  value: string
  /** In groups, for the eye. */
  shown: string
}

/** The meter numbers of a home that are known. */
export function meterNumbers(home: Pick<HomeInShort, 'mprn' | 'gprn'> & Partial<KnownHome>): MeterNumber[] {
  const { numbers, facts } = homesWords()
  const { labels } = facts
  const all = [
    { label: numbers.mprn, full: labels.mprn, value: home.mprn, digits: 11 },
    { label: numbers.gprn, full: labels.gprn, value: home.gprn, digits: 7 },
    { label: numbers.mpan, full: labels.mpan, value: home.mpan ?? null, digits: 13 },
    { label: numbers.gasMprn, full: labels.gasMprn, value: home.gasMprn ?? null, digits: 10 },
  ]
  return all.flatMap(({ label, full, value, digits }) =>
    value === null || value === '' ? [] : [{ label, full, value, shown: grouped(value, digits) }],
  )
}
