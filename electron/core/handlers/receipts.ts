import type { Application } from '../application.ts'
import { receiptPage } from '../records/receipt-page.ts'
import { getReceipt, listReceipts } from '../records/receipts.ts'
import type { Implementer } from './implementer.ts'

export function receiptHandlers(os: Implementer, application: Application) {
  const queries = () => application.session().store.queries
  return {
    list: os.receipts.list.handler(() => listReceipts(queries())),
    get: os.receipts.get.handler(({ input }) => getReceipt(queries(), input.id)),
    html: os.receipts.html.handler(async ({ input }) => ({
      html: receiptPage(await getReceipt(queries(), input.id)),
    })),
  }
}
