import { crc32 } from 'node:zlib'
import { PhotoReader } from './photo-reader.ts'
import { broken, checkSize } from './refused-photo.ts'
import type { StrippedPhoto } from './strip-photo.ts'

/*
 * A PNG is a row of chunks. Kept are the five that draw the picture; texts, times, EXIF, colour profiles, what programs add of their own,
 * the other pictures of an animation and what follows the end are left out.
 */

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const KEPT = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']
/** Programs write pixels in chunks of some kilobytes. */
const MOST_CHUNKS = 10_000
/** The bit depths that each colour type may have. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** A PNG without anything that a program wrote about itself. Throws RefusedPhotoError and nothing else. */
export function stripPng(bytes: Uint8Array): StrippedPhoto {
  const from = new PhotoReader(bytes, PNG_SIGNATURE.length)
  const kept: Chunk[] = []
  let chunks = 0
  for (let name = ''; name !== 'IEND';) {
    chunks += 1
    if (chunks > MOST_CHUNKS) broken()
    const chunk = chunkOf(from)
    ;({ name } = chunk)
    // The letters of a chunk that no reader may pass over begin with a capital.
    if (KEPT.includes(name)) kept.push(chunk)
    else if (/^[A-Z]/.test(name)) broken()
  }
  return {
    bytes: Buffer.concat([PNG_SIGNATURE, ...kept.map(({ whole }) => whole)]),
    mediaType: 'image/png',
    ...sizeOf(kept),
    orientation: 1,
  }
}

interface Chunk {
  name: string
  data: Uint8Array
  /** With its length, name and checksum. */
  whole: Uint8Array
}

function chunkOf(from: PhotoReader): Chunk {
  const length = from.uint32()
  const named = from.take(4 + length)
  const checksum = from.uint32()
  if (crc32(named) !== checksum) broken()
  const name = Buffer.from(named.subarray(0, 4)).toString('latin1')
  const whole = Buffer.alloc(length + 12)
  whole.writeUInt32BE(length)
  whole.set(named, 4)
  whole.writeUInt32BE(checksum, length + 8)
  return { name, data: named.subarray(4), whole }
}

/** What the header says, where the chunks stand as they must. */
function sizeOf(chunks: readonly Chunk[]): { width: number; height: number } {
  if (!/^IHDR (PLTE )?(tRNS )?(IDAT )+IEND$/.test(chunks.map(({ name }) => name).join(' '))) broken()
  const dataOf = (wanted: string) => chunks.find(({ name }) => name === wanted)?.data
  const header = dataOf('IHDR')
  if (header?.length !== 13 || dataOf('IEND')?.length !== 0) broken()
  const from = new PhotoReader(header)
  const [width, height] = [from.uint32(), from.uint32()]
  const [depth, colour] = [from.byte(), from.byte()]
  const [compression, filter, interlace] = [from.byte(), from.byte(), from.byte()]
  if (DEPTHS[colour]?.includes(depth) !== true) broken()
  if (compression !== 0 || filter !== 0 || interlace > 1) broken()
  checkColours(colour, dataOf('PLTE'), dataOf('tRNS'))
  checkSize(width, height)
  return { width, height }
}

function checkColours(
  colour: number,
  palette: Uint8Array | undefined,
  transparent: Uint8Array | undefined,
): void {
  const colours = (palette?.length ?? 0) / 3
  if (palette !== undefined && (colour === 0 || colour === 4)) broken()
  if (palette === undefined ? colour === 3 : !Number.isInteger(colours) || colours < 1 || colours > 256)
    broken()
  if (transparent === undefined) return
  const fits =
    colour === 3
      ? transparent.length >= 1 && transparent.length <= colours
      : (colour === 0 && transparent.length === 2) || (colour === 2 && transparent.length === 6)
  if (!fits) broken()
}
