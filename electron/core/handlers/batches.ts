import { KIND_FACTS } from '#shared/domain/submission.ts'
import type { Application } from '../application.ts'
import { batchProof, type BatchProof } from '../records/batch-proof.ts'
import { getBatch, listBatches } from '../records/batches.ts'
import { noteDisclosure, type Disclosure } from '../records/disclosures.ts'
import { pageOfBatch } from '../store/repositories/submissions.ts'
import type { Implementer } from './implementer.ts'

export function batchHandlers(os: Implementer, application: Application) {
  const queries = () => application.session().store.queries

  /** Redacted without a reason; with one it is written down first, or nothing is shown. */
  async function proofOf(id: string, reason: string | null, form: Disclosure['form']): Promise<BatchProof> {
    if (reason === null) return batchProof(queries(), id, null)
    const session = application.session()
    const by = await session.user()
    const at = new Date()
    return session.store.transaction(async (inside) => {
      const proof = await batchProof(inside, id, { reason, by, at: at.toISOString() })
      await noteDisclosure(inside, session.audit, { batchId: id, at, by, form, reason })
      return proof
    })
  }

  return {
    list: os.batches.list.handler(() => listBatches(queries())),
    get: os.batches.get.handler(({ input }) => getBatch(queries(), input.id)),
    submissions: os.batches.submissions.handler(async ({ input }) => {
      await getBatch(queries(), input.id)
      return pageOfBatch(queries(), input)
    }),
    cancel: os.batches.cancel.handler(async ({ input }) => {
      await getBatch(queries(), input.id)
      const { outbox } = await application.sending()
      const cancelled = await outbox.cancelBatch(input.id)
      return { batch: await getBatch(queries(), input.id), cancelled }
    }),
    html: os.batches.html.handler(async ({ input }) => {
      const { batchPage } = await import('../records/batch-page.ts')
      return { html: batchPage(await proofOf(input.id, input.full, 'html')) }
    }),
    export: os.batches.export.handler(async ({ input }) => {
      const { batchCsv, batchJson } = await import('../records/batch-export.ts')
      const proof = await proofOf(input.id, input.full, input.as)
      return {
        name: fileName(proof, input.as),
        text: input.as === 'csv' ? batchCsv(proof) : batchJson(proof),
      }
    }),
  }
}

/** Tells the kind and the batch, and whether it may be passed on: nothing of anybody. */
function fileName({ batch, disclosed }: BatchProof, as: 'csv' | 'json'): string {
  const kind = KIND_FACTS[batch.kind].title.toLowerCase().replaceAll(' ', '-')
  return `handover-${kind}-${batch.id}-${disclosed === null ? 'redacted' : 'full'}.${as}`
}
