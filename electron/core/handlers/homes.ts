import type { Transaction } from 'kysely'
import type { Application } from '../application.ts'
import { homeKeyOf } from '../outbox/keys.ts'
import { emptyHomes, lastHandedOver } from '../records/handed-over.ts'
import { listHomes } from '../records/homes/home-list.ts'
import { saveHome } from '../records/homes/home-save.ts'
import { getHome } from '../records/homes/known-home.ts'
import { getPerson } from '../records/homes/known-person.ts'
import { listPeople } from '../records/homes/people-list.ts'
import { savePerson } from '../records/homes/person-save.ts'
import { addReadings, removeReadings } from '../records/homes/readings.ts'
import { answersToStart } from '../records/homes/start.ts'
import type { Tables } from '../store/tables.ts'
import type { Implementer } from './implementer.ts'

export function homeHandlers(os: Implementer, application: Application) {
  const queries = () => application.session().store.queries
  /** Changes something, and gives the home that it was about as it is now. */
  const changing = async (work: (queries: Transaction<Tables>) => Promise<string>) => {
    const { store } = application.session()
    const homeId = await store.transaction(work)
    application.changed('homes')
    return getHome(store.queries, homeId)
  }
  return {
    list: os.homes.list.handler(({ input }) => listHomes(queries(), input)),
    get: os.homes.get.handler(({ input }) => getHome(queries(), input.id)),
    save: os.homes.save.handler(({ input }) => changing((all) => saveHome(all, input, new Date()))),
    people: os.homes.people.handler(({ input }) => listPeople(queries(), input)),
    person: os.homes.person.handler(({ input }) => getPerson(queries(), input.id)),
    savePerson: os.homes.savePerson.handler(async ({ input }) => {
      const { store, profile } = application.session()
      const id = await store.transaction((all) => savePerson(all, profile.fingerprintKey, input, new Date()))
      application.changed('homes')
      return getPerson(store.queries, id)
    }),
    addReadings: os.homes.addReadings.handler(({ input }) =>
      changing((all) => addReadings(all, input, new Date())),
    ),
    removeReadings: os.homes.removeReadings.handler(({ input }) =>
      changing((all) => removeReadings(all, input)),
    ),
    startAnswers: os.homes.startAnswers.handler(async ({ input: { kind, homeId, personId } }) => ({
      answers: await answersToStart(queries(), kind, { homeId, personId }),
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
    voids: os.homes.voids.handler(() => emptyHomes(application.session().store.queries)),
    samples: os.homes.samples.handler(() => application.session().practice?.homes ?? []),
  }
}
