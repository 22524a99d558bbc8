import { dayWords } from '#renderer/components/when.ts'
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
  const { provider, secret } = connection
  const parts = [PROVIDER_WORDS[provider], connection.baseUrl]
  if (provider === 'acquaint') parts.push(connection.format.toUpperCase())
  else if (provider === 'ctrl-hub') parts.push(connection.organisation?.label ?? 'no organisation chosen yet')
  if (secret.since !== null)
    parts.push(`${provider === 'acquaint' ? 'password' : 'sign-in'} kept since ${dayWords(secret.since)}`)
  const missing = provider === 'acquaint' ? missingMeanings(connection.codes).length : 0
  if (missing > 0) parts.push(missing === 1 ? '1 number not known' : `${missing} numbers not known`)
  return parts.join(' · ')
}

/** How many organisations are named before the rest is counted. */
const NAMED = 4

/** Which organisations a sign-in sees, as a sentence. */
export function organisationWords(organisations: readonly Organisation[]): string {
  if (organisations.length === 0)
    return 'It sees no organisation: your Ctrl Hub administrator can give it access.'
  const names = organisations.slice(0, NAMED).map(({ label }) => label)
  const more = organisations.length - names.length
  const named = more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ')
  return `${organisations.length === 1 ? 'It sees one organisation' : 'It sees the organisations'}: ${named}.`
}

/** What to say of each service's addresses, and the address that one begins with: '' where everybody has another. */
export const ADDRESS_WORDS: Readonly<
  Record<ProviderName, { first: string; example: string; hint: string; deletes: string }>
> = {
  acquaint: {
    first: 'https://api.acquaintcrm.co.uk/',
    example: 'https://api.acquaintcrm.co.uk/',
    hint: 'As your provider gave it. It begins with https://',
    deletes: 'Another address means entering the password again: it belongs to the address it was given for.',
  },
  'ctrl-hub': {
    first: 'https://api.ctrl-hub.com/',
    example: 'https://api.ctrl-hub.com/',
    hint: 'https://api.ctrl-hub.com/ unless Ctrl Hub gave you another.',
    deletes:
      'Another address, here or for signing in, deletes the sign-in details: they belong to the addresses they were entered for.',
  },
  yeti: {
    first: '',
    example: 'https://yeti.example.com/',
    hint: 'The address of your Yeti’s web interface, for example https://yeti.example.com/',
    deletes:
      'Another address deletes the user name and the password: they belong to the address they were entered for.',
  },
}

/** What is wrong with name and address before they go to the core. */
export function addressErrors(provider: ProviderName, label: string, baseUrl: string): FieldIssue[] {
  const errors: FieldIssue[] = []
  if (label.trim() === '')
    errors.push({ id: 'label', message: 'Enter a name for this connection, for example your agency’s' })
  if (baseUrl.trim() === '')
    errors.push({
      id: 'baseUrl',
      message: `Enter the address of the service, for example ${ADDRESS_WORDS[provider].example}`,
    })
  return errors
}

/** The steps of a test, in the order they are tried. */
export const TEST_STEPS: readonly { name: NonNullable<TestResult['failed']>; label: string }[] = [
  { name: 'address', label: 'The address may be called' },
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
