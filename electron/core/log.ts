/**
 * Structured log. Fields are ids, codes, counts and times: never names, numbers, bodies, messages of a
 * validation library, or secrets.
 */
export interface Log {
  info(fields: Record<string, string | number | boolean | null>, text: string): void
  warn(fields: Record<string, string | number | boolean | null>, text: string): void
  error(fields: Record<string, string | number | boolean | null>, text: string): void
}

/** For tests and commands that keep no log. */
export const noLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
