import * as v from 'valibot'
import { base64Of } from '#renderer/api/base64.ts'
import { blobDoor } from '#renderer/api/blob-door.ts'
import type { Client } from '#renderer/api/client.ts'
import { LARGEST_PIECE } from '#shared/contract/import-choices.ts'
import type { PhotoOutcome } from '#shared/contract/photos.ts'
import { isPhotoRefusal, type PhotoRefusal } from '#shared/domain/photo-texts.ts'
import { problem } from '#shared/domain/problem-codes.ts'
import { isPhotoHash, LARGEST_PHOTO } from '#shared/domain/reading-photos.ts'

const Kept = v.object({ hash: v.pipe(v.string(), v.check(isPhotoHash)) })
const Refused = v.object({ error: v.string() })

/** Hands a photo over to the core, in whichever way this page reaches it. @throws what a call of the contract throws */
export async function addPhoto(client: Client, file: Blob): Promise<PhotoOutcome> {
  if (file.size > LARGEST_PHOTO) return refused('HO-PHOTO-SIZE')
  const put = blobDoor()
  return put === null ? inPieces(client, file) : outcomeOf(await put(file))
}

async function inPieces(client: Client, file: Blob): Promise<PhotoOutcome> {
  const upload = crypto.randomUUID()
  for (let number = 0; ; number += 1) {
    const end = (number + 1) * LARGEST_PIECE
    const bytes = await base64Of(file.slice(number * LARGEST_PIECE, end))
    const told = await client.photos.addPiece({ upload, number, last: end >= file.size, bytes })
    if (told !== null) return told
  }
}

async function outcomeOf(response: Response): Promise<PhotoOutcome> {
  const answer: unknown = await response.json()
  if (response.ok) return { outcome: 'kept', hash: v.parse(Kept, answer).hash }
  const { error } = v.parse(Refused, answer)
  if (error === 'TOO_LARGE') return refused('HO-PHOTO-SIZE')
  if (isPhotoRefusal(error)) return refused(error)
  throw new Error(`A photo was answered with ${response.status}.`)
}

function refused(code: PhotoRefusal): PhotoOutcome {
  return { outcome: 'refused', problem: problem(code, '') }
}
