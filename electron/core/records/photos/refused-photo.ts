import { MOST_PIXELS } from '#shared/domain/reading-photos.ts'
import type { PhotoRefusal } from '#shared/domain/photo-texts.ts'

/** A file that is not taken as a photo. Nothing of the file is in it. */
export class RefusedPhotoError extends Error {
  readonly code: PhotoRefusal

  constructor(code: PhotoRefusal) {
    super(`The photo is refused: ${code}.`)
    this.name = 'RefusedPhotoError'
    this.code = code
  }
}

/** Throws: what is read here cannot be a picture that a browser shows. */
export function broken(): never {
  throw new RefusedPhotoError('HO-PHOTO-BROKEN')
}

/** Whether a picture may be as large as its header says: a few bytes can ask a decoder for gigabytes. Throws RefusedPhotoError. */
export function checkSize(width: number, height: number): void {
  if (width === 0 || height === 0) broken()
  if (width * height > MOST_PIXELS) throw new RefusedPhotoError('HO-PHOTO-PIXELS')
}
