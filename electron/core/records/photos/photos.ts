import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { Photo, type PhotoOutcome, type SubmissionPhoto } from '#shared/contract/photos.ts'
import { READING_FIELDS } from '#shared/domain/meter-readings.ts'
import { problem } from '#shared/domain/problem-codes.ts'
import { NotFoundError } from '../../refusal.ts'
import type { Queries, Store } from '../../store/store.ts'
import { RefusedPhotoError } from './refused-photo.ts'
import { stripPhoto } from './strip-photo.ts'

/**
 * Keeps a photo, without what its camera wrote into it. It belongs to nothing yet; the same one twice is kept once, as if it were new.
 * What is refused is told as the outcome.
 */
export async function addPhoto(store: Store, given: Uint8Array, now: Date): Promise<PhotoOutcome> {
  try {
    const { bytes, mediaType, width, height, orientation } = stripPhoto(given)
    const hash = createHash('sha256').update(bytes).digest('hex')
    const added_at = now.toISOString()
    await store.transaction((queries) =>
      queries
        .insertInto('photos')
        .values({ hash, media_type: mediaType, width, height, orientation, bytes, added_at })
        .onConflict((same) => same.column('hash').doUpdateSet({ added_at }))
        .execute(),
    )
    return { outcome: 'kept', hash }
  } catch (error) {
    if (!(error instanceof RefusedPhotoError)) throw error
    return { outcome: 'refused', problem: problem(error.code, '') }
  }
}

/** Throws NotFoundError when it is not kept, or not any more. */
export async function getPhoto(queries: Queries, hash: string): Promise<Photo> {
  const row = await queries.selectFrom('photos').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (row === undefined) throw new NotFoundError('photo', hash)
  const { media_type, width, height, orientation, bytes } = row
  return v.parse(Photo, {
    mediaType: media_type,
    width,
    height,
    orientation,
    bytes: Buffer.from(bytes).toString('base64'),
  })
}

/** The photos beside a submission's readings, as long as they are kept; in the order of the readings. */
export async function photosOfSubmission(queries: Queries, id: string): Promise<SubmissionPhoto[]> {
  const rows = await queries
    .selectFrom('submission_photos as s')
    .innerJoin('photos as p', 'p.hash', 's.hash')
    .select(['s.hash', 's.reading'])
    .where('s.submission_id', '=', id)
    .orderBy('s.hash')
    .execute()
  return rows.toSorted((a, b) => READING_FIELDS.indexOf(a.reading) - READING_FIELDS.indexOf(b.reading))
}
