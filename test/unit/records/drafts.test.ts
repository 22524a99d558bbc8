import { describe, expect, test } from 'vitest'
import { draftTitle } from '#core/records/draft-title.ts'
import { getDraft, listDrafts, removeDraft, saveDraft } from '#core/records/drafts.ts'
import { NotFoundError } from '#core/refusal.ts'
import { temporaryStore } from '#test/support/store.ts'

const content = {
  id: null,
  kind: 'tenant-switch',
  connectionId: null,
  step: 'home',
  answers: { 'property.address.street': '12 Main Street', 'tenant.firstName': ' Seán ' },
  blocked: null,
} as const

describe('a draft', () => {
  test('is kept as it was typed', async () => {
    const store = await temporaryStore()
    const saved = await saveDraft(store, content)
    expect(saved).toMatchObject({ ...content, id: saved.id, title: '12 Main Street' })
    expect(saved.id).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    expect(await getDraft(store.queries, saved.id)).toEqual(saved)
  })

  test('is replaced whole, and keeps its beginning', async () => {
    const store = await temporaryStore()
    const { id, createdAt } = await saveDraft(store, content)
    const change = { ...content, id, connectionId: 'C', step: 'quick', answers: {}, blocked: 'not known' }
    expect(await saveDraft(store, change)).toMatchObject({ ...change, title: 'New tenancy', createdAt })
    expect(await listDrafts(store.queries)).toHaveLength(1)
  })

  test('worked on last comes first', async () => {
    const store = await temporaryStore()
    const first = await saveDraft(store, content)
    await store.queries.updateTable('drafts').set({ updated_at: '2026-01-01T00:00:00.000Z' }).execute()
    const second = await saveDraft(store, content)
    expect((await listDrafts(store.queries)).map((draft) => draft.id)).toEqual([second.id, first.id])
  })

  test('that is removed is gone, and does not come back by being saved', async () => {
    const store = await temporaryStore()
    const { id } = await saveDraft(store, content)
    await removeDraft(store, id)
    expect(await listDrafts(store.queries)).toEqual([])
    await expect(getDraft(store.queries, id)).rejects.toThrow(NotFoundError)
    await expect(removeDraft(store, id)).rejects.toThrow(NotFoundError)
    await expect(saveDraft(store, { ...content, id })).rejects.toThrow(NotFoundError)
    expect(await listDrafts(store.queries)).toEqual([])
  })
})

test.each([
  [
    { 'property.address.street': '12 Main Street', 'property.address.town': 'Sligo' },
    '12 Main Street, Sligo',
  ],
  [
    { 'property.address.propertyName': 'Rose Cottage', 'property.address.town': 'Sligo' },
    'Rose Cottage, Sligo',
  ],
  [
    { 'property.address.street': 'Main Street', 'property.address.propertyName': 'Rose Cottage' },
    'Rose Cottage, Main Street',
  ],
  [{ 'property.address.town': 'Sligo' }, 'Sligo'],
  [{ 'property.mprn': '100 1234 5678' }, 'MPRN 10…678'],
  [{ 'property.mprn': '123' }, 'New tenancy'],
  [{ 'property.address.street': '  ', 'tenant.firstName': 'Aoife' }, 'New tenancy'],
  [{}, 'New tenancy'],
])('%j is called %s', (answers, title) => {
  expect(draftTitle('tenant-switch', answers)).toBe(title)
})

test.each([
  ['psr-record', { 'property.label': '12 Mill Lane, Leeds', 'needs.01': 'yes' }, '12 Mill Lane, Leeds'],
  ['psr-record', { 'needs.01': 'yes' }, 'Priority Services record'],
  ['appointment', { 'property.label': '12 Mill Lane, Leeds' }, '12 Mill Lane, Leeds'],
  ['qualification-award', { 'member.label': 'Niamh Byrne', 'qualification.label': 'Gas 3' }, 'Gas 3'],
  ['service', { name: 'Line 4', 'type.label': 'Broadband', 'account.label': 'Quay' }, 'Line 4'],
  ['service', { 'type.label': 'Broadband', 'account.label': 'Quay' }, 'Broadband'],
  ['service', { 'account.label': 'Quay' }, 'Billed service'],
] as const)('a draft of %s with %j is called %s', (kind, answers, title) => {
  expect(draftTitle(kind, answers)).toBe(title)
})
