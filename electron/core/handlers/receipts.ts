import type { Application } from '../application.ts'
import { receiptPage } from '../records/receipt-page.ts'
import { searchReceipts } from '../records/receipt-search.ts'
import { getReceipt, listReceipts } from '../records/receipts.ts'
import { withdrawAgreement } from '../records/withdrawals.ts'
import type { Implementer } from './implementer.ts'

export function receiptHandlers(os: Implementer, application: Application) {
  const queries = () => application.session().store.queries
  return {
    list: os.receipts.list.handler(() => listReceipts(queries())),
    search: os.receipts.search.handler(({ input }) => searchReceipts(application.session().store, input)),
    get: os.receipts.get.handler(({ input }) => getReceipt(queries(), input.id)),
    reveal: os.receipts.reveal.handler(async ({ input }) => {
      const session = application.session()
      const { hiddenLines } = await import('../hidden-lines.ts')
      const lines = await hiddenLines(session.store.queries, input.id)
      await session.noteShown(input.id)
      return { lines }
    }),
    withdraw: os.receipts.withdraw.handler(async ({ input }) => {
      const session = application.session()
      const receipt = await withdrawAgreement(session, { ...input, by: await session.user() })
      application.changed('submissions')
      return receipt
    }),
    html: os.receipts.html.handler(async ({ input }) => ({
      html: receiptPage(await getReceipt(queries(), input.id)),
    })),
  }
}
