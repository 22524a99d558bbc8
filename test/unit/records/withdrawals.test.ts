import { describe, expect, test, vi } from 'vitest'
import { getReceipt } from '#core/records/receipts.ts'
import { eraseOldBodies } from '#core/records/retention.ts'
import { readSettings, saveSettings } from '#core/records/settings.ts'
import { withdrawAgreement } from '#core/records/withdrawals.ts'
import { chainWorld, parts } from '#test/support/chain-world.ts'
import { all } from '#test/support/outbox-world.ts'

// Under load a commit may take long; nothing here is timed.
vi.setConfig({ testTimeout: 60_000 })

const CONSENT = {
  basis: 'explicit-consent',
  wording: 'psr-1',
  givenBy: 'Aoife Brannigan',
  how: 'telephone',
  at: '2026-11-20',
  scope: ['record' as const, 'share' as const],
}

async function accepted(consent: typeof CONSENT | null) {
  const world = await chainWorld()
  const given = parts(['psr-record', 'one']).map((part) => ({ ...part, consent }))
  const input = { connectionId: 'CONN', parts: given, allowDuplicate: null, draftId: null }
  const outcome = await world.outbox.createTogether(input)
  if (outcome.outcome !== 'queued') throw new Error('It was not queued.')
  await world.outbox.run({ ...all, waitSeconds: 5 })
  const [submission] = await world.outbox.list('accepted')
  const receipt = await getReceipt(world.store.queries, submission?.receiptId ?? '')
  return { ...world, keepers: { store: world.store, audit: world.deps.audit }, receipt }
}

describe('an agreement', () => {
  test('can be taken back once, by whom and when is kept, and the audit log says that it was', async () => {
    const { keepers, receipt, store } = await accepted(CONSENT)
    expect(receipt).toMatchObject({ hasBasis: true, withdrawn: null })
    const back = { id: receipt.id, at: '2026-11-25', how: 'e-mail', by: 'Niamh Byrne' }
    const withdrawn = await withdrawAgreement(keepers, back)
    expect(withdrawn.withdrawn).toMatchObject({ at: '2026-11-25', how: 'e-mail', notedBy: 'Niamh Byrne' })
    const events = await store.queries.selectFrom('audit').select(['event', 'subject']).execute()
    expect(events).toContainEqual({ event: 'agreement-withdrawn', subject: receipt.id })
    await expect(withdrawAgreement(keepers, back)).rejects.toMatchObject({ code: 'HO-RECEIPT-WITHDRAWN' })
  })

  test('is known of after what was sent, and the agreement itself, were erased', async () => {
    const { keepers, receipt, store } = await accepted(CONSENT)
    const now = new Date(Date.now() + 86_400_000)
    await saveSettings(store, { ...(await readSettings(store.queries)), keepBodiesDays: 0 })
    await eraseOldBodies({ ...keepers, now })
    const [row] = await store.queries.selectFrom('submissions').select('consent').execute()
    expect(row?.consent).toBeNull()
    expect(await getReceipt(store.queries, receipt.id)).toMatchObject({ hasBasis: true, bodyKept: false })
  })

  test('that was never given cannot be taken back', async () => {
    const { keepers, receipt } = await accepted(null)
    expect(receipt.hasBasis).toBe(false)
    const back = { id: receipt.id, at: '2026-11-25', how: 'e-mail', by: 'Niamh Byrne' }
    await expect(withdrawAgreement(keepers, back)).rejects.toMatchObject({ code: 'HO-RECEIPT-NO-BASIS' })
    await expect(withdrawAgreement(keepers, { ...back, id: 'NONE' })).rejects.toThrow('NONE')
  })
})
