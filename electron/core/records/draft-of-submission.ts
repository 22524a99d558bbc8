import * as v from 'valibot'
import { Answers, type Draft } from '#shared/contract/drafts.ts'
import { NotFoundError, NotNowError } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { saveDraft } from './drafts.ts'

/**
 * A new draft with the answers that a rejected or cancelled submission was made from, so that it can be mended.
 *
 * @throws NotFoundError; NotNowError when it may still be sent, was accepted, or its answers are not kept
 */
export async function draftOfSubmission(store: Store, id: string): Promise<Draft> {
  const row = await store.queries
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
  const draft = await saveDraft(store, {
    id: null,
    kind: row.kind,
    connectionId: row.connection_id,
    step: 'check',
    // The wizard shows what the service said of it at the fields it named.
    answers: { ...v.parse(Answers, JSON.parse(row.answers)), mends: id },
    blocked: null,
  })
  // From here on the draft is what needs attention.
  await store.queries.updateTable('submissions').set({ set_aside: 1 }).where('id', '=', id).execute()
  return draft
}
