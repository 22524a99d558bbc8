import type { Application } from '../application.ts'
import { isRestricted, restrictPerson } from '../records/rights/restrict.ts'
import { listReports } from '../records/rights/retention-job.ts'
import { listTombstones, noteWritten } from '../records/rights/tombstones.ts'
import type { Session } from '../session.ts'
import type { Implementer } from './implementer.ts'

export function rightsHandlers(os: Implementer, application: Application) {
  const queries = () => application.session().store.queries
  const key = ({ profile }: Session) => profile.fingerprintKey
  /** What is known of somebody is all that there is to know: what was just queued was learned from as well. */
  const learned = async (): Promise<Session> => {
    const session = application.session()
    await session.homes.all()
    return session
  }
  return {
    bases: os.rights.bases.handler(async ({ input }) => {
      const { basesOf } = await import('../records/rights/bases.ts')
      return basesOf(queries(), input.id)
    }),
    exportPerson: os.rights.exportPerson.handler(async ({ input }) => {
      const session = await learned()
      const { exportPerson } = await import('../records/rights/export.ts')
      return exportPerson(session, {
        id: input.id,
        key: key(session),
        by: await session.user(),
        now: new Date(),
      })
    }),
    revealed: os.rights.revealed.handler(async ({ input }) => {
      await application.session().noteShown(input.id)
      return { noted: true as const }
    }),
    restrict: os.rights.restrict.handler(async ({ input }) => {
      await restrictPerson(application.session(), { ...input, now: new Date() })
      application.changed('homes')
      return { restricted: input.restricted }
    }),
    isRestricted: os.rights.isRestricted.handler(async ({ input }) => ({
      restricted: await isRestricted(queries(), input),
    })),
    erasePreview: os.rights.erasePreview.handler(async ({ input }) => {
      await learned()
      const { previewErasure } = await import('../records/rights/erase.ts')
      return previewErasure(queries(), input.id)
    }),
    erase: os.rights.erase.handler(async ({ input }) => {
      const session = await learned()
      const { store, audit } = session
      const { erasePerson } = await import('../records/rights/erase.ts')
      const erasure = { ...input, by: await session.user(), now: new Date() }
      const tombstone = await erasePerson({ store, audit, key: key(session) }, erasure)
      await session.emptyLog()
      for (const area of ['submissions', 'drafts', 'imports', 'homes'] as const) application.changed(area)
      return tombstone
    }),
    tombstones: os.rights.tombstones.handler(() => listTombstones(queries())),
    noteWritten: os.rights.noteWritten.handler(async ({ input }) => {
      const session = application.session()
      const tombstone = await noteWritten(session, { ...input, by: await session.user(), now: new Date() })
      await session.emptyLog()
      return tombstone
    }),
    retentionReports: os.rights.retentionReports.handler(() => listReports(queries())),
    runRetention: os.rights.runRetention.handler(() => application.session().eraseOld()),
  }
}
