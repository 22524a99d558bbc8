import type { Transaction } from 'kysely'
import { today as todayHere } from '#shared/domain/calendar-date.ts'
import type { Application } from '../application.ts'
import { homeKeyOf } from '../outbox/keys.ts'
import { lastHandedOver } from '../records/handed-over.ts'
import { emptyHomes } from '../records/homes/empty-homes.ts'
import { duplicatesOf, findDuplicates } from '../records/homes/duplicates.ts'
import { listHomes } from '../records/homes/home-list.ts'
import { homeRow } from '../records/homes/home-rows.ts'
import { saveHome } from '../records/homes/home-save.ts'
import { getHome } from '../records/homes/known-home.ts'
import { getPerson } from '../records/homes/known-person.ts'
import { mergeHomes, mergePreview } from '../records/homes/merge.ts'
import { listPeople } from '../records/homes/people-list.ts'
import { savePerson } from '../records/homes/person-save.ts'
import { addReadings, removeReadings } from '../records/homes/readings.ts'
import { answersToStart } from '../records/homes/start.ts'
import { endTenancy } from '../records/homes/tenancies.ts'
import type { Tables } from '../store/tables.ts'
import type { Implementer } from './implementer.ts'

export function homeHandlers(os: Implementer, application: Application) {
  /** With what was queued just now. */
  const upToDate = async () => {
    const session = application.session()
    await session.homes.upToDate()
    return session.store.queries
  }
  /** Changes something, and gives the home that it was about as it is now. */
  const changing = async (work: (queries: Transaction<Tables>) => Promise<string>) => {
    const { store } = application.session()
    const homeId = await store.transaction(work)
    application.changed('homes')
    return getHome(store.queries, homeId)
  }
  return {
    list: os.homes.list.handler(async ({ input }) => listHomes(await upToDate(), input)),
    get: os.homes.get.handler(async ({ input }) => getHome(await upToDate(), input.id)),
    save: os.homes.save.handler(({ input }) => changing((all) => saveHome(all, input, new Date()))),
    people: os.homes.people.handler(async ({ input }) => listPeople(await upToDate(), input)),
    person: os.homes.person.handler(async ({ input }) => getPerson(await upToDate(), input.id)),
    savePerson: os.homes.savePerson.handler(async ({ input }) => {
      const { store, profile } = application.session()
      const id = await store.transaction((all) => savePerson(all, profile.fingerprintKey, input, new Date()))
      application.changed('homes')
      return getPerson(store.queries, id)
    }),
    endTenancy: os.homes.endTenancy.handler(({ input }) => changing((all) => endTenancy(all, input))),
    addReadings: os.homes.addReadings.handler(({ input }) =>
      changing((all) => addReadings(all, input, new Date())),
    ),
    removeReadings: os.homes.removeReadings.handler(({ input }) =>
      changing((all) => removeReadings(all, input)),
    ),
    duplicates: os.homes.duplicates.handler(async ({ input: { homeId } }) => {
      const all = await upToDate()
      return {
        groups:
          homeId === null ? await findDuplicates(all) : await duplicatesOf(all, await homeRow(all, homeId)),
      }
    }),
    mergePreview: os.homes.mergePreview.handler(async ({ input }) => mergePreview(await upToDate(), input)),
    merge: os.homes.merge.handler(async ({ input }) => {
      const session = application.session()
      await session.homes.all()
      return changing((all) => mergeHomes(all, session.audit, input, new Date()))
    }),
    importPreview: os.homes.importPreview.handler(async ({ input }) => {
      const all = await upToDate()
      const { previewHomes } = await import('../records/homes/import-homes.ts')
      return previewHomes(all, input)
    }),
    importRows: os.homes.importRows.handler(async ({ input }) => {
      const { store, profile, homes } = application.session()
      await homes.all()
      const { importHomes } = await import('../records/homes/import-homes.ts')
      const taken = await importHomes(store, profile.fingerprintKey, input, new Date())
      application.changed('homes')
      return taken
    }),
    startAnswers: os.homes.startAnswers.handler(async ({ input: { kind, homeId, personId } }) => ({
      answers: await answersToStart(await upToDate(), kind, { homeId, personId }),
    })),
    lookUpMprn: os.homes.lookUpMprn.handler(async ({ input }) => {
      const session = application.session()
      const connection = await session.connection(input.connectionId)
      const secret = await session.secretOf(connection)
      const { acquaint } = await session.sending()
      return acquaint.lookUpMprn(connection, secret, input.mprn, input.address)
    }),
    closingReadings: os.homes.closingReadings.handler(async ({ input: { mprn, gprn, postCode } }) => {
      const { store, profile } = application.session()
      if (mprn.trim() === '' && gprn.trim() === '') return null
      // Every kind of switch knows a home by the same.
      const body = { property: { mprn, gprn, address: { postCode } } }
      const { jobOf } = await import('../providers/jobs.ts')
      const home = homeKeyOf(jobOf('tenant-switch'), body, profile.fingerprintKey)
      return lastHandedOver(store.queries, home)
    }),
    voids: os.homes.voids.handler(async () => emptyHomes(await upToDate(), todayHere())),
    samples: os.homes.samples.handler(() => application.session().practice?.homes ?? []),
  }
}
