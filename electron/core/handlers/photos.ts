import type { Application } from '../application.ts'
import { ArrivingPhotos } from '../records/photos/arriving-photos.ts'
import { removePhoto } from '../records/photos/attached-photos.ts'
import { addPhoto, getPhoto, photosOfSubmission } from '../records/photos/photos.ts'
import type { Implementer } from './implementer.ts'

export function photoHandlers(os: Implementer, application: Application) {
  const arriving = new ArrivingPhotos()
  const store = () => application.session().store
  return {
    addPiece: os.photos.addPiece.handler(async ({ input: { upload, number, last, bytes } }) => {
      const profile = store()
      const taken = arriving.take(upload, number, last, Buffer.from(bytes, 'base64'))
      if (taken === null) return null
      if (!(taken instanceof Uint8Array)) return { outcome: 'refused' as const, problem: taken }
      return addPhoto(profile, taken, new Date())
    }),
    get: os.photos.get.handler(({ input }) => getPhoto(store().queries, input.hash)),
    ofSubmission: os.photos.ofSubmission.handler(({ input }) =>
      photosOfSubmission(store().queries, input.id),
    ),
    remove: os.photos.remove.handler(async ({ input }) => ({
      removed: await removePhoto(store(), input.hash),
    })),
  }
}
