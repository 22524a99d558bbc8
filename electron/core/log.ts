import { TroubleError } from './trouble.ts'

/**
 * Structured log. Fields are ids, codes, counts and times: never names, numbers, bodies, messages of a
 * validation library, or secrets.
 */
export interface Log {
  info(fields: Record<string, string | number | boolean | null>, text: string): void
  warn(fields: Record<string, string | number | boolean | null>, text: string): void
  error(fields: Record<string, string | number | boolean | null>, text: string): void
}

/** What the log may hold of an unknown error: its text could quote anything. */
export function nameOf(error: unknown): string {
  if (error instanceof TroubleError) return error.trouble.code
  return error instanceof Error ? error.name : typeof error
}

/** For tests and commands that keep no log. */
export const noLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
