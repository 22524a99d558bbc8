import { randomBytes } from 'node:crypto'
import type { Country } from '#shared/domain/codes.ts'
import type { SubmissionKind, SubmissionState } from '#shared/domain/submission.ts'
import type { Store } from '#core/store/store.ts'

/*
 * Homes, tenancies and submissions put into a store as they would be after somebody's work, for tests of what is made of them.
 */

let made = 0
const at = '2026-01-01T10:00:00.000Z'

export async function addHome(
  store: Store,
  {
    id,
    country = 'IE',
    ...rest
  }: { id: string; country?: Country; supply?: 'electricity' | 'gas'; address?: object },
): Promise<void> {
  const address = { street: `${id} Harbour Row`, town: 'Dublin', postCode: 'D02 X285', ...rest.address }
  await store.queries
    .insertInto('homes')
    .values({
      id,
      country,
      address: JSON.stringify(address),
      title: `${id} Harbour Row, Dublin`,
      alike: id,
      supply: rest.supply ?? null,
      created_at: at,
      updated_at: at,
    })
    .execute()
}

export async function addTenancy(
  store: Store,
  tenancy: {
    id: string
    homeId: string
    startsOn: string
    endsOn?: string
    names?: readonly [string, string][]
  },
): Promise<void> {
  const { id, homeId, startsOn, endsOn = null, names = [] } = tenancy
  await store.queries
    .insertInto('tenancies')
    .values({ id, home_id: homeId, starts_on: startsOn, ends_on: endsOn, created_at: at })
    .execute()
  for (const [place, [first, last]] of names.entries()) {
    const personId = await addPerson(store, first, last)
    await store.queries
      .insertInto('tenancy_people')
      .values({ tenancy_id: id, person_id: personId, lead: place === 0 ? 1 : 0 })
      .execute()
  }
}

export async function addPerson(store: Store, firstName: string, lastName: string): Promise<string> {
  const id = `P${(made += 1)}`
  await store.queries
    .insertInto('people')
    .values({
      id,
      title: 'Ms',
      first_name: firstName,
      last_name: lastName,
      phone: '',
      email: '',
      name_key: id,
      created_at: at,
      updated_at: at,
    })
    .execute()
  return id
}

interface Sent {
  id: string
  kind?: SubmissionKind
  state?: SubmissionState
  /** ISO 8601; a receipt is made of it when it was accepted. */
  acceptedAt?: string
  homeId?: string
  tenancyId?: string
  batchId?: string
  handedOn?: string
  labels?: readonly string[]
  error?: string
  createdAt?: string
}

/** A submission, with its receipt when it was accepted, and what it was about when that is given. */
export async function addSubmission(store: Store, sent: Sent): Promise<void> {
  const { id, kind = 'tenant-switch', acceptedAt, labels = ['MPRN', 'GPRN'], error } = sent
  const state = sent.state ?? (acceptedAt === undefined ? 'queued' : 'accepted')
  const number = (made += 1)
  const createdAt = sent.createdAt ?? acceptedAt ?? at
  const problem = { path: '', message: error, fix: '', from: 'service', code: 'HO-ACQ-422' }
  const view = JSON.stringify(labels.map((label) => ({ label, value: '…1' })))
  const remote_ids = JSON.stringify(state === 'accepted' ? { caseID: `C${id}` } : {})
  await store.queries
    .insertInto('submissions')
    .values({
      id,
      number,
      kind,
      state,
      connection_id: 'CONN',
      connection_label: 'Acquaint',
      title: `${id} Weaver Court, Dublin`,
      home_key: id,
      person_key: id,
      duplicate_reason: null,
      method: 'POST',
      path: 'switches',
      content_type: 'application/json',
      accept: 'application/json',
      view,
      warnings: '[]',
      errors: JSON.stringify(error === undefined ? [] : [problem]),
      remote_ids,
      attempts: 1,
      created_at: createdAt,
      updated_at: createdAt,
      set_aside: 0,
      batch_id: sent.batchId ?? null,
      handed_on: sent.handedOn ?? null,
    })
    .execute()
  if (acceptedAt !== undefined)
    await store.queries
      .insertInto('receipts')
      .values({
        id: `R${id}`,
        submission_id: id,
        submission_number: number,
        kind,
        connection_label: 'Acquaint',
        endpoint: 'POST https://example.test',
        format: 'json',
        sent_at: acceptedAt,
        accepted_at: acceptedAt,
        by_whom: 'Niamh Byrne',
        on_whose_word: null,
        remote_ids,
        body_hash: randomBytes(32).toString('hex'),
        view,
        practice: 0,
      })
      .execute()
  if (sent.homeId !== undefined || sent.tenancyId !== undefined)
    await store.queries
      .insertInto('submission_subjects')
      .values({ number, home_id: sent.homeId ?? null, tenancy_id: sent.tenancyId ?? null })
      .execute()
}

export async function addDraft(
  store: Store,
  draft: {
    id: string
    kind: SubmissionKind
    answers?: Record<string, string>
    blocked?: string
    updatedAt?: string
  },
): Promise<void> {
  await store.queries
    .insertInto('drafts')
    .values({
      id: draft.id,
      kind: draft.kind,
      connection_id: null,
      step: 'home',
      answers: JSON.stringify(draft.answers ?? {}),
      title: `Draft ${draft.id}`,
      blocked: draft.blocked ?? null,
      created_at: at,
      updated_at: draft.updatedAt ?? at,
    })
    .execute()
}
