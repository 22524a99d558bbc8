import * as v from 'valibot'
import { isPhotoHash } from '#shared/domain/reading-photos.ts'
import { NotFoundError } from '../refusal.ts'
import type { Queries } from '../store/store.ts'

const Lines = v.array(v.object({ label: v.string(), value: v.string() }))

/**
 * What a submission is about, as its receipt would show it: redacted when it was made, so nobody is named in full.
 *
 * @throws NotFoundError
 */
export async function summaryOf(queries: Queries, id: string): Promise<v.InferOutput<typeof Lines>> {
  const row = await queries.selectFrom('submissions').select('view').where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFoundError('submission', id)
  // Nobody reads a photo's hash out over the phone.
  return v.parse(Lines, JSON.parse(row.view)).filter(({ value }) => !isPhotoHash(value))
}
