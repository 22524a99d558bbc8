import type { SubmissionKind } from '#shared/domain/submission.ts'
import { readJsonFile } from './read-file.ts'
import type { Terminal } from './terminal.ts'

/** Reads a request body of a kind, with its numbers as they are written where their digits count. Throws as `readJsonFile`. */
export async function readBodyFile(kind: SubmissionKind, file: string, terminal: Terminal): Promise<unknown> {
  const { jobOf } = await import('#core/providers/jobs.ts')
  return readJsonFile(file, terminal, { written: jobOf(kind).writtenNumbers === true })
}
