import type { Transaction } from 'kysely'
import * as v from 'valibot'
import { Answers, type Draft } from '#shared/contract/drafts.ts'
import { isCtrlHubKind } from '#shared/domain/ctrl-hub/document.ts'
import { RESOURCES } from '#shared/domain/resources.ts'
import type { SubmissionState } from '#shared/domain/submission.ts'
import { NotFoundError, NotNowError } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { putDraft } from './drafts.ts'

/**
 * A new draft with the answers that a rejected or cancelled submission was made from, so that it can be mended.
 * A rejected one is set aside in the same transaction: from then on the draft is what needs attention.
 *
 * Of a chain it is the draft of the whole: what it stood on and was accepted is named in the answers as something that is there
 * already (`contact.how`, `contact.id`…), so that it is used again and never made twice.
 *
 * @throws NotFoundError; NotNowError when it may still be sent, was accepted, or its answers are not kept
 */
export function draftOfSubmission(store: Store, id: string): Promise<Draft> {
  return store.transaction(async (queries) => {
    const asked = await rowOf(queries, id)
    const last = await endOfChain(queries, asked)
    const chain = [last, ...(await standingUnder(queries, last.id))]
    const open = chain.find(({ state }) => !ENDED.includes(state))
    if (!MENDABLE.includes(asked.state) || open !== undefined)
      throw new NotNowError(
        'HO-DRAFT-NOT-ENDED',
        'Only a rejected or cancelled submission can be mended and sent again.',
        'Answer or cancel it in the Outbox first.',
      )
    if (last.answers === null)
      throw new NotNowError(
        'HO-DRAFT-NO-ANSWERS',
        'What was typed for this one is not kept: it came from the command line, or was erased by now.',
        'Start a new one.',
      )
    const rejected = chain.find(({ state }) => state === 'rejected')
    for (const row of chain)
      if (row.state === 'rejected')
        await queries.updateTable('submissions').set({ set_aside: 1 }).where('id', '=', row.id).execute()
    return putDraft(queries, {
      id: null,
      kind: last.kind,
      connectionId: last.connection_id,
      step: 'check',
      answers: {
        ...v.parse(Answers, JSON.parse(last.answers)),
        ...madeAlready(chain),
        // The wizard shows what the service said of it at the fields it named.
        mends: rejected?.id ?? last.id,
      },
      blocked: null,
    })
  })
}

const MENDABLE: readonly SubmissionState[] = ['rejected', 'cancelled']
const ENDED: readonly SubmissionState[] = [...MENDABLE, 'accepted']
const RemoteIds = v.record(v.string(), v.string())

type Row = Pick<
  Tables['submissions'],
  'id' | 'kind' | 'connection_id' | 'state' | 'answers' | 'title' | 'remote_ids'
>

async function rowOf(queries: Transaction<Tables>, id: string): Promise<Row> {
  const row = await queries
    .selectFrom('submissions')
    .select(['id', 'kind', 'connection_id', 'state', 'answers', 'title', 'remote_ids'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFoundError('submission', id)
  return row
}

/** The one that all the others of a chain are for: it alone has the answers. */
async function endOfChain(queries: Transaction<Tables>, row: Row): Promise<Row> {
  const above = await queries
    .selectFrom('dependencies')
    .select('submission_id')
    .where('on_id', '=', row.id)
    .executeTakeFirst()
  return row.answers !== null || above === undefined
    ? row
    : endOfChain(queries, await rowOf(queries, above.submission_id))
}

/** What a submission stands on, and what that stands on. */
async function standingUnder(queries: Transaction<Tables>, id: string): Promise<Row[]> {
  const below = await queries
    .selectFrom('dependencies')
    .select('on_id')
    .where('submission_id', '=', id)
    .execute()
  const found = new Map<string, Row>()
  for (const { on_id } of below) {
    found.set(on_id, await rowOf(queries, on_id))
    for (const row of await standingUnder(queries, on_id)) found.set(row.id, row)
  }
  return [...found.values()]
}

/** The answers that name what was accepted as records that are there. */
function madeAlready(chain: readonly Row[]): Record<string, string> {
  return Object.fromEntries(
    chain.flatMap(({ kind, state, title, remote_ids }): [string, string][] => {
      const { id } = v.parse(RemoteIds, JSON.parse(remote_ids))
      if (state !== 'accepted' || id === undefined || !isCtrlHubKind(kind)) return []
      return [
        [`${kind}.how`, 'existing'],
        [`${kind}.id`, id],
        [`${kind}.type`, RESOURCES[kind].type],
        [`${kind}.label`, title],
      ]
    }),
  )
}
