/**
 * What a row becomes that waits for somebody to mend something: without a time, since nobody knows when.
 * @param why is told to people, without personal data
 */
export function parked(why: { code: string; detail: string }, now: Date) {
  return {
    state: 'waiting',
    next_try_at: null,
    attempt_code: why.code,
    attempt_detail: why.detail,
    updated_at: now.toISOString(),
  } as const
}
