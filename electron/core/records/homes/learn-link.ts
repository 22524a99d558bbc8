import { tidyMeterNumber } from '#shared/domain/meter-number.ts'
import { factsOf, updateHome } from './home-save.ts'
import type { HomeRow } from './home-rows.ts'
import { homeOfCtrlHub, homeOfId, homeOfKey, homeOfMeter } from './known-again.ts'
import { personOfId } from './learn-person.ts'
import { NOBODY, type LearnedRow, type Learning, type Subjects } from './learning.ts'
import { tenancyCounts, timelineOfHome } from './timelines.ts'

/**
 * Links what is not a switch to the home and the person that its wizard began with, else to the one home that is certainly meant: by its
 * meter, or by Ctrl Hub's own record of it. When that is not certain there is no link: it is never guessed.
 */
export async function learnLink(learning: Learning, row: LearnedRow): Promise<Subjects> {
  const { queries } = learning
  const home = await homeMeant(learning, row)
  const person_id = await personOfId(learning, row.answers?.['person.id'] ?? '')
  if (home === null) return { ...NOBODY, person_id }
  await rememberIds(learning, row, home)
  const tenancy_id =
    (await tenancyOf(learning, home.id, person_id)) ??
    (await timelineOfHome(queries, home.id, row.createdAt.slice(0, 10))).tenancyId
  return { home_id: home.id, tenancy_id, person_id, landlord_id: null }
}

/** The last tenancy of somebody at a home, which may not have begun yet; null when there is none. */
async function tenancyOf(
  { queries }: Learning,
  homeId: string,
  personId: string | null,
): Promise<string | null> {
  if (personId === null) return null
  const found = await queries
    .selectFrom('tenancies as t')
    .innerJoin('tenancy_people as tp', 'tp.tenancy_id', 't.id')
    .select('t.id')
    .where('t.home_id', '=', homeId)
    .where('tp.person_id', '=', personId)
    .where(tenancyCounts)
    .orderBy('t.starts_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.id ?? null
}

async function homeMeant({ queries }: Learning, row: LearnedRow): Promise<HomeRow | null> {
  const { answers } = row
  if (row.kind === 'psr-record') {
    const keyed = await homeOfKey(queries, row.homeKey)
    if (keyed !== null) return keyed
  }
  if (answers === null) return null
  const meter = tidyMeterNumber(answers['meter.label'] ?? '')
  const byMeter = meter === '' ? null : await homeOfMeter(queries, meter)
  if (byMeter !== null) return byMeter
  const picked = answers['property.id'] ?? ''
  const byRecord = picked === '' ? null : await homeOfCtrlHub(queries, picked)
  if (byRecord !== null) return byRecord
  const begun = await homeOfId(queries, answers['home.id'] ?? '')
  // Another record was picked than the one that the home is known by: then another home is meant.
  return begun !== null && begun.ctrl_hub_id !== null && picked !== '' && begun.ctrl_hub_id !== picked
    ? null
    : begun
}

/** So that the next one needs not be picked, and one from the command line is known again by its meter. */
async function rememberIds({ queries }: Learning, row: LearnedRow, home: HomeRow): Promise<void> {
  const picked = row.answers?.['property.id'] ?? ''
  if (picked !== '' && home.ctrl_hub_id === null)
    await updateHome(queries, home, { ...factsOf(home), ctrl_hub_id: picked }, row.createdAt)
  if (row.kind !== 'psr-record') return
  await queries
    .insertInto('home_keys')
    .values({ home_key: row.homeKey, home_id: home.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
