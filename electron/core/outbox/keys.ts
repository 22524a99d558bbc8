import type { Job, JobFingerprint } from '../providers/provider.ts'
import type { Fingerprint } from '../store/repositories/fingerprints.ts'
import type { Secret } from '../vault/secret.ts'

/** What the store keeps instead of meter numbers, names and addresses: hex HMAC-SHA256, so that nothing can be tried against them without the key. */
export interface SubmissionKeys {
  fingerprints: Fingerprint[]
  person: string
  home: string
}

/** What is hashed, in plain text: never stored. */
export interface KeyTexts {
  fingerprints: readonly JobFingerprint[]
  person: string
  home: string
}

export function keyTextsOf(job: Job, body: unknown): KeyTexts {
  return { fingerprints: job.fingerprints(body), person: job.person(body), home: job.home(body) }
}

/** Keyed hashes of a checked body. Fingerprints of two kinds never meet; a home is the same for every kind. */
export function keysOf(job: Job, body: unknown, connectionId: string, key: Secret): SubmissionKeys {
  return keysOfTexts(job, keyTextsOf(job, body), connectionId, key)
}

export function keysOfTexts(
  { kind, idsAreLocal }: Pick<Job, 'kind' | 'idsAreLocal'>,
  { fingerprints, person, home }: KeyTexts,
  connectionId: string,
  key: Secret,
): SubmissionKeys {
  const local = (text: string) => (idsAreLocal === true ? `${connectionId}\n${text}` : text)
  return {
    fingerprints: fingerprints.map(({ text, ...rest }) => ({
      ...rest,
      value: keyed(key, `fingerprint ${kind}`, local(text)),
    })),
    person: keyed(key, 'person', local(person)),
    home: keyed(key, 'home', local(home)),
  }
}

/** The home of a body alone, of a kind whose numbers mean the same on every connection. */
export function homeKeyOf(job: Job, body: unknown, key: Secret): string {
  if (job.idsAreLocal === true) throw new TypeError('The ids of this kind mean nothing without a connection.')
  return keyed(key, 'home', job.home(body))
}

function keyed(key: Secret, use: string, text: string): string {
  return key.hmac().update(`${use}\n${text}`).digest('hex')
}
