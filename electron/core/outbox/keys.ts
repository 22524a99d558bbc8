import { createHmac } from 'node:crypto'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { Job } from '../providers/provider.ts'
import type { Fingerprint } from '../store/repositories/fingerprints.ts'
import type { Secret } from '../vault/secret.ts'

/** What the store keeps instead of meter numbers, names and addresses: hex HMAC-SHA256, so that nothing can be tried against them without the key. */
export interface SubmissionKeys {
  fingerprints: Fingerprint[]
  person: string
  home: string
}

/** Keyed hashes of a checked body. Fingerprints of two kinds never meet; a home is the same for every kind. */
export function keysOf(job: Job, body: unknown, connectionId: string, key: Secret): SubmissionKeys {
  const keyed = (use: string, text: string) =>
    createHmac('sha256', key.reveal()).update(`${use}\n${text}`).digest('hex')
  const kind: SubmissionKind = job.kind
  const local = (text: string) => (job.idsAreLocal === true ? `${connectionId}\n${text}` : text)
  return {
    fingerprints: job
      .fingerprints(body)
      .map(({ text, ...rest }) => ({ ...rest, value: keyed(`fingerprint ${kind}`, local(text)) })),
    person: keyed('person', local(job.person(body))),
    home: keyed('home', local(job.home(body))),
  }
}
