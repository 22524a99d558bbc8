import { READING_FIELDS, type ReadingField } from './meter-readings.ts'
import { readingsAsked } from './supply-answers.ts'
import { READING_NAMES } from './switch-answers-words.ts'
import type { Answers } from './wizard-form.ts'

/*
 * Photos beside the readings of a switch. An answer `photos.gasMeterRead` holds the hashes of those beside the gas reading, with commas
 * between them, so that a draft keeps them as it keeps everything else that was answered.
 */

/** The largest photo that is taken: 12 MB. */
export const LARGEST_PHOTO = 12_000_000
/** The most pixels of a photo: a decoder needs four bytes for each, however small the file is. */
export const MOST_PIXELS = 50_000_000
/** The most photos of one submission. */
export const MOST_PHOTOS = 4

export interface ReadingPhoto {
  reading: ReadingField
  /** SHA-256 of the photo's bytes, in hex. */
  hash: string
}

/** The question whose answer holds the photos beside a reading. */
export function photoQuestion(reading: ReadingField): string {
  return `photos.${reading}`
}

/** The reading whose photos a question holds; null for any other question. */
export function readingOfPhotos(question: string): ReadingField | null {
  return READING_FIELDS.find((reading) => photoQuestion(reading) === question) ?? null
}

/** What a photo is called: "Photo, gas reading". */
export function photoLabel(reading: ReadingField): string {
  return `Photo, ${READING_NAMES[reading].toLowerCase()}`
}

export function isPhotoHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

/** The hashes in an answer, each once; what is no hash is left out. */
export function hashesIn(answer: string | undefined): string[] {
  return [...new Set((answer ?? '').split(','))].filter(isPhotoHash)
}

/** The photos beside the readings that these answers ask for, each once, at most as many as a submission may have. */
export function photosOf(answers: Answers): ReadingPhoto[] {
  const found = new Map<string, ReadingPhoto>()
  for (const reading of readingsAsked(answers))
    for (const hash of hashesIn(answers[photoQuestion(reading)]))
      if (!found.has(hash)) found.set(hash, { reading, hash })
  return [...found.values()].slice(0, MOST_PHOTOS)
}

/** The lines by which a receipt proves which photos were beside the readings. */
export function photoLines(answers: Answers): { label: string; value: string }[] {
  return photosOf(answers).map(({ reading, hash }) => ({ label: photoLabel(reading), value: hash }))
}
