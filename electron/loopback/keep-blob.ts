import type { IncomingMessage } from 'node:http'
import { LARGEST_PHOTO } from '#shared/domain/reading-photos.ts'
import type { Refusal } from '#shared/web/refusal.ts'
import type { App } from '#core/app.ts'
import { NotNowError } from '#core/refusal.ts'
import { TroubleError } from '#core/trouble.ts'
import { readBytes } from './body-bytes.ts'

export type AddPhoto = App['addPhoto']
export type KeptBlob = { kept: true; hash: string } | { kept: false; refusal: Refusal }

/** Takes the body of a `PUT /blob`: a photo, up to 12 MB. Whoever asks was checked before; nothing is written to disk on the way. */
export async function keepBlob(request: IncomingMessage, addPhoto: AddPhoto): Promise<KeptBlob> {
  const body = await readBytes(request, LARGEST_PHOTO)
  if (!body.read) return { kept: false, refusal: body.refusal }
  try {
    const told = await addPhoto(body.bytes)
    if (told.outcome === 'kept') return { kept: true, hash: told.hash }
    const { code, message, fix } = told.problem
    return { kept: false, refusal: { status: 422, error: code, message: `${message} ${fix}` } }
  } catch (error) {
    if (!(error instanceof TroubleError || error instanceof NotNowError)) throw error
    return { kept: false, refusal: { status: 409, error: 'CLOSED', message: 'The profile is not open.' } }
  }
}
