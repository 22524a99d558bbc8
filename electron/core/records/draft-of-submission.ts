import * as v from 'valibot'
import { Answers, type Draft } from '#shared/contract/drafts.ts'
import { NotFoundError, NotNowError } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { putDraft } from './drafts.ts'

/**
 * A new draft with the answers that a rejected or cancelled submission was made from, so that it can be mended.
 * A rejected one is set aside in the same transaction: from then on the draft is what needs attention.
 *
 * @throws NotFoundError; NotNowError when it may still be sent, was accepted, or its answers are not kept
 */
export function draftOfSubmission(store: Store, id: string): Promise<Draft> {
  return store.transaction(async (queries) => {
    const row = await queries
      .selectFrom('submissions')
      .select(['kind', 'connection_id', 'state', 'answers'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (row === undefined) throw new NotFoundError('submission', id)
    if (row.state !== 'rejected' && row.state !== 'cancelled')
      throw new NotNowError(
        'HO-DRAFT-NOT-ENDED',
        'Only a rejected or cancelled submission can be mended and sent again.',
        'Answer or cancel it in the Outbox first.',
      )
    if (row.answers === null)
      throw new NotNowError(
        'HO-DRAFT-NO-ANSWERS',
        'What was typed for this one is not kept: it came from the command line, or was erased by now.',
        'Start a new one.',
      )
    if (row.state === 'rejected')
      await queries.updateTable('submissions').set({ set_aside: 1 }).where('id', '=', id).execute()
    return putDraft(queries, {
      id: null,
      kind: row.kind,
      connectionId: row.connection_id,
      step: 'check',
      // The wizard shows what the service said of it at the fields it named.
      answers: { ...v.parse(Answers, JSON.parse(row.answers)), mends: id },
      blocked: null,
    })
  })
}
