import type { PackageCounter } from '../books.ts'
import { Digits } from '../json-value.ts'
import { one, rowsOf, type Kind, type Row } from '../kind.ts'
import { decimalOf } from './columns.ts'

/** What is left of the minutes of each prefix of a service. */
export const packageCounters: Kind = {
  type: 'package-counters',
  attributes: ['duration', 'exclude', 'prefix'],
  relationships: { service: one('services', false) },
  filters: {},
  exact: [],
  sort: ['id', 'duration', 'exclude', 'prefix'],
  ...rowsOf((books) => books.packageCounters, packageCounterRow),
}

function packageCounterRow({ id, service, prefix, duration, exclude }: PackageCounter): Row {
  return {
    type: 'package-counters',
    id,
    attributes: { duration: new Digits(duration), exclude, prefix },
    columns: { id: decimalOf(id), duration, exclude, prefix },
    links: { service: [service.id] },
  }
}
