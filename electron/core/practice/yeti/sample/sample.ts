import { createBooks, type Books } from '../books.ts'
import { addAccounts } from './accounts.ts'
import { addServiceTypes } from './service-types.ts'
import { addServices } from './services.ts'

/** What the practice service knows from the start: the same in every run, with dates relative to `now`. */
export function sampleBooks(now: Date): Books {
  const books = createBooks({ service: 1, 'service-type': 21, transaction: 1, 'remote-customer': 80_041 })
  addAccounts(books)
  addServiceTypes(books)
  addServices(books, now)
  return books
}
