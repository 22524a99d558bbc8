import * as v from 'valibot'
import { receiverOf } from '#shared/domain/submission.ts'
import type { ToldSystem } from '#shared/domain/told-system.ts'
import type { Queries } from '../../store/store.ts'
import type { SubmissionAbout } from './about-person.ts'
import type { KnownRows } from './person.ts'

const RemoteIds = v.record(v.string(), v.string())

const LETTERS_TO = { council: 'The council', water: 'The water company' } as const

/**
 * Whom somebody's data was shared with: every service that a submission about them, or naming them, was sent to, also when it was refused;
 * and whoever a letter about them was sent to. In the order in which they were first told.
 */
export async function toldOf(
  queries: Queries,
  person: KnownRows,
  submissions: readonly SubmissionAbout[],
): Promise<ToldSystem[]> {
  const systems = new Map<string, ToldSystem>()
  const tell = (key: string, system: string, connectionLabel: string, told: ToldSystem['told'][number]) => {
    const known = systems.get(key) ?? { key, system, connectionLabel, told: [], written: null }
    known.told.push(told)
    systems.set(key, known)
  }
  for (const row of await sentOf(queries, submissions))
    if (row.sent_at !== null)
      tell(row.connection_id, receiverOf(row.kind), row.connection_label, {
        kind: row.kind,
        on: row.sent_at.slice(0, 10),
        numbers: v.parse(RemoteIds, JSON.parse(row.remote_ids)),
      })
  for (const { to_whom, sent_on, tenancy_id } of await lettersAbout(queries, person))
    if (sent_on !== null)
      tell(`${to_whom} ${tenancy_id}`, LETTERS_TO[to_whom], '', {
        kind: null,
        on: sent_on.slice(0, 10),
        numbers: {},
      })
  return [...systems.values()]
}

/** The letters that name somebody, and those of tenancies that are theirs alone. */
export async function lettersAbout(queries: Queries, person: KnownRows) {
  const letters = await queries.selectFrom('letters').selectAll().orderBy('made_at').execute()
  const alone = new Set((await tenanciesAlone(queries, person.ids)).map(({ id }) => id))
  return letters.filter(
    ({ tenancy_id, subject, text }) =>
      alone.has(tenancy_id) || person.names((mentions) => mentions.inText(subject) || mentions.inText(text)),
  )
}

async function tenanciesAlone(queries: Queries, ids: readonly string[]): Promise<{ id: string }[]> {
  return queries
    .selectFrom('tenancy_people as p')
    .select('p.tenancy_id as id')
    .where('p.person_id', 'in', ids)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('tenancy_people as o')
            .select('o.person_id')
            .whereRef('o.tenancy_id', '=', 'p.tenancy_id')
            .where('o.person_id', 'not in', ids),
        ),
      ),
    )
    .execute()
}

async function sentOf(queries: Queries, submissions: readonly SubmissionAbout[]) {
  if (submissions.length === 0) return []
  const rows = await queries
    .selectFrom('submissions')
    .select(['number', 'kind', 'connection_id', 'connection_label', 'sent_at', 'remote_ids'])
    .where(
      'number',
      'in',
      submissions.map(({ number }) => number),
    )
    .orderBy('number')
    .execute()
  return rows
}
