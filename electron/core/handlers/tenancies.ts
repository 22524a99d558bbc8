import type { Application } from '../application.ts'
import { readSettings } from '../records/settings.ts'
import { checklist, noteTask } from '../records/tenancies/checklist.ts'
import {
  addGasRecord,
  gasRecordsOf,
  gasStandingOf,
  homeWithMeters,
  removeGasRecord,
} from '../records/tenancies/gas-records.ts'
import {
  letterAnswered,
  letterFor,
  letterSent,
  removeLetter,
  saveLetter,
} from '../records/tenancies/letters.ts'
import type { Implementer } from './implementer.ts'

export function tenancyHandlers(os: Implementer, application: Application) {
  const store = () => application.session().store
  const changed = <T>(result: T): T => {
    application.changed('homes')
    return result
  }
  return {
    checklist: os.tenancies.checklist.handler(async ({ input }) =>
      checklist(store().queries, input.tenancyId),
    ),
    noteTask: os.tenancies.noteTask.handler(async ({ input }) => {
      const by = await application.session().user()
      await noteTask(store(), { ...input, by })
      return changed(await checklist(store().queries, input.tenancyId))
    }),
    draftLetter: os.tenancies.draftLetter.handler(async ({ input }) => {
      const session = application.session()
      const { role } = await readSettings(session.store.queries)
      const writer = { name: await session.user(), isOwner: role === 'landlord' }
      return letterFor(session.store.queries, { ...input, writer })
    }),
    saveLetter: os.tenancies.saveLetter.handler(async ({ input }) =>
      changed(await saveLetter(store(), input)),
    ),
    letterSent: os.tenancies.letterSent.handler(async ({ input: { id, sent } }) => {
      const by = await application.session().user()
      return changed(await letterSent(store(), id, sent === null ? null : { ...sent, by }))
    }),
    letterAnswered: os.tenancies.letterAnswered.handler(async ({ input }) =>
      changed(await letterAnswered(store(), input.id, input.on)),
    ),
    removeLetter: os.tenancies.removeLetter.handler(async ({ input }) => {
      await removeLetter(store(), input.id)
      return changed({ removed: true as const })
    }),
    gasRecords: os.tenancies.gasRecords.handler(async ({ input }) =>
      gasRecordsOf(store().queries, input.homeId),
    ),
    addGasRecord: os.tenancies.addGasRecord.handler(async ({ input }) => {
      const notedBy = await application.session().user()
      return changed(await addGasRecord(store(), { ...input, notedBy }))
    }),
    removeGasRecord: os.tenancies.removeGasRecord.handler(async ({ input }) => {
      await removeGasRecord(store(), input.id)
      return changed({ removed: true as const })
    }),
    gasStanding: os.tenancies.gasStanding.handler(async ({ input: { homeId, on, ...meters } }) => {
      const { store: open, profile } = application.session()
      const id = homeId ?? (await homeWithMeters(open.queries, meters, profile.fingerprintKey))
      return gasStandingOf(open.queries, id, on)
    }),
  }
}
