import { dayWords } from '#renderer/components/when.ts'
import { connectionsWords } from '#renderer/words/connections.ts'
import type { Connection, Organisation, TestResult } from '#shared/contract/connections.ts'
import { PROVIDER_WORDS, type ProviderName } from '#shared/domain/submission.ts'
import { missingMeanings } from './codes.ts'
import type { FieldIssue } from './typed-secret.ts'

/** Ctrl Hub's records belong to organisations: until one is chosen, most of what goes there cannot be sent. */
export function lacksOrganisation(connection: Pick<Connection, 'provider' | 'organisation'>): boolean {
  return connection.provider === 'ctrl-hub' && connection.organisation === null
}

/** A connection in one line, for the list: the service, where, and what is missing. */
export function lineOf(connection: Connection): string {
  const words = connectionsWords()
  const { provider, secret } = connection
  const parts = [PROVIDER_WORDS[provider], connection.baseUrl]
  if (provider === 'acquaint') parts.push(connection.format.toUpperCase())
  else if (provider === 'ctrl-hub') parts.push(connection.organisation?.label ?? words.line.noOrganisation)
  if (secret.since !== null)
    parts.push(
      provider === 'acquaint'
        ? words.line.passwordSince(dayWords(secret.since))
        : words.line.signInSince(dayWords(secret.since)),
    )
  const missing = provider === 'acquaint' ? missingMeanings(connection.codes).length : 0
  if (missing > 0) parts.push(missing === 1 ? words.line.oneMissing : words.line.missing(missing))
  return parts.join(' · ')
}

/** How many organisations are named before the rest is counted. */
const NAMED = 4

/** Which organisations a sign-in sees, as a sentence. */
export function organisationWords(organisations: readonly Organisation[]): string {
  const words = connectionsWords().organisations
  if (organisations.length === 0) return words.none
  const names = organisations.slice(0, NAMED).map(({ label }) => label)
  const more = organisations.length - names.length
  const [only] = names
  return names.length === 1 && only !== undefined && more === 0
    ? words.one(only)
    : words.several(names.join(', '), more)
}

/** The address that one begins with: '' where everybody has another. */
export const FIRST_ADDRESS: Readonly<Record<ProviderName, string>> = {
  acquaint: 'https://api.acquaintcrm.co.uk/',
  'ctrl-hub': 'https://api.ctrl-hub.com/',
  yeti: '',
}

const EXAMPLE_ADDRESS: Readonly<Record<ProviderName, string>> = {
  ...FIRST_ADDRESS,
  yeti: 'https://yeti.example.com/',
}

/** What is wrong with name and address before they go to the core. */
export function addressErrors(provider: ProviderName, label: string, baseUrl: string): FieldIssue[] {
  const words = connectionsWords()
  const errors: FieldIssue[] = []
  if (label.trim() === '') errors.push({ id: 'label', message: words.address.noName })
  if (baseUrl.trim() === '')
    errors.push({
      id: 'baseUrl',
      message: words.address.missing(EXAMPLE_ADDRESS[provider]),
    })
  return errors
}

/** The steps of a test, in the order they are tried. */
export const TEST_STEPS: readonly NonNullable<TestResult['failed']>[] = [
  'address',
  'dns',
  'proxy',
  'connect',
  'tls',
  'sign-in',
  'answer',
]

/** What became of a step: those before the one that failed held, those after it were not reached. */
export function stepOutcome(
  step: NonNullable<TestResult['failed']>,
  failed: TestResult['failed'],
): 'held' | 'failed' | 'not-reached' {
  if (failed === null) return 'held'
  const at = TEST_STEPS.indexOf(step)
  const broke = TEST_STEPS.indexOf(failed)
  return at < broke ? 'held' : at === broke ? 'failed' : 'not-reached'
}
