import { expect, test } from 'vitest'
import { addressOf, parseRoute, type Route } from '#renderer/state/route.ts'

test.each<[string, Route | null]>([
  ['', { place: 'today' }],
  ['#/today', { place: 'today' }],
  ['#/new', { place: 'new' }],
  ['#/new/tenant-switch', { place: 'wizard', kind: 'tenant-switch', draftId: null }],
  ['#/new/psr-record', { place: 'wizard', kind: 'psr-record', draftId: null }],
  ['#/new/contact', { place: 'new' }],
  ['#/drafts/d%2F1', { place: 'wizard', kind: null, draftId: 'd/1' }],
  ['#/outbox', { place: 'outbox', id: null }],
  ['#/outbox/ab', { place: 'outbox', id: 'ab' }],
  ['#/connections/new', { place: 'connections', id: 'new' }],
  ['#/connections/c1/codes', { place: 'connections', id: 'c1', part: 'codes' }],
  ['#/connections/c1/organisation', { place: 'connections', id: 'c1', part: 'organisation' }],
  ['#/connections/c1/elsewhere', { place: 'connections', id: 'c1' }],
  ['#/settings', { place: 'settings' }],
  ['#/about', { place: 'about' }],
  ['#/about/licences', { place: 'about', part: 'licences' }],
  ['#/about/elsewhere', { place: 'about' }],
  ['#/appointments', { place: 'appointments' }],
  ['#/qualifications', { place: 'qualifications' }],
  ['#/services', { place: 'services', connectionId: null, id: null }],
  ['#/services/c%2F1', { place: 'services', connectionId: 'c/1', id: null }],
  ['#/services/c1/10', { place: 'services', connectionId: 'c1', id: '10' }],
  ['#/services/c1/10/change', { place: 'services', connectionId: 'c1', id: '10', part: 'change' }],
  ['#/services/c1/10/elsewhere', { place: 'services', connectionId: 'c1', id: '10' }],
  ['#/new/service-change', { place: 'new' }],
  ['#/receipts/r1', { place: 'receipt', id: 'r1' }],
  ['#/nowhere', { place: 'today' }],
  ['#/outbox/%E0%A4%A', { place: 'outbox', id: '%E0%A4%A' }],
  ['#property.mprn', null],
  ['#key=abc', null],
])('%s is %o', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route)
})

test.each<Route>([
  { place: 'today' },
  { place: 'new' },
  { place: 'wizard', kind: 'tenant-switch', draftId: null },
  { place: 'wizard', kind: 'appointment', draftId: null },
  { place: 'wizard', kind: null, draftId: 'a b/ü' },
  { place: 'appointments' },
  { place: 'qualifications' },
  { place: 'outbox', id: 's1' },
  { place: 'connections', id: null },
  { place: 'connections', id: 'c/1', part: 'codes' },
  { place: 'connections', id: 'c/1', part: 'resources' },
  { place: 'settings' },
  { place: 'about' },
  { place: 'about', part: 'licences' },
  { place: 'receipt', id: 'r/1' },
  { place: 'services', connectionId: null, id: null },
  { place: 'services', connectionId: 'c/1', id: null },
  { place: 'services', connectionId: 'c/1', id: '10' },
  { place: 'services', connectionId: 'c1', id: '10', part: 'change' },
])('the address of %o leads back to it', (route) => {
  expect(parseRoute(addressOf(route))).toEqual(route)
})
