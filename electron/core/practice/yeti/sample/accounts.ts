import type { Decimal } from '#shared/domain/decimal.ts'
import type { Books, Currency } from '../books.ts'
import { decimal } from '../decimal.ts'
import { Digits, type JsonValue } from '../json-value.ts'
import { sampleUuid } from './ids.ts'

const EUR: Currency = { id: 2, name: 'EUR' }
const GBP: Currency = { id: 3, name: 'GBP' }

type Line = readonly [name: string, currency: Currency, balance: string, minBalance: string]

/** Invented agencies, landlords and tenants. Every balance may be tried with the prices of the sample's services. */
const LINES: readonly Line[] = [
  ['Alder & Finch Lettings', GBP, '512.4', '0'],
  ['Ballyroe Property Management', EUR, '1840.25', '-500'],
  ['Mr Callum Armitage', GBP, '38.5', '0'],
  ['Cliona Ní Bhriain', EUR, '64', '0'],
  ['Dunmore Estates', EUR, '2300', '-1000'],
  ['Eastgate Student Homes', GBP, '905.1', '-250'],
  ['Fenwick, Hartley & Co', GBP, '780', '-100'],
  ['Gallagher Lets', EUR, '151.75', '0'],
  ['Hillsborough House Share', GBP, '22.1', '0'],
  ['Inver Quay Apartments', EUR, '4120.5', '-2000'],
  ['The "Old Mill" Management Company', EUR, '330.3', '-50'],
  ['Ms Amina Okafor', GBP, '45', '0'],
  ['Kestrel Residential', GBP, '1275.9', '-500'],
  // A first month of anything but a free trial takes it under its limit.
  ['Larkfield Rooms', EUR, '-94.2', '-100'],
  // Under its limit already, which the service does not forbid.
  ['Mountjoy Bedsits', EUR, '-130.75', '-100'],
  ['Ms Ewa Nowak', EUR, '18.45', '0'],
  ['Oakridge Homes', GBP, '640', '0'],
  ['Pritchard & Daughters', GBP, '99.99', '-20'],
  ['Quayside Lettings', EUR, '1010.1', '-300'],
  // The one that `handover example service` names.
  ['Rathmines Rentals', EUR, '250', '-100'],
  ['Mr Graham Sinclair', GBP, '71.3', '0'],
  ['Tynebridge Homes', GBP, '3555.55', '-1500'],
  ['Ulster Street Apartments', GBP, '418', '0'],
  ['Verdant Property Care', EUR, '86.6', '0'],
  ['Wexford Harbour Lets', EUR, '1500', '-750'],
]
const FIRST_ID = 71

export function addAccounts(books: Books): void {
  for (const [at, [name, currency, balance, minBalance]] of LINES.entries()) {
    const id = FIRST_ID + at
    books.accounts.set(id, {
      id,
      uuid: sampleUuid('account', id),
      currency,
      name,
      balance: decimal(balance),
      minBalance: decimal(minBalance),
      maxBalance: decimal('10000'),
      externalId: at % 3 === 0 ? String(20_000 + id) : null,
      contractor: 31 + Math.floor(at / 2),
      details: new Map<string, Decimal | JsonValue>([
        ['vat', decimal(currency === EUR ? '23' : '20')],
        ['balance-low-threshold', null],
        ['balance-high-threshold', null],
        ['send-balance-notifications-to', []],
        ['destination-rate-limit', decimal('0.3444')],
        ['max-call-duration', new Digits('7200')],
        ['origination-capacity', new Digits('10')],
        ['termination-capacity', new Digits('10')],
        ['total-capacity', new Digits('15')],
        ['send-invoices-to', []],
        ['invoice-period-id', null],
        ['timezone', currency === EUR ? 'Europe/Dublin' : 'Europe/London'],
      ]),
    })
  }
}
