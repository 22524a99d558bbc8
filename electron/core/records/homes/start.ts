import { startAnswers, type StartFacts, type StartingPerson } from '#shared/domain/homes/start-answers.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { Answers } from '#shared/domain/wizard-form.ts'
import type { Queries } from '../../store/store.ts'
import { addressOf, homeRow, type HomeRow } from './home-rows.ts'
import { personRow } from './known-person.ts'
import type { PersonRow } from './people-list.ts'
import { detailsOf } from './person-save.ts'
import { timelineOfHome, timelinesOf } from './timelines.ts'

/**
 * What a wizard begins with for a home, a person or both. A visit to a home is arranged with whoever lives there, and a visit to
 * somebody, or their needs, are about the home they live in, when that is one. Nothing is filled in of a person who asked that nothing
 * more be done with their data.
 *
 * @throws NotFoundError
 */
export async function answersToStart(
  queries: Queries,
  kind: SubmissionKind,
  { homeId, personId }: { homeId: string | null; personId: string | null },
): Promise<Answers> {
  const about = kind === 'psr-record' || kind === 'appointment'
  const given = personId === null ? null : await personRow(queries, personId)
  const home =
    homeId !== null
      ? await homeRow(queries, homeId)
      : about && given !== null
        ? await onlyHomeOf(queries, given.id)
        : null
  const person = given ?? (about && home !== null ? await leadTenantOf(queries, home.id) : null)
  const landlord =
    home === null || home.landlord_id === null ? null : await personRow(queries, home.landlord_id)
  return startAnswers(kind, {
    home: home === null ? null : homeFacts(home),
    person: person === null || person.restricted === 1 ? null : personFacts(person),
    landlord:
      landlord === null || landlord.restricted === 1
        ? null
        : { ...personFacts(landlord), details: detailsOf(landlord) },
  })
}

/** Who is the lead tenant of a home today; null when nobody is. */
async function leadTenantOf(queries: Queries, homeId: string): Promise<PersonRow | null> {
  const { tenancyId } = await timelineOfHome(queries, homeId)
  if (tenancyId === null) return null
  const lead = await queries
    .selectFrom('tenancy_people')
    .select('person_id')
    .where('tenancy_id', '=', tenancyId)
    .where('lead', '=', 1)
    .executeTakeFirst()
  return lead === undefined ? null : personRow(queries, lead.person_id)
}

/** The home that somebody lives in today; null when there is none, or several. */
async function onlyHomeOf(queries: Queries, personId: string): Promise<HomeRow | null> {
  const rows = await queries
    .selectFrom('tenancy_people as tp')
    .innerJoin('tenancies as t', 't.id', 'tp.tenancy_id')
    .select(['t.id', 't.home_id'])
    .where('tp.person_id', '=', personId)
    .execute()
  const own = new Set(rows.map(({ id }) => id))
  const timelines = await timelinesOf(queries, [...new Set(rows.map(({ home_id }) => home_id))])
  const now = [...timelines].flatMap(([homeId, { tenancyId }]) =>
    tenancyId !== null && own.has(tenancyId) ? [homeId] : [],
  )
  const [only] = now
  return only === undefined || now.length > 1 ? null : homeRow(queries, only)
}

function homeFacts(row: HomeRow): NonNullable<StartFacts['home']> {
  return {
    id: row.id,
    title: row.title,
    country: row.country,
    address: addressOf(row),
    mprn: row.mprn,
    gprn: row.gprn,
    supply: row.supply,
    meterType: row.meter_type,
    payAsYouGo: row.pay_as_you_go === null ? null : row.pay_as_you_go === 1,
    acquaintId: row.acquaint_id,
    ctrlHubId: row.ctrl_hub_id,
  }
}

function personFacts(row: PersonRow): StartingPerson {
  return {
    id: row.id,
    title: row.title,
    firstName: row.first_name,
    lastName: row.last_name,
    phone: row.phone,
    email: row.email,
    dateOfBirth: row.date_of_birth,
  }
}
