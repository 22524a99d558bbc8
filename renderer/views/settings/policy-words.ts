import type { PolicyStatus } from '#shared/contract/policy.ts'

/** A number of days that something is kept, counted from its answer. */
export function keptWords(days: number): string {
  if (days === 0) return 'Not kept once the answer came'
  return days === 1 ? '1 day, counted from the answer' : `${days} days, counted from the answer`
}

/** What the office has set, a row for each matter; none for what it leaves to the user. */
export function policyRows(policy: PolicyStatus): { label: string; value: string }[] {
  const { allowedHosts, updates, keepBodiesDays, connections } = policy
  return [
    ...(allowedHosts === null
      ? []
      : [
          {
            label: 'Handover may call',
            value: allowedHosts.length === 0 ? 'Nobody: only practice works' : allowedHosts.join('\n'),
          },
        ]),
    ...(keepBodiesDays === null
      ? []
      : [{ label: 'What was sent is kept', value: keptWords(keepBodiesDays) }]),
    ...(updates === null
      ? []
      : [
          {
            label: 'Updates',
            value:
              updates === 'off'
                ? 'Off: your office brings new versions'
                : 'On: Handover looks for them itself',
          },
        ]),
    ...(connections.length === 0
      ? []
      : [{ label: 'Connections it prepared', value: connections.map(({ label }) => label).join('\n') }]),
  ]
}
