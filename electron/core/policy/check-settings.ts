import type { Settings } from '#shared/contract/profile.ts'
import { NotNowError } from '../refusal.ts'
import type { OfficePolicy } from './office-policy.ts'

/**
 * What the office decides cannot be changed; everything else that is saved with it can.
 *
 * @throws NotNowError HO-POLICY-SET; HO-POLICY-FILE while nobody can tell what the office decides
 */
export function checkSettings(
  { keepBodiesDays: decided }: Pick<OfficePolicy, 'keepBodiesDays'>,
  wanted: Pick<Settings, 'keepBodiesDays'>,
  before: Pick<Settings, 'keepBodiesDays'>,
): void {
  if (decided === null || wanted.keepBodiesDays === before.keepBodiesDays) return
  if (decided === 'unknown')
    throw new NotNowError(
      'HO-POLICY-FILE',
      'Your office may have set how long things are kept, and its policy file cannot be followed.',
      'Ask whoever looks after your computers to mend it, then start Handover again.',
    )
  throw new NotNowError(
    'HO-POLICY-SET',
    'Your office has set how long what was sent is kept, so it cannot be changed here.',
    'Ask whoever looks after your computers if it should be another time.',
  )
}
