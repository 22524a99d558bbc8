import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Insertable } from 'kysely'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import { noLog } from '#core/log.ts'
import { noPolicy } from '#core/policy/office-policy.ts'
import { openPracticeProfile } from '#core/profile/open-profile.ts'
import { openSession, type Session } from '#core/session.ts'
import type { Tables } from '#core/store/tables.ts'
import type { Secret } from '#core/vault/secret.ts'
import { temporaryFolder } from './store.ts'

/** A practice profile that is open, with its stand-ins. */
export interface RightsWorld {
  session: Session
  file: string
  key: Secret
  /** Queues and sends; the submission's id. */
  send: (kind: SubmissionKind, body: unknown, more?: More) => Promise<string>
  /** Queues only. */
  queue: (kind: SubmissionKind, body: unknown, more?: More) => Promise<string>
  /** Makes somebody known. */
  know: (person: Partial<Insertable<Tables['people']>> & { id: string }) => Promise<void>
  /** Says what a submission is about. */
  subject: (submissionId: string, of: { personId?: string; landlordId?: string }) => Promise<void>
}

interface More {
  answers?: Record<string, string>
  consent?: Consent
}

interface Consent {
  basis: string
  wording: string
  givenBy: string
  how: string
  at: string
  scope: ('record' | 'share')[]
}

const CONNECTIONS: Partial<Record<SubmissionKind, string>> = {
  'tenant-switch': 'practice-acquaint',
  'landlord-switch': 'practice-acquaint',
  'purchaser-switch': 'practice-acquaint',
}

export async function rightsWorld(): Promise<RightsWorld> {
  const folder = temporaryFolder()
  const profile = await openPracticeProfile(folder, noLog)
  const key = await profile.vault.read('store-key')
  if (key === null) throw new Error('There is no key.')
  const session = await openSession(profile, {
    practising: true,
    practiceService: null,
    sends: false,
    policy: noPolicy,
    proxy: 'environment',
    log: noLog,
    changed: () => undefined,
  })
  onTestFinished(() => session.close())
  const { store } = session
  const queue: RightsWorld['queue'] = async (kind, body, more = {}) => {
    const outcome = await (
      await session.sending()
    ).outbox.create({
      kind,
      connectionId: CONNECTIONS[kind] ?? 'practice-ctrl-hub',
      body,
      consent: more.consent ?? null,
      answers: more.answers ?? null,
      allowDuplicate: null,
      draftId: null,
    })
    if (outcome.outcome !== 'queued') throw new Error(JSON.stringify(outcome))
    return outcome.submission.id
  }
  return {
    session,
    file: join(folder, 'store.db'),
    key,
    queue,
    async send(kind, body, more = {}) {
      const id = await queue(kind, body, more)
      const { outbox } = await session.sending()
      await outbox.run({ only: null, waitSeconds: 10, concurrency: 1, ratePerMinute: null })
      const { state } = await outbox.get(id)
      if (state !== 'accepted') throw new Error(`It is ${state}.`)
      return id
    },
    async know(person) {
      const at = '2026-11-01T09:00:00.000Z'
      await store.queries
        .insertInto('people')
        .values({
          title: '',
          first_name: '',
          last_name: '',
          phone: '',
          email: '',
          name_key: `name ${person.id}`,
          created_at: at,
          updated_at: at,
          ...person,
        })
        .execute()
    },
    async subject(submissionId, { personId = null, landlordId = null }) {
      const { number } = await store.queries
        .selectFrom('submissions')
        .select('number')
        .where('id', '=', submissionId)
        .executeTakeFirstOrThrow()
      await store.queries
        .insertInto('submission_subjects')
        .values({ number, home_id: null, tenancy_id: null, person_id: personId, landlord_id: landlordId })
        .execute()
    },
  }
}
