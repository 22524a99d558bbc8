import * as v from 'valibot'
import { READING_FIELDS } from '../domain/meter-readings.ts'
import { Problem } from '../domain/problem.ts'
import { procedure } from './errors.ts'
import { LARGEST_PIECE } from './import-choices.ts'

/** SHA-256 of a photo's bytes as they are kept, in hex. */
export const PhotoHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const shortId = v.pipe(v.string(), v.maxLength(64))

/** What became of a photo that was handed over. */
export const PhotoOutcome = v.variant('outcome', [
  v.object({ outcome: v.literal('kept'), hash: PhotoHash }),
  v.object({ outcome: v.literal('refused'), problem: Problem }),
])
export type PhotoOutcome = v.InferOutput<typeof PhotoOutcome>

/** A photo to show. */
export const Photo = v.object({
  mediaType: v.picklist(['image/jpeg', 'image/png']),
  /** In pixels, before it is turned. */
  width: v.number(),
  height: v.number(),
  /** How it is turned to be upright, as EXIF counts: 1 to 8. */
  orientation: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8)),
  /** In base64; its SHA-256 is the hash that it was asked for by. */
  bytes: v.string(),
})
export type Photo = v.InferOutput<typeof Photo>

export const SubmissionPhoto = v.object({ hash: PhotoHash, reading: v.picklist(READING_FIELDS) })
export type SubmissionPhoto = v.InferOutput<typeof SubmissionPhoto>

export const photos = {
  /**
   * The way in over the desktop's port, which carries messages; the browser host takes the whole at once (`PUT /blob`). `number` counts
   * from 0. The last piece is answered with what became of the photo, the others with null. NOT_NOW when a piece is missing.
   */
  addPiece: procedure
    .input(
      v.object({
        /** Chosen by whoever hands it over. */
        upload: v.pipe(v.string(), v.uuid()),
        number: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
        last: v.boolean(),
        bytes: v.pipe(v.string(), v.base64(), v.maxLength(Math.ceil(LARGEST_PIECE / 3) * 4)),
      }),
    )
    .output(v.nullable(PhotoOutcome)),
  /** NOT_FOUND once it was erased. */
  get: procedure.input(v.object({ hash: PhotoHash })).output(Photo),
  /** The photos beside its readings that are still kept, in the order of a switch's readings; [] once what was sent was erased. */
  ofSubmission: procedure.input(v.object({ id: shortId })).output(v.array(SubmissionPhoto)),
  /** Erases a photo, unless a draft or a submission has it. */
  remove: procedure.input(v.object({ hash: PhotoHash })).output(v.object({ removed: v.boolean() })),
}
