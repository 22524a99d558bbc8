import { sql } from 'kysely'
import * as v from 'valibot'
import type { HomeReadings, KnownHome, Tenancy } from '#shared/contract/known-home.ts'
import { KnownReadings } from '#shared/domain/handed-over.ts'
import { personName } from '#shared/domain/homes/home-words.ts'
import type { Timeline } from '#shared/domain/homes/timeline.ts'
import { LIVE_STATES } from '#shared/domain/submission.ts'
import type { Queries } from '../../store/store.ts'
import { countDuplicates } from './duplicates.ts'
import { addressOf, homeRow, homesInShort } from './home-rows.ts'
import { submissionsInShort } from './submissions-in-short.ts'
import { inList, timelineOfHome } from './timelines.ts'

/**
 * Everything that is known of a home; of one that was merged, of the home that it is now.
 *
 * @throws NotFoundError
 */
export async function getHome(queries: Queries, id: string): Promise<KnownHome> {
  const row = await homeRow(queries, id)
  const [short] = await homesInShort(queries, [row])
  if (short === undefined) throw new Error('A home that is there was not listed.')
  const timeline = await timelineOfHome(queries, row.id)
  return {
    ...short,
    address: addressOf(row),
    mpan: row.mpan,
    gasMprn: row.gas_mprn,
    supply: row.supply,
    meterType: row.meter_type,
    payAsYouGo: row.pay_as_you_go === null ? null : row.pay_as_you_go === 1,
    ctrlHubId: row.ctrl_hub_id,
    landlord: await landlordOf(queries, row.landlord_id),
    tenancies: await tenanciesOf(queries, timeline),
    voids: timeline.voids.toReversed(),
    submissions: await submissionsInShort(queries, 'home_id', row.id),
    readings: await readingsOf(queries, row.id),
    duplicates: await countDuplicates(queries, row),
  }
}

async function landlordOf(queries: Queries, id: string | null): Promise<KnownHome['landlord']> {
  if (id === null) return null
  const row = await queries
    .selectFrom('people')
    .select(['id', 'title', 'first_name', 'last_name'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, name: nameOf(row) }
}

async function tenanciesOf(queries: Queries, { tenancies }: Timeline): Promise<Tenancy[]> {
  const people = await queries
    .selectFrom('tenancy_people as tp')
    .innerJoin('people as p', 'p.id', 'tp.person_id')
    .select(['tp.tenancy_id', 'tp.lead', 'p.id', 'p.title', 'p.first_name', 'p.last_name'])
    .where(sql<boolean>`tp.tenancy_id ${inList(tenancies.map(({ id }) => id))}`)
    .orderBy('tp.lead', 'desc')
    .orderBy('p.number')
    .execute()
  return tenancies.toReversed().map((tenancy) => ({
    ...tenancy,
    people: people
      .filter(({ tenancy_id }) => tenancy_id === tenancy.id)
      .map((row) => ({ id: row.id, name: nameOf(row), lead: row.lead === 1 })),
  }))
}

/** Those of what was cancelled or rejected are not known to be so. */
async function readingsOf(queries: Queries, homeId: string): Promise<HomeReadings[]> {
  const rows = await queries
    .selectFrom('home_readings as r')
    .leftJoin('submissions as s', 's.id', 'r.submission_id')
    .select(['r.id', 'r.readings', 's.id as submission_id', 's.kind'])
    .where('r.home_id', '=', homeId)
    .where((where) => where.or([where('r.submission_id', 'is', null), where('s.state', 'in', LIVE_STATES)]))
    .orderBy('r.read_on')
    .orderBy('s.number')
    .orderBy('r.created_at')
    .execute()
  const photos = await queries
    .selectFrom('submission_photos')
    .select(['submission_id', 'hash'])
    .where(sql<boolean>`submission_id ${inList(rows.flatMap(({ submission_id }) => submission_id ?? []))}`)
    .execute()
  return rows.map(({ id, readings, submission_id, kind }) => ({
    id,
    ...v.parse(KnownReadings, JSON.parse(readings)),
    submission: submission_id === null || kind === null ? null : { id: submission_id, kind },
    photos: photos.filter((photo) => photo.submission_id === submission_id).map(({ hash }) => hash),
  }))
}

function nameOf(row: { title: string; first_name: string; last_name: string }): string {
  return personName({ title: row.title, firstName: row.first_name, lastName: row.last_name })
}
