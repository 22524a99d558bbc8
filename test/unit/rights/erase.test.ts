import { describe, expect, test, vi } from 'vitest'
import { noteDisclosure } from '#core/records/disclosures.ts'
import { erasePerson, previewErasure } from '#core/records/rights/erase.ts'
import { listTombstones, noteWritten } from '#core/records/rights/tombstones.ts'
import { getReceipt } from '#core/records/receipts.ts'
import { searchReceipts } from '#core/records/receipt-search.ts'
import { withdrawAgreement } from '#core/records/withdrawals.ts'
import { PERSONAL, tenantSwitch } from '#test/e2e/cli-bodies.ts'
import { foundIn, plainPages } from '#test/support/plain-pages.ts'
import { rightsWorld, type RightsWorld } from '#test/support/rights-world.ts'

vi.setConfig({ testTimeout: 60_000 })

const TENANT = {
  id: 'P1',
  first_name: PERSONAL.firstName,
  last_name: PERSONAL.lastName,
  phone: '+353 20 910 1284',
  email: PERSONAL.email,
  date_of_birth: '1991-04-17',
}
const LANDLORD = {
  id: 'P2',
  first_name: 'Declan',
  last_name: 'Hennessy',
  phone: '+353 20 910 4417',
  email: 'declan.hennessy@example.org',
}
const AT = '2026-11-02T10:00:00.000Z'
const critical = () => ({ ...tenantSwitch(), tenant: { ...tenantSwitch().tenant, criticalCare: true } })
const CONSENT = {
  basis: 'explicit-consent',
  wording: 'critical-care-1',
  givenBy: `${PERSONAL.firstName} ${PERSONAL.lastName}`,
  how: 'telephone',
  at: '2026-11-20',
  scope: ['record' as const, 'share' as const],
}

/** A tenant with a home, a receipt, an agreement taken back, a draft, a file, letters and a photo. */
async function lived(): Promise<RightsWorld & { submission: string; receipt: string; caseNumber: string }> {
  const world = await rightsWorld()
  const { session, know, subject, send } = world
  const submission = await send('tenant-switch', critical(), {
    answers: { 'tenant.firstName': PERSONAL.firstName, 'tenant.lastName': PERSONAL.lastName },
    consent: CONSENT,
  })
  const { outbox } = await session.sending()
  const { receiptId, remoteIds } = await outbox.get(submission)
  await know(TENANT)
  await know(LANDLORD)
  await subject(submission, { personId: 'P1', landlordId: 'P2' })
  const { queries } = session.store
  await queries.insertInto('homes').values(home('H1')).execute()
  await queries
    .insertInto('tenancies')
    .values({ id: 'T1', home_id: 'H1', starts_on: '2026-11-01', ends_on: null, created_at: AT })
    .execute()
  await queries.insertInto('tenancy_people').values({ tenancy_id: 'T1', person_id: 'P1', lead: 1 }).execute()
  const words = [TENANT.first_name, TENANT.last_name, TENANT.email, TENANT.phone].join(' ')
  await queries.insertInto('person_search').values({ rowid: 1, person_id: 'P1', words }).execute()
  await queries
    .insertInto('home_search')
    .values({ rowid: 1, home_id: 'H1', words: `12 Row Dublin ${TENANT.first_name} ${TENANT.last_name}` })
    .execute()
  await queries
    .insertInto('letters')
    .values({
      id: 'L1',
      tenancy_id: 'T1',
      to_whom: 'council',
      occasion: 'move-in',
      subject: `Council tax: ${TENANT.first_name} ${TENANT.last_name}`,
      text: `${TENANT.first_name} ${TENANT.last_name}, ${TENANT.email}, moved in.`,
      made_at: AT,
      sent_on: AT,
      sent_how: 'e-mail',
      sent_by: 'Aoife',
      answered_on: null,
    })
    .execute()
  const note = { tenancy_id: 'T1', task: 'gas', state: 'blocked', noted_at: AT, noted_by: 'Aoife' } as const
  await queries
    .insertInto('tenancy_tasks')
    .values({ ...note, why: `${TENANT.first_name} ${TENANT.last_name} has no key.` })
    .execute()
  await queries
    .insertInto('drafts')
    .values({
      id: 'D1',
      kind: 'tenant-switch',
      connection_id: null,
      step: 'tenant',
      answers: JSON.stringify({
        'tenant.firstName': PERSONAL.firstName.toUpperCase(),
        'tenant.lastName': ` ${PERSONAL.lastName}`,
        'tenant.dateOfBirth': '1991-04-17',
      }),
      title: 'New tenancy',
      blocked: null,
      created_at: AT,
      updated_at: AT,
    })
    .execute()
  await queries
    .insertInto('imports')
    .values({
      id: 'I1',
      kind: 'tenant-switch',
      connection_id: 'practice-acquaint',
      name: 'march.csv',
      whole: 1,
      settings: null,
      batch_id: null,
      created_at: AT,
      updated_at: AT,
    })
    .execute()
  const row = `first,title,last\n${PERSONAL.firstName},Ms,${PERSONAL.lastName}\n`
  await queries
    .insertInto('import_pieces')
    .values({ import_id: 'I1', number: 0, bytes: new TextEncoder().encode(row) })
    .execute()
  await queries
    .insertInto('photos')
    .values({
      hash: 'a'.repeat(64),
      media_type: 'image/jpeg',
      width: 1,
      height: 1,
      orientation: 1,
      bytes: new Uint8Array(9),
      added_at: AT,
    })
    .execute()
  await queries
    .insertInto('submission_photos')
    .values({ submission_id: submission, hash: 'a'.repeat(64), reading: 'gasMeterRead' })
    .execute()
  await withdrawAgreement(session, { id: receiptId ?? '', at: '2026-11-25', how: 'e-mail', by: 'Aoife' })
  await searchReceipts(session.store, everything(remoteIds['caseID'] ?? ''))
  return { ...world, submission, receipt: receiptId ?? '', caseNumber: remoteIds['caseID'] ?? '' }
}

const everything = (text: string) => ({ text, kind: null, from: null, to: null, offset: 0, limit: 10 })

function home(id: string) {
  const at = '2026-11-01T09:00:00.000Z'
  return {
    id,
    country: 'IE' as const,
    address: '{}',
    title: '12 Row',
    alike: '12 row',
    created_at: at,
    updated_at: at,
  }
}

const partsOf = ({ session }: RightsWorld) => ({
  store: session.store,
  audit: session.audit,
  key: session.profile.fingerprintKey,
})
const erasure = (id: string, reason = 'They asked for it') => ({ id, reason, by: 'Aoife', now: new Date() })
const WORDS = [
  PERSONAL.firstName,
  PERSONAL.lastName,
  PERSONAL.email,
  '910 1284',
  '209101284',
  '1991-04-17',
  '17 april 1991',
]

describe('an erased person', () => {
  test('is nowhere in the pages, and the audit log tells erased from changed', async () => {
    const world = await lived()
    const { session, file, key, receipt, submission, caseNumber } = world
    const { queries } = session.store
    await session.store.emptyLog()
    expect(foundIn(plainPages(file, key), [...WORDS.slice(0, 3), caseNumber])).toHaveLength(4)
    const before = await getReceipt(queries, receipt)

    const tombstone = await erasePerson(partsOf(world), erasure('P1'))
    expect(await session.store.emptyLog()).toBe(true)

    // The case number is among what is still to be written to Acquaint, and nowhere else.
    const pages = plainPages(file, key)
    expect(foundIn(pages, WORDS)).toEqual([])
    expect(pages.toString('latin1').split(caseNumber)).toHaveLength(2)
    expect(tombstone.systems).toMatchObject([
      { system: 'Acquaint', told: [{ kind: 'tenant-switch', numbers: { caseID: caseNumber } }] },
      { system: 'The council', told: [{ kind: null, numbers: {} }] },
    ])
    for (const { key: system } of tombstone.systems)
      await noteWritten(session, { id: tombstone.id, key: system, by: 'Aoife', now: new Date() })
    await session.store.emptyLog()
    expect(foundIn(plainPages(file, key), [...WORDS, caseNumber])).toEqual([])

    const report = await session.audit.verify()
    expect(report).toMatchObject({ ok: true })
    expect(report.problems.map(({ message }) => message)).toContain(
      `The person whom receipt ${receipt} is about was erased.`,
    )
    // What shows that it was sent, and what is the home's, is there.
    const after = await getReceipt(queries, receipt)
    expect(after).toMatchObject({
      bodyHash: before.bodyHash,
      sentAt: before.sentAt,
      remoteIds: {},
      bodyKept: false,
    })
    expect(after.view.map(({ label }) => label)).toContain('MPRN')
    expect(after.view.map(({ label }) => label)).not.toContain('Tenancy starts')
    const rows = await queries
      .selectFrom('submissions')
      .select(['answers', 'consent', 'person_key'])
      .execute()
    expect(rows).toEqual([{ answers: null, consent: null, person_key: '' }])
    const tables = ['people', 'tenancies', 'drafts', 'imports', 'photos', 'withdrawals', 'bodies'] as const
    const counts = []
    for (const table of tables) counts.push((await queries.selectFrom(table).selectAll().execute()).length)
    // The landlord and the tenancy stay.
    expect(counts).toEqual([1, 1, 0, 0, 0, 0, 0])
    expect(await session.store.queries.selectFrom('submission_subjects').selectAll().execute()).toMatchObject(
      [{ person_id: null, landlord_id: 'P2' }],
    )
    expect((await searchReceipts(session.store, everything(caseNumber))).total).toBe(0)
    expect((await searchReceipts(session.store, everything(submission))).total).toBe(1)
  })

  test('is said before to be what goes, with what stays and whom to write to', async () => {
    const world = await lived()
    const preview = await previewErasure(world.session.store.queries, 'P1')
    expect(preview.goes).toEqual({
      people: 1,
      tenancies: 1,
      submissions: 1,
      bodies: 1,
      receipts: 1,
      drafts: 1,
      imports: 1,
      letters: 1,
    })
    expect(preview).toMatchObject({
      name: `${PERSONAL.firstName} ${PERSONAL.lastName}`,
      drafts: [{ id: 'D1' }],
      imports: [{ id: 'I1', title: 'march.csv' }],
      blockedBy: [],
    })
    expect(preview.systems.map(({ system }) => system)).toEqual(['Acquaint', 'The council'])
    expect(preview.stays.join(' ')).toContain('tombstone')
  })

  test('who is a landlord takes the bytes of what names them along, and nothing that is the tenant’s', async () => {
    const world = await lived()
    const { session, file, key, receipt, caseNumber } = world
    const before = await getReceipt(session.store.queries, receipt)
    await erasePerson(partsOf(world), erasure('P2'))
    await session.store.emptyLog()
    const pages = plainPages(file, key)
    expect(foundIn(pages, ['Hennessy', LANDLORD.email, '910 4417'])).toEqual([])
    expect(foundIn(pages, [PERSONAL.lastName, caseNumber])).toHaveLength(2)
    const after = await getReceipt(session.store.queries, receipt)
    expect(after).toEqual({ ...before, bodyKept: false, bodyKeptUntil: null })
    expect((await session.audit.verify()).ok).toBe(true)
  })

  test('who was merged is erased under every name they had', async () => {
    const world = await lived()
    await world.know({
      ...TENANT,
      id: 'P3',
      number: 33,
      first_name: 'Mina',
      last_name: 'Zwingli',
      merged_into: 'P1',
    })
    await erasePerson(partsOf(world), erasure('P3'))
    await world.session.store.emptyLog()
    expect(foundIn(plainPages(world.file, world.key), [...WORDS, 'Zwingli'])).toEqual([])
  })
})

describe('a reason why a batch was shown in full', () => {
  async function shown(reason: string) {
    const world = await lived()
    const { session } = world
    const at = new Date()
    await session.store.queries
      .insertInto('batches')
      .values({
        id: 'B1',
        kind: 'tenant-switch',
        connection_id: 'practice-acquaint',
        connection_label: 'Practice',
        name: 'march.csv',
        made_at: AT,
        by_whom: 'Aoife',
      })
      .execute()
    await session.store.transaction((queries) =>
      noteDisclosure(queries, session.audit, { batchId: 'B1', at, by: 'Aoife', form: 'csv', reason }),
    )
    return world
  }
  const disclosure = ({ session }: RightsWorld) =>
    session.store.queries.selectFrom('disclosures').selectAll().executeTakeFirstOrThrow()

  test('goes when it names them, and the log tells erased from changed', async () => {
    const world = await shown(`${PERSONAL.firstName} ${PERSONAL.lastName} disputes a bill`)
    const { session, file, key } = world
    expect((await previewErasure(session.store.queries, 'P1')).goes).toMatchObject({ reasons: 1 })
    const before = await disclosure(world)
    await erasePerson(partsOf(world), erasure('P1'))
    await session.store.emptyLog()
    const pages = plainPages(file, key)
    expect(foundIn(pages, [...WORDS, 'disputes a bill'])).toEqual([])
    const after = await disclosure(world)
    expect(after).toMatchObject({ entry: before.entry, at: before.at, by_whom: 'Aoife', form: 'csv' })
    expect(after.salt).not.toEqual(before.salt)
    const report = await session.audit.verify()
    expect(report.ok).toBe(true)
    expect(report.problems.map(({ message }) => message)).toContain(
      'Why batch B1 was shown in full named somebody who was erased.',
    )
    // Another reason in its place is told.
    await session.store.queries.updateTable('disclosures').set({ reason: 'Because' }).execute()
    expect((await session.audit.verify()).ok).toBe(false)
  })

  test('stays as it is when it names somebody else', async () => {
    const world = await shown('The auditor asked')
    const before = await disclosure(world)
    await erasePerson(partsOf(world), erasure('P1'))
    expect(await disclosure(world)).toEqual(before)
    expect((await world.session.audit.verify()).ok).toBe(true)
  })
})

describe('nobody is erased', () => {
  test('while something about them is not settled', async () => {
    const world = await rightsWorld()
    const id = await world.queue('tenant-switch', tenantSwitch())
    await world.know(TENANT)
    // Not learned yet: the bytes name them.
    const { blockedBy } = await previewErasure(world.session.store.queries, 'P1')
    expect(blockedBy).toMatchObject([{ id, state: 'queued' }])
    await expect(erasePerson(partsOf(world), erasure('P1'))).rejects.toMatchObject({
      code: 'HO-PERSON-IN-OUTBOX',
    })
    expect(await world.session.store.queries.selectFrom('people').selectAll().execute()).toHaveLength(1)
    await (await world.session.sending()).outbox.cancel(id)
    await erasePerson(partsOf(world), erasure('P1'))
    await world.session.store.emptyLog()
    expect(foundIn(plainPages(world.file, world.key), WORDS)).toEqual([])
  })

  test('for a reason that names them, since it is kept', async () => {
    const world = await lived()
    const reason = `${PERSONAL.firstName} ${PERSONAL.lastName} asked`
    await expect(erasePerson(partsOf(world), erasure('P1', reason))).rejects.toMatchObject({
      issues: [{ path: 'reason' }],
    })
    expect(await listTombstones(world.session.store.queries)).toEqual([])
  })
})

describe('the audit log', () => {
  const problems = async ({ session }: RightsWorld) => (await session.audit.verify()).problems

  test('calls a receipt changed that was emptied without an entry', async () => {
    const world = await lived()
    await world.session.store.queries
      .updateTable('receipts')
      .set({
        remote_ids: '{}',
        location: null,
        answer_hash: null,
        view: '[]',
        answer: null,
        keep_until: null,
      })
      .execute()
    expect(await problems(world)).toContainEqual(
      expect.objectContaining({
        what: 'changed',
        message: `Receipt ${world.receipt} was changed after it was made.`,
      }),
    )
  })

  test('calls a receipt changed that was altered after somebody was erased from it', async () => {
    const world = await lived()
    await erasePerson(partsOf(world), erasure('P1'))
    expect(await problems(world)).not.toContainEqual(expect.objectContaining({ what: 'changed' }))
    await world.session.store.queries.updateTable('receipts').set({ by_whom: 'Somebody else' }).execute()
    expect(await problems(world)).toContainEqual(
      expect.objectContaining({
        what: 'changed',
        message: `Receipt ${world.receipt} was changed after it was erased.`,
      }),
    )
  })

  test('finds a tombstone that was taken away, changed, or put there', async () => {
    const world = await lived()
    const { id } = await erasePerson(partsOf(world), erasure('P1'))
    const { queries } = world.session.store
    const row = await queries.selectFrom('tombstones').selectAll().executeTakeFirstOrThrow()
    const wrong = { what: 'changed', message: expect.stringContaining(id) as string }
    await queries.updateTable('tombstones').set({ reason: 'Another' }).execute()
    expect(await problems(world)).toContainEqual(expect.objectContaining(wrong))
    await queries.deleteFrom('tombstones').execute()
    expect(await problems(world)).toContainEqual(expect.objectContaining(wrong))
    await queries
      .insertInto('tombstones')
      .values([row, { ...row, id: 'FORGED' }])
      .execute()
    const found = (await problems(world)).filter(({ what }) => what === 'changed')
    expect(found.map(({ message }) => message)).toEqual([
      'That somebody was erased (FORGED) is not in the log.',
    ])
  })
})
