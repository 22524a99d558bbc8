import type { SubmissionKind } from '../submission.ts'

/** What can be made of the rows of a file: one submission a row. */
export const IMPORT_KINDS = ['tenant-switch'] as const satisfies readonly SubmissionKind[]
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** The kind, if rows can become it; else null. */
export function importKind(kind: SubmissionKind): ImportKind | null {
  return IMPORT_KINDS.find((one) => one === kind) ?? null
}
