import { grouped } from '#renderer/components/meter-grouping.ts'
import { dayWords } from '#renderer/components/when.ts'
import type { HomeInShort, KnownHome } from '#shared/contract/known-home.ts'
import { daysBetween, daysInWords } from '#shared/domain/calendar-date.ts'

/** Who pays for a home's supplies now, in a few words. */
export function payerWords({ state, tenant }: Pick<HomeInShort, 'state' | 'tenant'>): string {
  switch (state) {
    case 'let':
      return tenant ?? 'A tenant'
    case 'void':
      return 'Empty: the landlord'
    case 'sold':
      return 'Sold: the purchaser'
    case 'unknown':
      return 'Not known yet'
  }
}

/** One sentence about how a home stands today. */
export function standingSentence(
  home: Pick<HomeInShort, 'state' | 'tenant' | 'since'>,
  today: string,
): string {
  const { state, since } = home
  const from = since === null ? '' : ` since ${dayWords(since)}`
  switch (state) {
    case 'let':
      return `${home.tenant ?? 'A tenant'} pays for the supplies${from}.`
    case 'void': {
      const days = since === null ? '' : `, ${daysInWords(Math.max(0, daysBetween(since, today)))}`
      return `Empty${from}${days}: the landlord pays for the supplies.`
    }
    case 'sold':
      return `Sold: the purchaser pays for the supplies${from}.`
    case 'unknown':
      return 'Nobody has told Handover yet who pays for the supplies.'
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
  const all = [
    { label: 'MPRN', full: 'Electricity (MPRN)', value: home.mprn, digits: 11 },
    { label: 'GPRN', full: 'Gas (GPRN)', value: home.gprn, digits: 7 },
    { label: 'MPAN', full: 'Electricity (MPAN)', value: home.mpan ?? null, digits: 13 },
    { label: 'MPRN', full: 'Gas (MPRN)', value: home.gasMprn ?? null, digits: 10 },
  ]
  return all.flatMap(({ label, full, value, digits }) =>
    value === null || value === '' ? [] : [{ label, full, value, shown: grouped(value, digits) }],
  )
}
