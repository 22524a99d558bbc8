import type { Client } from '#renderer/api/client.ts'
import type { Batch } from '#shared/contract/batches.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import { notFound } from './fake-errors.ts'

type Lists = { batches: Batch[]; submissions: Submission[] }

/** The area `batches` of the fake core: the counts are those of its submissions. */
export function fakeBatches(
  world: () => Lists,
  note: (path: string, input: unknown) => void,
  changed: () => void,
): Client['batches'] {
  const within = (id: string) => world().submissions.filter((one) => one.batch?.id === id)
  const shown = (batch: Batch): Batch => {
    const rows = within(batch.id)
    if (rows.length === 0) return batch
    const count = (state: Submission['state']) => rows.filter((one) => one.state === state).length
    const counts = {
      queued: count('queued'),
      waiting: count('waiting'),
      sending: count('sending'),
      unconfirmed: count('unconfirmed'),
      rejected: count('rejected'),
      accepted: count('accepted'),
      cancelled: count('cancelled'),
    }
    const open = counts.queued + counts.waiting + counts.sending
    return { ...batch, total: rows.length, counts, doneAt: open > 0 ? null : '2026-11-22T10:20:00.000Z' }
  }
  const find = (id: string): Batch => {
    const batch = world().batches.find((one) => one.id === id)
    if (batch === undefined) throw notFound(id)
    return shown(batch)
  }
  return {
    list: () => Promise.resolve(world().batches.map(shown)),
    get: async ({ id }) => find(id),
    submissions: async ({ id, states, offset, limit }) => {
      const rows = within(find(id).id).filter((one) => states === null || states.includes(one.state))
      return { total: rows.length, submissions: rows.slice(offset, offset + limit) }
    },
    cancel: async ({ id }) => {
      note('batches.cancel', { id })
      const unsent = within(id).filter(({ state }) => state === 'queued' || state === 'waiting')
      world().submissions = world().submissions.map((one) =>
        unsent.includes(one) ? { ...one, state: 'cancelled' } : one,
      )
      changed()
      return { batch: find(id), cancelled: unsent.length }
    },
    html: async ({ id, full }) => {
      note('batches.html', { id, full })
      const who = full === null ? 'M. D.' : 'Mairead Doyle'
      return {
        html: `<!doctype html><style>:root{--a:#000}body{margin:0}</style><body><h1>Receipt</h1><p>${who}</p></body>`,
      }
    },
    export: async ({ id, as, full }) => {
      note('batches.export', { id, as, full })
      return { name: `batch-${id}.${as}`, text: as === 'csv' ? 'line\r\n' : '[]' }
    },
  }
}
