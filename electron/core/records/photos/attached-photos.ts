import { sql, type RawBuilder, type Transaction } from 'kysely'
import { hashesIn, photosOf, readingOfPhotos } from '#shared/domain/reading-photos.ts'
import type { Answers } from '#shared/domain/wizard-form.ts'
import { NotNowError } from '../../refusal.ts'
import type { Store } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'

/*
 * Whose photos are whose. A photo is kept as long as a submission has it whose body is kept, or a draft names it in its answers; it goes
 * with the last of them.
 */

/**
 * Puts the photos of a wizard's answers beside a new submission's readings, in the transaction that stores it.
 * Throws NotNowError when one of them is not kept any more.
 */
export async function attachPhotos(
  queries: Transaction<Tables>,
  submissionId: string,
  answers: Answers | null,
): Promise<void> {
  const photos = answers === null ? [] : photosOf(answers)
  if (photos.length === 0) return
  const kept = await queries
    .selectFrom('photos')
    .select('hash')
    .where(
      'hash',
      'in',
      photos.map(({ hash }) => hash),
    )
    .execute()
  if (kept.length < photos.length)
    throw new NotNowError(
      'HO-PHOTO-GONE',
      'A photo beside a reading is not kept any more.',
      'Go back to the readings, remove it, and add it again.',
    )
  await queries
    .insertInto('submission_photos')
    .values(photos.map(({ hash, reading }) => ({ submission_id: submissionId, hash, reading })))
    .execute()
}

/** Erases the photos of submissions whose bodies are erased, by their numbers, in the same transaction. Receipts keep the hashes. */
export async function erasePhotosOf(queries: Transaction<Tables>, numbers: readonly number[]): Promise<void> {
  const whose = queries.selectFrom('submissions').select('id').where('number', 'in', numbers)
  const rows = await queries
    .deleteFrom('submission_photos')
    .where('submission_id', 'in', whose)
    .returning('hash')
    .execute()
  await erase(
    queries,
    rows.map(({ hash }) => hash),
  )
}

/** Erases the photos that only this draft named, once it is gone, in the same transaction. `answers` are what it held. */
export async function erasePhotosOfDraft(queries: Transaction<Tables>, answers: Answers): Promise<void> {
  const hashes = Object.entries(answers).flatMap(([question, answer]) =>
    readingOfPhotos(question) === null ? [] : hashesIn(answer),
  )
  await erase(queries, hashes)
}

/** Erases one that nothing has; false when something has it, or it is not there. */
export function removePhoto(store: Store, hash: string): Promise<boolean> {
  return store.transaction(async (queries) => (await erase(queries, [hash])) > 0)
}

/** The time in which a photo that was handed over gets into a draft, which takes a second; a day is for a computer that sleeps. */
const LOOSE_MS = 86_400_000

/** Erases photos that nothing has: of a page that was closed before it saved its draft, of readings that are asked no longer. */
export async function eraseLoosePhotos(store: Store, now: Date): Promise<number> {
  const before = new Date(now.getTime() - LOOSE_MS).toISOString()
  return store.transaction((queries) => eraseUnowned(queries, sql<boolean>`added_at <= ${before}`))
}

/** Erases those of these that nothing has. Gives how many. */
async function erase(queries: Transaction<Tables>, hashes: readonly string[]): Promise<number> {
  if (hashes.length === 0) return 0
  return eraseUnowned(queries, sql<boolean>`hash IN (SELECT value FROM json_each(${JSON.stringify(hashes)}))`)
}

/** Erases those that fit and that neither a submission nor a draft has. */
async function eraseUnowned(queries: Transaction<Tables>, fits: RawBuilder<boolean>): Promise<number> {
  const { numDeletedRows } = await queries
    .deleteFrom('photos')
    .where(fits)
    .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM submission_photos AS s WHERE s.hash = photos.hash)`)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM drafts AS d, json_each(d.answers) AS a
        WHERE a.key GLOB 'photos.*' AND instr(a.value, photos.hash) > 0)`,
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
