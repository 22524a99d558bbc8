import { text, type ProblemText } from './problem-text.ts'

/** Why a photo is not taken. No text says anything of what is in it. */
export const PHOTO_TEXTS = {
  'HO-PHOTO-SIZE': text(
    'A photo is larger than Handover keeps.',
    'This photo is larger than 12 MB.',
    'Take it again in a smaller size, or crop it to the meter.',
  ),
  'HO-PHOTO-PIXELS': text(
    'A photo has more pixels than can safely be shown.',
    'This photo has more than 50 million pixels.',
    'Take it again without the highest resolution, or crop it to the meter.',
  ),
  'HO-PHOTO-TYPE': text(
    'A file that was to be a photo is no JPEG or PNG picture.',
    'This is not a JPEG or PNG picture.',
    'Choose the photo as the phone took it. Of a PDF or another document, take a screenshot.',
  ),
  'HO-PHOTO-HEIC': text(
    'A photo is in the format that iPhones keep, which cannot be shown on every computer.',
    'This photo is in the iPhone’s own format, HEIC.',
    'On the iPhone, choose Settings, Camera, Formats, Most Compatible and take it again; or, when you share the photo, choose Options, Most Compatible.',
  ),
  'HO-PHOTO-BROKEN': text(
    'A photo is damaged, cut off, or of a kind that browsers do not show.',
    'This photo cannot be read: it is damaged or cut off.',
    'Copy it from the phone once more, or take it again.',
  ),
} as const satisfies Readonly<Record<string, ProblemText>>

/** Why a photo is not taken. */
export type PhotoRefusal = keyof typeof PHOTO_TEXTS

export function isPhotoRefusal(code: string): code is PhotoRefusal {
  return Object.hasOwn(PHOTO_TEXTS, code)
}
