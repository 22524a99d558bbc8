import type { Connection, TestResult } from '#shared/contract/connections.ts'

/** How signing in to a connection stands, in one line. */
export function signInWords(connection: Pick<Connection, 'signIn' | 'secret'>): string {
  if (!connection.secret.stored) return 'No password kept: enter it again'
  switch (connection.signIn) {
    case 'untried':
      return 'Not tried yet'
    case 'ok':
      return 'Signed in'
    case 'refused':
      return 'Sign-in refused'
  }
}

/** The steps of a test, in the order they are tried. */
export const TEST_STEPS: readonly { name: NonNullable<TestResult['failed']>; label: string }[] = [
  { name: 'address', label: 'The address is well formed' },
  { name: 'dns', label: 'The service is found' },
  { name: 'proxy', label: 'The proxy lets us through' },
  { name: 'connect', label: 'The service can be reached' },
  { name: 'tls', label: 'Its certificate is trusted' },
  { name: 'sign-in', label: 'The sign-in is accepted' },
  { name: 'answer', label: 'It answers as it should' },
]

/** What became of a step: those before the one that failed held, those after it were not reached. */
export function stepOutcome(
  step: NonNullable<TestResult['failed']>,
  failed: TestResult['failed'],
): 'held' | 'failed' | 'not-reached' {
  if (failed === null) return 'held'
  const at = TEST_STEPS.findIndex((one) => one.name === step)
  const broke = TEST_STEPS.findIndex((one) => one.name === failed)
  return at < broke ? 'held' : at === broke ? 'failed' : 'not-reached'
}
