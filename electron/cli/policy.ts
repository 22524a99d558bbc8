import type { PolicyStatus } from '#shared/contract/policy.ts'
import type { ProfileStatus } from '#shared/contract/profile.ts'
import { EXIT } from './exit.ts'
import { Stop } from './stop.ts'

/** What is wrong with the office's policy file, for people: a line for the whole, and one for each place in it. */
export function policyLines(policy: PolicyStatus | null): string[] {
  const trouble = policy?.trouble ?? null
  if (trouble === null) return []
  return [
    `${trouble.message} ${trouble.fix} (${trouble.code})`,
    ...trouble.problems.map(({ path, message }) => `${path || 'policy'}: ${message}`),
  ]
}

/**
 * Stops a command that sends while the office's policy file cannot be followed. Practice goes on: nothing leaves this computer there.
 *
 * @throws Stop (exit 4)
 */
export function refuseUnderTrouble({ policy, practice }: Pick<ProfileStatus, 'policy' | 'practice'>): void {
  const lines = practice ? [] : policyLines(policy)
  if (lines.length > 0) throw new Stop(EXIT.trouble, lines)
}
