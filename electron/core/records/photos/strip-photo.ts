import { LARGEST_PHOTO } from '#shared/domain/reading-photos.ts'
import { beginsWith } from './photo-reader.ts'
import { RefusedPhotoError } from './refused-photo.ts'
import { stripJpeg } from './strip-jpeg.ts'
import { PNG_SIGNATURE, stripPng } from './strip-png.ts'

/** A picture as it is kept: its pixels untouched, and nothing that tells of camera, place, time or program. */
export interface StrippedPhoto {
  bytes: Uint8Array
  mediaType: 'image/jpeg' | 'image/png'
  /** In pixels, as they are stored: before it is turned upright. */
  width: number
  height: number
  /** How it is turned to be upright, as EXIF counts (1 to 8). Kept beside the bytes, so that no EXIF at all is in them. */
  orientation: number
}

/**
 * Takes a photo as somebody gave it. What it is, is told by its bytes alone.
 *
 * @throws RefusedPhotoError, and nothing else whatever the bytes are
 */
export function stripPhoto(bytes: Uint8Array): StrippedPhoto {
  if (bytes.length > LARGEST_PHOTO) throw new RefusedPhotoError('HO-PHOTO-SIZE')
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return stripJpeg(bytes)
  if (PNG_SIGNATURE.every((byte, at) => bytes[at] === byte)) return stripPng(bytes)
  throw new RefusedPhotoError(isHeic(bytes) ? 'HO-PHOTO-HEIC' : 'HO-PHOTO-TYPE')
}

/** The brands of the high-efficiency image format (ISO/IEC 23008-12, 10). */
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']

function isHeic(bytes: Uint8Array): boolean {
  return beginsWith(bytes, 'ftyp', 4) && HEIC_BRANDS.some((brand) => beginsWith(bytes, brand, 8))
}
