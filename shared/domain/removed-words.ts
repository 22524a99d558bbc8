/** What was taken away, as it is counted: one, and several. */
const WORDS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  people: ['person', 'people'],
  tenancies: ['tenancy that names them', 'tenancies that name them'],
  submissions: ['submission', 'submissions'],
  bodies: ['submission’s exact content', 'submissions’ exact content'],
  receipts: ['receipt', 'receipts'],
  drafts: ['draft', 'drafts'],
  imports: ['file with many rows', 'files with many rows'],
  reasons: ['reason why a batch was shown', 'reasons why batches were shown'],
  letters: ['letter', 'letters'],
}

/** `2 drafts`, for each of what was counted. */
export function removedWords(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).map(([what, count]) => {
    const [one, several] = WORDS[what] ?? [what, what]
    return `${count} ${count === 1 ? one : several}`
  })
}
