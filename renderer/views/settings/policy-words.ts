import { settingsWords } from '#renderer/words/settings.ts'
import type { PolicyStatus } from '#shared/contract/policy.ts'

/** A number of days that something is kept, counted from its answer. */
export function keptWords(days: number): string {
  return settingsWords().keeping.days(days)
}

/** What the office has set, a row for each matter; none for what it leaves to the user. */
export function policyRows(policy: PolicyStatus): { label: string; value: string }[] {
  const { allowedHosts, updates, keepBodiesDays, connections } = policy
  const words = settingsWords().office.rows
  return [
    ...(allowedHosts === null
      ? []
      : [
          {
            label: words.hosts,
            value: allowedHosts.length === 0 ? words.nobody : allowedHosts.join('\n'),
          },
        ]),
    ...(keepBodiesDays === null ? [] : [{ label: words.kept, value: keptWords(keepBodiesDays) }]),
    ...(updates === null
      ? []
      : [
          {
            label: words.updates,
            value: updates === 'off' ? words.updatesOff : words.updatesOn,
          },
        ]),
    ...(connections.length === 0
      ? []
      : [{ label: words.connections, value: connections.map(({ label }) => label).join('\n') }]),
  ]
}
