import type { BilledService } from '#shared/contract/yeti.ts'
import { instantInWords } from '#shared/domain/instant.ts'
import { nameWords, PERIOD_WORDS, priceWords } from './words.ts'

interface Row {
  label: string
  value: string
  numbers?: boolean
}

/** Everything that Yeti says of a service but its variables, in words; '' for what it does not say. */
export function rowsOf(service: BilledService): { what: Row[]; costs: Row[] } {
  const { name, account, type, renewPeriod, renewAt } = service
  const currency = account?.currency ?? ''
  return {
    what: [
      { label: 'Name', value: name === '' ? '' : nameWords(service).name },
      { label: 'Handover’s reference', value: nameWords(service).reference ?? '', numbers: true },
      { label: 'Account', value: account === null ? '' : account.name || `Account ${account.id}` },
      { label: 'Type', value: type === null ? '' : type.name || `Type ${type.id}` },
      { label: 'Set up', value: whenThere(service.createdAt), numbers: true },
      { label: 'Number in Yeti', value: service.id, numbers: true },
    ],
    costs: [
      { label: 'Currency', value: currency },
      { label: 'Initial price', value: priceWords(service.initialPrice, currency), numbers: true },
      { label: 'Renewal price', value: priceWords(service.renewPrice, currency), numbers: true },
      { label: 'Charged again', value: PERIOD_WORDS[renewPeriod].long },
      {
        label: 'Next renewal',
        value: renewPeriod === 'one-time' && renewAt === null ? 'None' : whenThere(renewAt),
        numbers: true,
      },
    ],
  }
}

function whenThere(instant: string | null): string {
  return instant === null ? '' : instantInWords(instant)
}
