import type { Transaction } from 'kysely'
import * as v from 'valibot'
import { Answers, type Draft } from '#shared/contract/drafts.ts'
import { NotFoundError } from '../refusal.ts'
import type { Queries, Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { draftTitle } from './draft-title.ts'
import { erasePhotosOfDraft } from './photos/attached-photos.ts'
import { newId } from './short-id.ts'

/** What a wizard knows of its draft; id null makes a new one. */
export type DraftContent = Omit<Draft, 'id' | 'title' | 'createdAt' | 'updatedAt'> & { id: string | null }

/** All drafts, the last one worked on first. */
export async function listDrafts(queries: Queries): Promise<Draft[]> {
  const rows = await queries
    .selectFrom('drafts')
    .selectAll()
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** Throws NotFoundError. */
export async function getDraft(queries: Queries, id: string): Promise<Draft> {
  const row = await queries.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFoundError('draft', id)
  return fromRow(row)
}

/** Creates a draft or replaces the content of one. Throws NotFoundError when the one to replace is gone. */
export function saveDraft(store: Store, content: DraftContent): Promise<Draft> {
  return store.transaction((queries) => putDraft(queries, content))
}

/** The same, in the caller's transaction. */
export async function putDraft(queries: Transaction<Tables>, content: DraftContent): Promise<Draft> {
  const now = new Date().toISOString()
  const changed = {
    kind: content.kind,
    connection_id: content.connectionId,
    step: content.step,
    answers: JSON.stringify(content.answers),
    title: draftTitle(content.kind, content.answers),
    blocked: content.blocked,
    updated_at: now,
  }
  const id = content.id ?? newId()
  if (content.id === null) {
    await queries
      .insertInto('drafts')
      .values({ id, ...changed, created_at: now })
      .execute()
  } else {
    await queries.updateTable('drafts').set(changed).where('id', '=', id).execute()
  }
  return getDraft(queries, id)
}

/** With the photos that only it had. Throws NotFoundError. */
export function removeDraft(store: Store, id: string): Promise<void> {
  return store.transaction(async (queries) => {
    const { answers } = await getDraft(queries, id)
    await queries.deleteFrom('drafts').where('id', '=', id).execute()
    await erasePhotosOfDraft(queries, answers)
  })
}

function fromRow(row: Tables['drafts']): Draft {
  return {
    id: row.id,
    kind: row.kind,
    connectionId: row.connection_id,
    step: row.step,
    answers: v.parse(Answers, JSON.parse(row.answers)),
    title: row.title,
    blocked: row.blocked,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
