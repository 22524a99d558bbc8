import { documentedCodes } from '#shared/domain/codes.ts'
import type { ConnectionFacts } from '#core/providers/provider.ts'

/** A connection to Acquaint as a provider sees it, unless said otherwise. */
export function connectionFacts(
  change: Partial<ConnectionFacts> & Pick<ConnectionFacts, 'baseUrl'>,
): ConnectionFacts {
  return {
    id: 'c1',
    authUrl: null,
    format: 'json',
    codes: documentedCodes(),
    organisation: null,
    resources: {},
    practice: false,
    ...change,
  }
}
