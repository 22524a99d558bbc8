import { servicesWords } from '#renderer/words/services.ts'
import type { BilledService } from '#shared/contract/yeti.ts'
import { instantInWords } from '#shared/domain/instant.ts'
import { nameWords, periodWords, priceWords } from './words.ts'

interface Row {
  label: string
  value: string
  numbers?: boolean
}

/** Everything that Yeti says of a service but its variables, in words; '' for what it does not say. */
export function rowsOf(service: BilledService): { what: Row[]; costs: Row[] } {
  const words = servicesWords()
  const { name, account, type, renewPeriod, renewAt } = service
  const currency = account?.currency ?? ''
  return {
    what: [
      { label: words.rows.name, value: name === '' ? '' : nameWords(service).name },
      { label: words.rows.reference, value: nameWords(service).reference ?? '', numbers: true },
      {
        label: words.rows.account,
        value: account === null ? '' : account.name || words.rows.accountNumbered(account.id),
      },
      { label: words.rows.type, value: type === null ? '' : type.name || words.rows.typeNumbered(type.id) },
      { label: words.rows.createdAt, value: whenThere(service.createdAt), numbers: true },
      { label: words.rows.id, value: service.id, numbers: true },
    ],
    costs: [
      { label: words.rows.currency, value: currency },
      { label: words.rows.initialPrice, value: priceWords(service.initialPrice, currency), numbers: true },
      { label: words.rows.renewPrice, value: priceWords(service.renewPrice, currency), numbers: true },
      { label: words.rows.period, value: periodWords(renewPeriod).long },
      {
        label: words.rows.renewAt,
        value: renewPeriod === 'one-time' && renewAt === null ? words.rows.noRenewal : whenThere(renewAt),
        numbers: true,
      },
    ],
  }
}

function whenThere(instant: string | null): string {
  return instant === null ? '' : instantInWords(instant)
}
