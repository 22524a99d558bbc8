import { describe, expect, test } from 'vitest'
import { stepOutcome, TEST_STEPS } from '#renderer/views/connections/connection-words.ts'
import {
  acquaintSecret,
  ctrlHubSecret,
  nothingTyped,
  secretErrors,
  yetiSecret,
} from '#renderer/views/connections/typed-secret.ts'
import { fieldWords } from '#renderer/views/field-words.ts'
import { strengthOf } from '#renderer/views/first-run/passphrase-strength.ts'
import { landlordErrors, tidied } from '#renderer/views/landlord-details.ts'
import { nextTryWords, standingWords } from '#renderer/views/outbox/submission-words.ts'
import { emptyToday } from '#renderer/views/today/empty-words.ts'
import { chaseFrom } from '#shared/domain/chase.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

test.each([
  ['property.mprn', 'Electricity meter point number (MPRN)'],
  ['tenant.lastName', 'Tenant: last name'],
  ['landlord.address.postCode', 'Landlord: eircode or postcode'],
  ['something.new', 'something.new'],
])('%s is called %s', (path, words) => {
  expect(fieldWords(path)).toBe(words)
})

test.each([
  // A Friday; the weekends of 21 and 28 November are not counted.
  [new Date(2026, 10, 20, 12), '2026-12-01'],
  // A Saturday counts from the Monday.
  [new Date(2026, 10, 21, 12), '2026-12-01'],
  [new Date(2026, 10, 23, 12), '2026-12-02'],
])('of %o one chases from %s', (day, chase) => {
  expect(chaseFrom(day.toISOString(), null)).toBe(chase)
})

describe('a submission in one line', () => {
  const line = (state: string) => {
    const submission = sampleWorld().submissions.find((one) => one.state === state)
    if (!submission) throw new Error(state)
    return standingWords(submission, new Date('2026-11-22T12:00:00Z'))
  }

  test('the accepted one has its case number', () =>
    expect(line('accepted')).toContain('Received by Acquaint, case 4410027'))
  test('the rejected one has its first error', () =>
    expect(line('rejected')).toContain('The MPRN is not known to the service.'))
  test('the unconfirmed one says to ring first', () =>
    expect(line('unconfirmed')).toContain('They may have it. Ring them before sending again.'))
  test('the waiting one has its next try', () => expect(line('waiting')).toContain('next try'))

  test.each([
    ['2026-11-22T11:59:00Z', 'in a moment'],
    ['2026-11-22T12:00:30Z', 'in 30 seconds'],
  ])('a try at %s is %s', (at, words) => {
    expect(nextTryWords(at, new Date('2026-11-22T12:00:00Z'))).toBe(words)
  })
})

test('a failed test of a connection shows what held before it and what was not reached', () => {
  expect(TEST_STEPS.map((step) => stepOutcome(step, 'tls'))).toEqual([
    'held',
    'held',
    'held',
    'held',
    'failed',
    'not-reached',
    'not-reached',
  ])
  expect(TEST_STEPS.every((step) => stepOutcome(step, null) === 'held')).toBe(true)
})

test.each([
  ['', '', ['secret.sitePrefix', 'secret.appPassword']],
  ['ABC', 'x', ['secret.sitePrefix']],
  [' ABCD ', 'x', []],
])('site prefix %o and password %o', (sitePrefix, appPassword, wrong) => {
  const typed = { ...nothingTyped(), sitePrefix, appPassword }
  expect(secretErrors('acquaint', typed).map((error) => error.id)).toEqual(wrong)
})

test.each([
  ['service-account', {}, ['secret.clientId', 'secret.clientSecret']],
  ['service-account', { clientId: ' ', clientSecret: 'x' }, ['secret.clientId']],
  ['service-account', { clientId: 'id', clientSecret: 'x' }, []],
  ['user-session', { clientId: 'id', clientSecret: 'x' }, ['secret.email', 'secret.password']],
  ['user-session', { email: 'aoife', password: 'x' }, ['secret.email']],
  ['user-session', { email: 'aoife@example.com', password: ' ' }, []],
])('Ctrl Hub by %s with %o', (signInWith, some, wrong) => {
  const typed = { ...nothingTyped(signInWith), ...some }
  expect(secretErrors('ctrl-hub', typed).map((error) => error.id)).toEqual(wrong)
})

test.each([
  [{}, ['secret.username', 'secret.password']],
  [{ username: ' ', password: ' ' }, ['secret.username']],
  [{ username: 'handover', password: 'x', email: '' }, []],
])('Yeti with %o', (some, wrong) => {
  expect(secretErrors('yeti', { ...nothingTyped(), ...some }).map((error) => error.id)).toEqual(wrong)
})

test('only the details of the log-in that was chosen are kept, and a password keeps its spaces', () => {
  const typed = {
    ...nothingTyped(),
    sitePrefix: ' ABCD ',
    appPassword: ' x ',
    clientId: ' id ',
    clientSecret: ' y ',
    email: ' a@example.com ',
    username: ' handover ',
    password: ' z ',
  }
  expect(acquaintSecret(typed)).toEqual({ sitePrefix: 'ABCD', appPassword: ' x ' })
  expect(ctrlHubSecret(typed)).toEqual({ clientId: 'id', clientSecret: 'y' })
  expect(ctrlHubSecret({ ...typed, signInWith: 'user-session' })).toEqual({
    email: 'a@example.com',
    password: ' z ',
  })
  expect(yetiSecret(typed)).toEqual({ username: 'handover', password: ' z ' })
})

test('a landlord or a company needs a name, and an e-mail and an Eircode that are ones', () => {
  expect(landlordErrors({}).map((error) => error.id)).toEqual(['landlord.lastName'])
  expect(landlordErrors({ 'landlord.lastName': 'Quill Lettings Ltd' })).toEqual([])
  const named = { 'landlord.firstName': 'Nora', 'landlord.lastName': 'Quill' }
  const wrong = { 'landlord.email': 'nora', 'landlord.country': 'IE', 'landlord.address.postCode': 'V94' }
  expect(landlordErrors({ ...named, ...wrong }).map((error) => error.id)).toEqual([
    'landlord.email',
    'landlord.address.postCode',
  ])
  expect(tidied({ ...named, 'landlord.email': '  ', 'landlord.telephoneNumber': ' 021 ' })).toEqual({
    ...named,
    'landlord.telephoneNumber': '021',
  })
})

test('a passphrase grows stronger with its length, not with tricks', () => {
  expect(
    [
      '',
      'Aa1!',
      'aaaaaaaaaaaaaaaaaaaaaa',
      'Aa1!Bb2?',
      'harbour road',
      'harbour road kins',
      'harbour road kinsale quay',
    ].map((text) => strengthOf(text).level),
  ).toEqual([0, 0, 1, 1, 1, 2, 3])
})

test.each([
  [[], 'Add a connection', '#/connections/new'],
  [['acquaint'], 'Tenant moves in', '#/new/tenant-switch'],
  [['acquaint', 'yeti'], 'Tenant moves in', '#/new/tenant-switch'],
  [['ctrl-hub'], 'Choose what to do', '#/new'],
  [['yeti'], 'Choose what to do', '#/new'],
] as const)('an empty Today offers somebody with %j: %s', (providers, button, href) => {
  expect(emptyToday(new Set(providers))).toMatchObject({ button, href })
})

test('an empty Today of a biller alone speaks of what is billed, and of no tenant', () => {
  const { title, text } = emptyToday(new Set(['yeti']))
  expect(`${title} ${text}`).toMatch(/billed/)
  expect(`${title} ${text}`).not.toMatch(/tenant|household/i)
})
