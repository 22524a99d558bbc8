import * as v from 'valibot'
import { alikeAddress } from '#shared/domain/homes/alike.ts'
import { KnownReadings } from '#shared/domain/handed-over.ts'
import type { JobSubjects } from '../../providers/provider.ts'
import { compiled } from '../../store/compiled.ts'
import { newId } from '../short-id.ts'
import { factsOf, insertHome, NO_FACTS, updateHome, type HomeFacts } from './home-save.ts'
import type { HomeRow } from './home-rows.ts'
import { contradicts, homeOfId, homeOfKey, knownHome, type HomeMarks } from './known-again.ts'
import { learnPerson } from './learn-person.ts'
import { NOBODY, type LearnedRow, type Learning, type Subjects } from './learning.ts'
import { learnTenancy } from './learn-tenancy.ts'

/**
 * Learns the home, the people and the readings of a switch. Of one whose body was erased before, only what still stands on its row: the readings
 * and the tenancy of a home that is known by its key.
 */
export async function learnSwitch(learning: Learning, row: LearnedRow): Promise<Subjects> {
  const { queries } = learning
  const said = subjectsOf(learning, row)
  const known = await homeOfSwitch(learning, row, said)
  if (said === null) {
    if (known === null) return NOBODY
    await keepReadings(learning, row, known.id)
    const tenancy_id = row.kind === 'tenant-switch' ? await learnTenancy(learning, row, known.id, []) : null
    return { ...NOBODY, home_id: known.id, tenancy_id }
  }
  const owner = known?.landlord_id ?? null
  const landlord_id =
    said.landlord === null
      ? null
      : await learnPerson(learning, {
          person: said.landlord,
          likely: owner === null ? [] : [owner],
          at: row.createdAt,
        })
  const home = await keepHome(learning, row, known, said.home, landlord_id)
  await queries
    .insertInto('home_keys')
    .values({ home_key: row.homeKey, home_id: home.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await keepReadings(learning, row, home.id)
  const person_id = said.payer === null ? null : await learnPayer(learning, row, said.payer)
  if (row.kind !== 'tenant-switch') return { home_id: home.id, tenancy_id: null, person_id, landlord_id }
  const people = [person_id, ...(await learnOthers(learning, row, home.id, said.others))]
  const tenancy_id = await learnTenancy(learning, row, home.id, people)
  return { home_id: home.id, tenancy_id, person_id, landlord_id }
}

/** Null when its body is gone, or cannot be read any more. */
function subjectsOf({ jobOf }: Learning, { kind, body, codes, answers }: LearnedRow): JobSubjects | null {
  if (body === null) return null
  try {
    return jobOf(kind).subjects?.(body, { codes, answers }) ?? null
  } catch {
    return null
  }
}

/**
 * The meter says which home, whatever the wizard began with; then the home that it began with, unless both its address and its meters
 * are others by now.
 */
async function homeOfSwitch(
  { queries }: Learning,
  row: LearnedRow,
  said: JobSubjects | null,
): Promise<HomeRow | null> {
  const keyed = await homeOfKey(queries, row.homeKey)
  if (keyed !== null || said === null) return keyed
  const marks = marksOf(said.home)
  const begun = await homeOfId(queries, row.answers?.['home.id'] ?? '')
  const byMarks = await knownHome(queries, marks)
  if (byMarks !== null && byMarks.mprn !== null && byMarks.mprn === marks.mprn) return byMarks
  if (begun !== null && (!contradicts(begun, marks) || begun.alike === alikeAddress(marks.address)))
    return begun
  return byMarks
}

function marksOf({ address, mprn, gprn }: JobSubjects['home']): HomeMarks {
  return { address, mprn, gprn, mpan: null, gasMprn: null }
}

/** What is newer holds, but nothing is forgotten. */
async function keepHome(
  { queries }: Learning,
  { createdAt }: LearnedRow,
  known: HomeRow | null,
  said: JobSubjects['home'],
  landlordId: string | null,
): Promise<HomeRow> {
  const before = known === null ? NO_FACTS : factsOf(known)
  const after: HomeFacts = {
    ...before,
    country: said.country ?? before.country,
    // An address is of one piece: half of one and half of another would be a third home.
    address: isGiven(said.address) ? { ...said.address } : before.address,
    mprn: said.mprn ?? before.mprn,
    gprn: said.gprn ?? before.gprn,
    supply: said.supply ?? before.supply,
    meter_type: said.meterType ?? before.meter_type,
    pay_as_you_go: said.payAsYouGo === null ? before.pay_as_you_go : said.payAsYouGo ? 1 : 0,
    acquaint_id: said.propertyId ?? before.acquaint_id,
    landlord_id: landlordId ?? before.landlord_id,
  }
  // A thinner address says nothing new about a home that is known by a fuller one.
  if (
    known !== null &&
    partsOf(after.address) < partsOf(before.address) &&
    known.alike === alikeAddress(after.address)
  )
    after.address = before.address
  if (known === null) return insertHome(queries, after, createdAt)
  if (JSON.stringify(after) === JSON.stringify(before)) return known
  return updateHome(queries, known, after, createdAt)
}

function isGiven(address: HomeFacts['address']): boolean {
  return address.postCode !== '' || address.street !== '' || address.propertyName !== ''
}

function partsOf(address: HomeFacts['address']): number {
  return Object.values(address).filter((part) => part !== '').length
}

async function learnPayer(
  learning: Learning,
  row: LearnedRow,
  person: NonNullable<JobSubjects['payer']>,
): Promise<string | null> {
  const begun = row.answers?.['person.id']
  return learnPerson(learning, { person, likely: begun === undefined ? [] : [begun], at: row.createdAt })
}

const livedThere = compiled<{ homeId: string }>()((queries, value) =>
  queries
    .selectFrom('tenancies as t')
    .innerJoin('tenancy_people as tp', 'tp.tenancy_id', 't.id')
    .select('tp.person_id')
    .where('t.home_id', '=', value('homeId')),
)

/** Of those who move in too only the names are known: they are known again where they lived before. */
async function learnOthers(
  learning: Learning,
  row: LearnedRow,
  homeId: string,
  others: JobSubjects['others'],
): Promise<(string | null)[]> {
  if (others.length === 0) return []
  const likely = (await livedThere(learning.queries, { homeId })).map(({ person_id }) => person_id)
  const learned: (string | null)[] = []
  for (const person of others)
    learned.push(await learnPerson(learning, { person, likely, at: row.createdAt }))
  return learned
}

async function keepReadings(
  { queries }: Learning,
  { id, readings, createdAt }: LearnedRow,
  homeId: string,
): Promise<void> {
  if (readings === null) return
  const read = v.safeParse(KnownReadings, JSON.parse(readings))
  if (!read.success || read.output.readOn === null || Object.keys(read.output.values).length === 0) return
  await queries
    .insertInto('home_readings')
    .values({
      id: newId(),
      home_id: homeId,
      read_on: read.output.readOn,
      readings,
      submission_id: id,
      created_at: createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
