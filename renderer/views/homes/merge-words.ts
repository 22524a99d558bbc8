import { countWords } from '#renderer/components/count-words.ts'
import type { Duplicates, MergePreview } from '#shared/contract/homes-merge.ts'

/** Why two homes look like the same one. */
export const BECAUSE_WORDS: Readonly<Record<Duplicates['because'], string>> = {
  'same-address': 'the same address',
  'same-mprn': 'the same electricity MPRN',
  'same-gprn': 'the same GPRN',
  'same-mpan': 'the same MPAN',
  'same-gas-mprn': 'the same gas MPRN',
}

/** "2 tenancies, 1 set of readings and 3 things that were sent"; null when nothing moves. */
export function movesWords(moves: MergePreview['moves']): string | null {
  const parts = [
    moves.tenancies > 0 ? countWords(moves.tenancies, 'tenancy', 'tenancies') : null,
    moves.readings > 0 ? countWords(moves.readings, 'set of readings', 'sets of readings') : null,
    moves.people > 0 ? countWords(moves.people, 'person', 'people') : null,
    moves.gasRecords > 0 ? countWords(moves.gasRecords, 'gas safety record') : null,
    moves.submissions > 0
      ? countWords(moves.submissions, 'thing that was sent', 'things that were sent')
      : null,
  ].filter((part) => part !== null)
  if (parts.length < 2) return parts[0] ?? null
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}
