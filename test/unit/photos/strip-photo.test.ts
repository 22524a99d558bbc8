import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RefusedPhotoError } from '#core/records/photos/refused-photo.ts'
import { stripPhoto } from '#core/records/photos/strip-photo.ts'
import { LARGEST_PHOTO } from '#shared/domain/reading-photos.ts'
import {
  chattyPng,
  exif,
  HEIC,
  jpegFrame,
  jpegSegment,
  jpegWith,
  phoneJpeg,
  PLAIN_JPEG,
  PLAIN_PNG,
  PNG_END,
  PNG_PIXELS,
  pngChunk,
  pngHeader,
  pngOf,
  TELLTALES,
} from '#test/support/pictures.ts'

/** The code by which it is refused, or null. */
function refusalOf(bytes: Uint8Array): string | null {
  try {
    stripPhoto(bytes)
    return null
  } catch (error) {
    if (!(error instanceof RefusedPhotoError)) throw error
    return error.code
  }
}

const telltales = (bytes: Uint8Array) => TELLTALES.filter((word) => Buffer.from(bytes).includes(word))
const app = (marker: number, ...parts: string[]) => jpegSegment(marker, ...parts)

describe('of what a camera writes', () => {
  test('nothing is left in a JPEG: what draws it is kept byte by byte, and how it is turned is told beside', () => {
    const given = phoneJpeg(6)
    expect(telltales(given).length, 'the picture has it all').toBe(TELLTALES.length - 1)
    const { bytes, ...rest } = stripPhoto(given)
    expect(telltales(bytes)).toEqual([])
    expect(rest).toEqual({ mediaType: 'image/jpeg', width: 16, height: 8, orientation: 6 })
    // JFIF says how colours are stored; it is written anew, without the thumbnail and the density.
    const jfif = jpegSegment(0xe0, 'JFIF\0', [1, 2, 0, 0, 1, 0, 1, 0, 0])
    expect(Buffer.from(bytes)).toEqual(jpegWith([jfif], []))
  })

  test('nothing is left in a PNG', () => {
    const given = chattyPng()
    expect(telltales(given)).toContain('Written-By-Program')
    const { bytes, ...rest } = stripPhoto(given)
    expect(Buffer.from(bytes)).toEqual(PLAIN_PNG)
    expect(rest).toEqual({ mediaType: 'image/png', width: 2, height: 2, orientation: 1 })
  })

  test('a picture with nothing in it stays as it is', () => {
    for (const plain of [PLAIN_JPEG, PLAIN_PNG]) expect(Buffer.from(stripPhoto(plain).bytes)).toEqual(plain)
    expect(Buffer.from(stripPhoto(stripPhoto(phoneJpeg()).bytes).bytes)).toEqual(
      Buffer.from(stripPhoto(phoneJpeg()).bytes),
    )
  })

  test.each(Array.from({ length: 16 }, (_, at) => 0xe0 + at))(
    'segment %i is dropped, with a comment',
    (at) => {
      const { bytes } = stripPhoto(jpegWith([app(at, 'Maker-Secrets'), app(0xfe, 'Maker-Secrets')], []))
      expect(Buffer.from(bytes)).toEqual(PLAIN_JPEG)
    },
  )

  test('Adobe’s segment keeps the one byte that says how colours are stored', () => {
    const given = jpegWith([jpegSegment(0xee, 'Adobe', [1, 2, 3, 4, 5, 6, 2], 'Maker-Secrets')], [])
    expect(Buffer.from(stripPhoto(given).bytes)).toEqual(
      jpegWith([jpegSegment(0xee, 'Adobe', [0, 100, 0, 0, 0, 0, 2])], []),
    )
  })

  test('an animation becomes its first picture', () => {
    const moving = pngOf(
      pngHeader(2, 2),
      pngChunk('acTL', [0, 0, 0, 2, 0, 0, 0, 0]),
      PNG_PIXELS,
      pngChunk('fdAT', [0, 0, 0, 1, 9]),
      PNG_END,
    )
    expect(Buffer.from(stripPhoto(moving).bytes)).toEqual(PLAIN_PNG)
  })
})

describe('how a picture is turned', () => {
  const turned = (...tiff: Uint8Array[]) =>
    stripPhoto(
      jpegWith(
        tiff.map((one) => jpegSegment(0xe1, 'Exif\0\0', one)),
        [],
      ),
    ).orientation

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('%i is read in both byte orders', (orientation) => {
    expect([turned(exif(orientation, 'II')), turned(exif(orientation, 'MM'))]).toEqual([
      orientation,
      orientation,
    ])
  })

  test('what says nothing that can be is as it is: it is no reason to refuse a photo', () => {
    const good = exif(6)
    for (const value of [0, 9, 255]) expect(turned(exif(value))).toBe(1)
    for (const length of [0, 3, 7, 8, 9, 20, 33]) expect(turned(good.subarray(0, length))).toBe(1)
    expect(turned(Buffer.from('II*\0\xff\xff\xff\x7f', 'latin1'))).toBe(1)
    expect(turned(exif(0), exif(8))).toBe(8)
  })
})

describe('what is refused', () => {
  const twice = (bytes: Buffer) => jpegWith([bytes, bytes], [])

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'HO-PHOTO-TYPE'],
    ['a text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'HO-PHOTO-TYPE'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'HO-PHOTO-TYPE'],
    ['a GIF', Buffer.from('GIF89a'), 'HO-PHOTO-TYPE'],
    ['a WebP', Buffer.from('RIFF\0\0\0\0WEBPVP8 '), 'HO-PHOTO-TYPE'],
    ['a film', Buffer.from('\0\0\0\x18ftypmp42'), 'HO-PHOTO-TYPE'],
    ['an iPhone’s own format', HEIC, 'HO-PHOTO-HEIC'],
    ['more than 12 MB', Buffer.concat([PLAIN_JPEG, Buffer.alloc(LARGEST_PHOTO)]), 'HO-PHOTO-SIZE'],
    ['two frames', twice(jpegFrame(16, 8)), 'HO-PHOTO-BROKEN'],
    ['a frame without height', jpegWith([jpegFrame(16, 0)], []), 'HO-PHOTO-BROKEN'],
    ['a lossless frame', jpegWith([jpegFrame(16, 8, 0xc3)], []), 'HO-PHOTO-BROKEN'],
    ['arithmetic coding', jpegWith([jpegFrame(16, 8, 0xc9)], []), 'HO-PHOTO-BROKEN'],
    ['more than 50 million pixels', jpegWith([jpegFrame(10_000, 5_001)], []), 'HO-PHOTO-PIXELS'],
    [
      'a table with something behind it',
      jpegWith([jpegSegment(0xdb, [0], new Uint8Array(65))], []),
      'HO-PHOTO-BROKEN',
    ],
    [
      'a table of codes cut off',
      jpegWith([jpegSegment(0xc4, [0, 9], new Uint8Array(15))], []),
      'HO-PHOTO-BROKEN',
    ],
    ['a restart interval of three bytes', jpegWith([jpegSegment(0xdd, [0, 1, 2])], []), 'HO-PHOTO-BROKEN'],
    ['an unknown segment', jpegWith([jpegSegment(0xf0, [1])], []), 'HO-PHOTO-BROKEN'],
    ['a beginning within', jpegWith([Uint8Array.of(0xff, 0xd8)], []), 'HO-PHOTO-BROKEN'],
    ['a segment shorter than its length', jpegWith([Uint8Array.of(0xff, 0xe1, 0, 1)], []), 'HO-PHOTO-BROKEN'],
    ['no picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'HO-PHOTO-BROKEN'],
    [
      'PNG: more than 50 million pixels',
      pngOf(pngHeader(50_001, 1000), PNG_PIXELS, PNG_END),
      'HO-PHOTO-PIXELS',
    ],
    ['PNG: no header', pngOf(PNG_PIXELS, PNG_END), 'HO-PHOTO-BROKEN'],
    ['PNG: no pixels', pngOf(pngHeader(2, 2), PNG_END), 'HO-PHOTO-BROKEN'],
    ['PNG: no width', pngOf(pngHeader(0, 2), PNG_PIXELS, PNG_END), 'HO-PHOTO-BROKEN'],
    [
      'PNG: a depth that its colours do not have',
      pngOf(pngHeader(2, 2, 4, 2), PNG_PIXELS, PNG_END),
      'HO-PHOTO-BROKEN',
    ],
    ['PNG: colours of no palette', pngOf(pngHeader(2, 2, 8, 3), PNG_PIXELS, PNG_END), 'HO-PHOTO-BROKEN'],
    [
      'PNG: a palette that hides something',
      pngOf(pngHeader(2, 2), pngChunk('PLTE', [1, 2, 3]), PNG_PIXELS, PNG_END),
      'HO-PHOTO-BROKEN',
    ],
    [
      'PNG: an unknown chunk that no reader may pass over',
      pngOf(pngHeader(2, 2), pngChunk('QUIG', [1]), PNG_PIXELS, PNG_END),
      'HO-PHOTO-BROKEN',
    ],
    [
      'PNG: transparency that hides something',
      pngOf(pngHeader(2, 2), pngChunk('tRNS', [0, 1, 2]), PNG_PIXELS, PNG_END),
      'HO-PHOTO-BROKEN',
    ],
    [
      'PNG: an end that hides something',
      pngOf(pngHeader(2, 2), PNG_PIXELS, pngChunk('IEND', [1])),
      'HO-PHOTO-BROKEN',
    ],
  ])('%s', (_what, bytes, code) => {
    expect(refusalOf(bytes)).toBe(code)
  })

  test('a picture that is cut off anywhere, and a PNG with any byte changed', () => {
    for (const plain of [PLAIN_JPEG, PLAIN_PNG]) {
      expect(refusalOf(plain)).toBeNull()
      for (let length = 0; length < plain.length; length += 1)
        expect(refusalOf(plain.subarray(0, length)), `${length} bytes`).not.toBeNull()
    }
    for (let at = 0; at < PLAIN_PNG.length; at += 1) {
      const changed = Buffer.from(PLAIN_PNG)
      changed[at] = (changed[at] ?? 0) ^ 0x55
      expect(refusalOf(changed), `byte ${at}`).not.toBeNull()
    }
  })
})

describe('whatever the bytes are', () => {
  const garbage = fc.uint8Array({ maxLength: 300 })
  /** A picture with some of its bytes taken out and others put in. */
  const spoilt = fc
    .tuple(fc.constantFrom(phoneJpeg(), chattyPng(), PLAIN_JPEG, PLAIN_PNG), fc.nat(), fc.nat(40), garbage)
    .map(([picture, place, out, put]) => {
      const at = place % picture.length
      return Buffer.concat([picture.subarray(0, at), put, picture.subarray(at + out)])
    })
  const begun = garbage.map((bytes) => Buffer.concat([Uint8Array.of(0xff, 0xd8, 0xff), bytes]))

  test('they are refused by a code or kept, and what is kept is kept again as it is', () => {
    fc.assert(
      fc.property(fc.oneof(garbage, spoilt, begun), (bytes) => {
        if (refusalOf(bytes) !== null) return
        const once = stripPhoto(bytes)
        expect(once.bytes.length).toBeLessThanOrEqual(bytes.length)
        expect(Buffer.from(stripPhoto(once.bytes).bytes)).toEqual(Buffer.from(once.bytes))
        expect(Buffer.from(once.bytes).includes('Exif')).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('12 MB of segments, scans or chunks are done with at once', () => {
    const fill = (piece: Buffer, size: number) => Buffer.alloc(size, piece)
    for (const hard of [
      Buffer.concat([Uint8Array.of(0xff, 0xd8), fill(Buffer.from([0xff, 0xfe, 0, 2]), 11_999_990)]),
      Buffer.concat([PLAIN_JPEG.subarray(0, -2), fill(Buffer.from([0xff, 0]), 11_900_000)]),
      Buffer.concat([Uint8Array.of(0xff, 0xd8), new Uint8Array(11_999_000).fill(0xff)]),
      Buffer.concat([pngOf(pngHeader(2, 2)), fill(pngChunk('quIg', []), 11_900_000)]),
    ]) {
      const before = performance.now()
      expect(refusalOf(hard)).toBe('HO-PHOTO-BROKEN')
      expect(performance.now() - before).toBeLessThan(5000)
    }
  })
})
