import { homesWords } from '#renderer/words/homes.ts'
import type { MergePreview } from '#shared/contract/homes-merge.ts'

const MOVED = ['tenancies', 'readings', 'people', 'gasRecords', 'submissions'] as const

/** "2 tenancies, 1 set of readings and 3 things that were sent"; null when nothing moves. */
export function movesWords(moves: MergePreview['moves']): string | null {
  const { moved, listed } = homesWords().merge
  const parts = MOVED.filter((what) => moves[what] > 0).map((what) => moved[what](moves[what]))
  const last = parts.pop()
  if (last === undefined) return null
  return parts.length === 0 ? last : listed(parts, last)
}
