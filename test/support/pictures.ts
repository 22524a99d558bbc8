import { crc32, deflateSync } from 'node:zlib'

/*
 * Small pictures as phones and programs make them, put together byte by byte, with everything in them that must not be kept.
 */

/** What must be found in no byte that is kept: each is written into `phoneJpeg` or `chattyPng`. */
export const TELLTALES = [
  'Exif',
  'Quigglephone',
  'Maker-Secrets',
  'GPS-53.3498',
  'http://ns.adobe.com/xap',
  'Photoshop 3.0',
  'ICC_PROFILE',
  'MPF',
  'A comment about Aoife',
  'Trailing-Movie',
  'Written-By-Program',
] as const

const bytesOf = (...parts: (string | Uint8Array | readonly number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Uint8Array.from(part))),
  )

export function jpegSegment(marker: number, ...parts: (string | Uint8Array | readonly number[])[]): Buffer {
  const payload = bytesOf(...parts)
  const length = payload.length + 2
  return bytesOf([0xff, marker, length >> 8, length & 0xff], payload)
}

const SOI = [0xff, 0xd8]
const EOI = [0xff, 0xd9]
const QUANTISATION = jpegSegment(0xdb, [0], new Uint8Array(64).fill(1))
const oneCode = (head: number) => jpegSegment(0xc4, [head, 1], new Uint8Array(15), [0])
const SCAN = jpegSegment(0xda, [1, 1, 0, 0, 63, 0])

export function jpegFrame(width: number, height: number, marker = 0xc0): Buffer {
  return jpegSegment(marker, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0])
}

/** A grey picture of 16 by 8 pixels and nothing else; a real one, that browsers show. */
export const PLAIN_JPEG: Buffer = jpegWith([], [])

/** The grey picture with segments after its beginning, and bytes after its end. */
export function jpegWith(segments: readonly Uint8Array[], behind: readonly Uint8Array[]): Buffer {
  const drawn = [QUANTISATION, jpegFrame(16, 8), oneCode(0x00), oneCode(0x10), SCAN, Uint8Array.of(0x0f)]
  return bytesOf(SOI, ...segments, ...drawn, EOI, ...behind)
}

/** EXIF's TIFF: the camera's name, how it was held, where, what its maker wrote, and a small picture. */
export function exif(orientation: number, order: 'II' | 'MM' = 'II'): Buffer {
  const little = order === 'II'
  const uint16 = (value: number) => (little ? [value & 0xff, value >> 8] : [value >> 8, value & 0xff])
  const uint32 = (value: number) => (little ? [...uint16(value), 0, 0] : [0, 0, ...uint16(value)])
  const entry = (tag: number, type: number, count: number, value: number[]) =>
    bytesOf(uint16(tag), uint16(type), uint32(count), value)
  const name = 'Quigglephone 12\0'
  const place = 'GPS-53.3498,-6.2603\0'
  const maker = 'Maker-Secrets\0'
  const first = 8 + 2 + 4 * 12 + 4
  const entries = [
    entry(0x0110, 2, name.length, uint32(first)),
    entry(0x0112, 3, 1, [...uint16(orientation), 0, 0]),
    entry(0x8825, 4, 1, uint32(first + name.length)),
    entry(0x927c, 7, maker.length, uint32(first + name.length + place.length)),
  ]
  const head = bytesOf(order, uint16(42), uint32(8), uint16(entries.length), ...entries, uint32(0))
  return bytesOf(head, name, place, maker, PLAIN_JPEG)
}

/** As a phone makes it: everything there is, and a second picture and a film after the end. */
export function phoneJpeg(orientation = 6): Buffer {
  return jpegWith(
    [
      jpegSegment(0xe0, 'JFIF\0', [1, 1, 1, 0, 72, 0, 72, 1, 1], [1, 2, 3]),
      jpegSegment(0xe1, 'Exif\0\0', exif(orientation)),
      jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS-53.3498</x:xmpmeta>'),
      jpegSegment(0xe2, 'ICC_PROFILE\0', [1, 1], 'Quigglephone Display'),
      jpegSegment(0xe2, 'MPF\0', exif(1)),
      jpegSegment(0xed, 'Photoshop 3.0\0', '8BIM Aoife'),
      jpegSegment(0xfe, 'A comment about Aoife'),
    ],
    [PLAIN_JPEG, Buffer.from('Trailing-Movie')],
  )
}

export function pngChunk(name: string, data: Uint8Array | readonly number[]): Buffer {
  const named = bytesOf(name, data)
  const chunk = Buffer.alloc(named.length + 8)
  chunk.writeUInt32BE(named.length - 4)
  named.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(named), named.length + 4)
  return chunk
}

export function pngHeader(width: number, height: number, depth = 8, colour = 0): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([depth, colour, 0, 0, 0], 8)
  return pngChunk('IHDR', header)
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Two rows of two grey pixels, each row after its filter. */
export const PNG_PIXELS = pngChunk('IDAT', deflateSync(Uint8Array.of(0, 10, 200, 0, 200, 10)))
export const PNG_END = pngChunk('IEND', [])

export function pngOf(...chunks: readonly Uint8Array[]): Buffer {
  return bytesOf(PNG_SIGNATURE, ...chunks)
}

/** A grey picture of 2 by 2 pixels, and nothing else. */
export const PLAIN_PNG: Buffer = pngOf(pngHeader(2, 2), PNG_PIXELS, PNG_END)

/** As a program saves it: with texts, a time, EXIF, a colour profile, something of its own, and bytes after its end. */
export const chattyPng = (): Buffer =>
  bytesOf(
    pngOf(
      pngHeader(2, 2),
      pngChunk('tEXt', Buffer.from('Software\0Written-By-Program')),
      pngChunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0http://ns.adobe.com/xap')),
      pngChunk('zTXt', bytesOf('Comment\0\0', deflateSync('A comment about Aoife'))),
      pngChunk('tIME', [7, 234, 11, 20, 9, 30, 0]),
      pngChunk('eXIf', exif(6)),
      pngChunk('iCCP', bytesOf('Quigglephone Display\0\0', deflateSync('ICC_PROFILE'))),
      pngChunk('quIg', Buffer.from('Maker-Secrets')),
      PNG_PIXELS,
      PNG_END,
    ),
    'Trailing-Movie',
  )

/** The beginning of a photo as iPhones keep it. */
export const HEIC = bytesOf([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0], 'mif1heic')
