import type { Client } from '#renderer/api/client.ts'
import type { Photo, PhotoOutcome, SubmissionPhoto } from '#shared/contract/photos.ts'
import { notFound } from './fake-errors.ts'

/** What the screens' fake core has of photos. */
export interface FakePhotos {
  /** By their hashes. */
  kept: Record<string, Photo>
  /** What becomes of each that is handed over, in turn; after them each is kept under a hash of its own. */
  outcomes: PhotoOutcome[]
  /** Beside any submission's readings. */
  beside: SubmissionPhoto[]
}

export interface PhotosWorld {
  /** None when absent. */
  photos?: FakePhotos
}

export const noPhotos = (): FakePhotos => ({ kept: {}, outcomes: [], beside: [] })

/** A hash that is told from others at a glance. */
export const fakeHash = (number: number) => String(number).padStart(64, 'a')

/** The smallest PNG there is. */
export const FAKE_PHOTO: Photo = {
  mediaType: 'image/png',
  width: 1,
  height: 1,
  orientation: 1,
  bytes: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNiAAAABgADNjd8qAAAAABJRU5ErkJggg==',
}

export function fakePhotos(
  world: PhotosWorld,
  note: (path: string, input: unknown) => void,
): Client['photos'] {
  const photosOf = () => (world.photos ??= noPhotos())
  let added = 0
  return {
    addPiece(input) {
      note('photos.addPiece', input)
      if (!input.last) return Promise.resolve(null)
      const told = photosOf().outcomes.shift()
      if (told !== undefined) return Promise.resolve(told)
      added += 1
      const hash = fakeHash(added)
      photosOf().kept[hash] = FAKE_PHOTO
      return Promise.resolve({ outcome: 'kept', hash })
    },
    get({ hash }) {
      const photo = photosOf().kept[hash]
      return photo === undefined ? Promise.reject(notFound(hash)) : Promise.resolve(photo)
    },
    ofSubmission: () => Promise.resolve(photosOf().beside),
    remove({ hash }) {
      note('photos.remove', { hash })
      return Promise.resolve({ removed: Reflect.deleteProperty(photosOf().kept, hash) })
    },
  }
}
