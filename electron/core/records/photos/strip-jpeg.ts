import { exifOrientation } from './exif-orientation.ts'
import { beginsWith, PhotoReader } from './photo-reader.ts'
import { broken, checkSize } from './refused-photo.ts'
import type { StrippedPhoto } from './strip-photo.ts'

/*
 * A JPEG is a row of segments (ITU T.81, B.1). What draws the picture is copied byte by byte, after its structure was checked; all that
 * may tell of a camera, a place or another picture is left out: every APPn and comment, and what follows the end. Written anew are two
 * segments without which the colours would be read otherwise, with nothing in them but that.
 */

const EXIF = 'Exif\0\0'
const SOI = Uint8Array.of(0xff, 0xd8)
const EOI = Uint8Array.of(0xff, 0xd9)
/** JFIF 1.02, square pixels, no thumbnail: the colours are YCbCr or grey. */
const JFIF = segment(0xe0, Uint8Array.of(0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 0, 0, 1, 0, 1, 0, 0))
/** Adobe's segment, all zeros but for how the colours are stored. */
const adobe = (transform: number) =>
  segment(0xee, Uint8Array.of(0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, transform))
/** Of progressive pictures there are a dozen; a thousand would keep a decoder busy for minutes. */
const MOST_SCANS = 200
/** A large profile or second picture takes some hundred. */
const MOST_SEGMENTS = 10_000

/** A JPEG without anything that its camera wrote about itself. Throws RefusedPhotoError and nothing else. */
export function stripJpeg(bytes: Uint8Array): StrippedPhoto {
  const from = new PhotoReader(bytes, SOI.length)
  const kept: Uint8Array[] = []
  let frame: Frame | null = null
  let orientation: number | null = null
  /** Which of the two segments about colours there were; where both are, readers choose between them. */
  const colours = new Map<'jfif' | 'adobe', Uint8Array>()
  let scans = 0
  let segments = 0
  for (let marker = markerOf(from); marker !== 0xd9; marker = markerOf(from)) {
    segments += 1
    if (segments > MOST_SEGMENTS) broken()
    const payload = payloadOf(from)
    if (marker === 0xe0 && beginsWith(payload, 'JFIF\0')) colours.set('jfif', JFIF)
    else if (marker === 0xee && beginsWith(payload, 'Adobe') && payload.length >= 12)
      colours.set('adobe', adobe(transformOf(payload)))
    else if (marker === 0xe1 && beginsWith(payload, EXIF))
      orientation ??= exifOrientation(payload.subarray(EXIF.length))
    else if (isNote(marker)) continue
    else if (isFrame(marker)) {
      if (frame !== null) broken()
      frame = frameOf(payload)
      kept.push(segment(marker, payload))
    } else if (marker === 0xda) {
      scans += 1
      if (frame === null || scans > MOST_SCANS) broken()
      checkScan(payload, frame)
      kept.push(segment(marker, payload), from.scan())
    } else {
      checkTable(marker, payload)
      kept.push(segment(marker, payload))
    }
  }
  if (frame === null || scans === 0) broken()
  return {
    bytes: Buffer.concat([SOI, ...colours.values(), ...kept, EOI]),
    mediaType: 'image/jpeg',
    width: frame.width,
    height: frame.height,
    orientation: orientation ?? 1,
  }
}

interface Frame {
  width: number
  height: number
  components: number
}

/** Any number of 0xff may stand before a marker. */
function markerOf(from: PhotoReader): number {
  if (from.byte() !== 0xff) broken()
  let marker = from.byte()
  while (marker === 0xff) marker = from.byte()
  return marker
}

/** What a segment holds after its length. Markers that stand alone (the beginning, restarts) have no place between segments. */
function payloadOf(from: PhotoReader): Uint8Array {
  const length = from.uint16()
  if (length < 2) broken()
  return from.take(length - 2)
}

function segment(marker: number, payload: Uint8Array): Uint8Array {
  const length = payload.length + 2
  return Buffer.concat([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), payload])
}

/** APPn and comments. */
function isNote(marker: number): boolean {
  return (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
}

/** Baseline, extended and progressive with Huffman codes: browsers show no other. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xc2
}

/** 0: RGB or CMYK as they are; 1: YCbCr; 2: YCCK. */
function transformOf(payload: Uint8Array): number {
  const transform = payload[11] ?? 0
  return transform <= 2 ? transform : broken()
}

function frameOf(payload: Uint8Array): Frame {
  const from = new PhotoReader(payload)
  if (from.byte() !== 8) broken()
  const height = from.uint16()
  const width = from.uint16()
  const components = from.byte()
  if (![1, 3, 4].includes(components) || from.left !== components * 3) broken()
  checkSize(width, height)
  return { width, height, components }
}

function checkScan(payload: Uint8Array, frame: Frame): void {
  const components = payload[0] ?? 0
  if (components < 1 || components > frame.components || payload.length !== 4 + components * 2) broken()
}

/** Tables of quantisation and Huffman codes, and the restart interval: each as long as it says, so that nothing else is in it. */
function checkTable(marker: number, payload: Uint8Array): void {
  const from = new PhotoReader(payload)
  if (marker === 0xdd) {
    if (payload.length !== 2) broken()
    return
  }
  if (marker !== 0xdb && marker !== 0xc4) broken()
  do {
    const head = from.byte()
    if (marker === 0xdb) from.take(head >> 4 === 0 ? 64 : 128)
    else from.take(from.take(16).reduce((sum, count) => sum + count, 0))
  } while (from.left > 0)
}
