import { readSettings } from '../settings.ts'
import type { Queries } from '../../store/store.ts'
import type { SubmissionAbout } from './about-person.ts'
import type { KnownRows } from './person.ts'

/** What an erasure leaves, and why, for whoever asks before it. */
export async function stayingWords(
  queries: Queries,
  person: KnownRows,
  submissions: readonly SubmissionAbout[],
): Promise<string[]> {
  const { landlord } = await readSettings(queries)
  const own = Object.entries(landlord ?? {}).map(([path, text]) => ({ path, text }))
  const named = submissions.filter(({ role }) => role === 'named').length
  return [
    'The homes, with their meters and readings, and the days on which tenancies began and ended: the supplies go on.',
    'That something was sent, when, by whom, and hashes of it: they show that nothing was changed, and name nobody.',
    ...(named === 0
      ? []
      : [
          'Receipts about other people, whose submissions named this person too: what was sent of them goes.',
        ]),
    'A tombstone with the reason you give, the day, and the systems to write to. It names nobody.',
    ...(person.names((mentions) => mentions.inRecord(own))
      ? ['Your own details as landlord in Settings: change them there.']
      : []),
    'Backups, printed pages and files that were saved before: delete those yourself.',
  ]
}
