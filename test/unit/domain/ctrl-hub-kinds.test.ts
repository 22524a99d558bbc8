import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/domain/calendar-date.ts'
import type { CtrlHubKind } from '#shared/domain/ctrl-hub/document.ts'
import { findings, told } from '#test/support/ctrl-hub-checks.ts'
import { BASIS, FILLED, ORGANISATION, TODAY } from '#test/support/filled-documents.ts'
import { change, remove } from '#test/support/filled-switch.ts'

const fine = { errors: [], warnings: [] }
const error = (...errors: string[]) => ({ errors, warnings: [] })
const warning = (...warnings: string[]) => ({ errors: [], warnings })

/** A filled document with another value at a path, or without it. */
const with_ = (kind: CtrlHubKind, path: string, value: unknown) => change(FILLED[kind], path, value)
const without = (kind: CtrlHubKind, path: string) => remove(FILLED[kind], path)

describe('times', () => {
  const appointment = (start: string, end: string) =>
    change(with_('appointment', 'data.attributes.start_time', start), 'data.attributes.end_time', end)

  test('a visit ends after it starts, whatever the offsets', () => {
    const late = error('data.attributes.end_time HO-CH-END')
    expect(told('appointment', appointment('2026-12-01T09:00:00Z', '2026-12-01T08:59:00Z'))).toEqual(late)
    expect(told('appointment', appointment('2026-12-01T09:00:00Z', '2026-12-01T09:00:00Z'))).toEqual(late)
    expect(told('appointment', appointment('2026-12-01T09:00:00Z', '2026-12-01T09:30:00+01:00'))).toEqual(
      late,
    )
    expect(told('appointment', appointment('2027-10-31T01:30:00+01:00', '2027-10-31T01:00:00Z'))).toEqual(
      fine,
    )
  })

  test('a visit of more than 24 hours is told', () => {
    expect(told('appointment', appointment('2026-12-01T09:00:00Z', '2026-12-02T09:00:00Z'))).toEqual(fine)
    expect(told('appointment', appointment('2026-12-01T09:00:00Z', '2026-12-02T09:01:00Z'))).toEqual(
      warning('data.attributes.end_time HO-CH-VISIT-LONG'),
    )
  })

  test('a day in the past is told', () => {
    const day = (ahead: number) => `${addDays(TODAY, ahead)}T00:30:00Z`
    expect(told('appointment', appointment(day(0), day(1)))).toEqual(fine)
    expect(told('appointment', appointment(day(-1), day(0)))).toEqual(
      warning('data.attributes.start_time HO-CH-PAST'),
    )
    const due = (ahead: number) => with_('qualification-award', 'data.attributes.due', day(ahead))
    expect(told('qualification-award', due(0))).toEqual(fine)
    expect(told('qualification-award', due(-1))).toEqual(warning('data.attributes.due HO-CH-PAST'))
  })
})

describe('health data', () => {
  const appointment = (medical: boolean | undefined) =>
    with_('appointment', 'data.attributes.medical_dependency', medical)

  test('a PSR record and a visit with a medical dependency need a basis, other things none', () => {
    expect(told('psr-record', FILLED['psr-record'], { consent: null })).toEqual(
      error('consent HO-CONSENT-MISSING'),
    )
    const nothing = without('psr-record', 'data.attributes.extra_info')
    expect(told('psr-record', nothing, { consent: null }).errors).toEqual(['consent HO-CONSENT-MISSING'])
    expect(told('appointment', appointment(true), { consent: null })).toEqual(
      error('consent HO-CONSENT-MISSING'),
    )
    expect(told('appointment', appointment(false), { consent: null })).toEqual(fine)
    expect(told('appointment', appointment(undefined), { consent: null })).toEqual(fine)
    for (const kind of ['qualification-award', 'interaction', 'contact', 'account'] as const)
      expect(told(kind, FILLED[kind], { consent: null })).toEqual(fine)
  })

  test('says what is health data and what can be done', () => {
    const [psr] = findings('psr-record', FILLED['psr-record'], { consent: null }).errors
    expect(psr?.message).toContain('Priority Services record')
    expect(psr?.fix).toContain('meta.consent')
    const [visit] = findings('appointment', appointment(true), { consent: null }).errors
    expect(visit?.message).toContain('medical equipment')
    expect(visit?.fix).toContain('medical_dependency as false')
  })

  test.each(['psr-record', 'appointment'] as const)('%s: for recording and for sharing', (kind) => {
    for (const one of ['record', 'share'] as const) {
      const consent = { ...BASIS, scope: [one] }
      expect(told(kind, FILLED[kind], { consent })).toEqual(error('consent HO-CONSENT-SCOPE'))
    }
  })

  test.each(['psr-record', 'appointment'] as const)('%s: on a real day that has been', (kind) => {
    for (const at of [addDays(TODAY, 1), '2026-02-30'])
      expect(told(kind, FILLED[kind], { consent: { ...BASIS, at } })).toEqual(
        error('consent.at HO-CONSENT-DATE'),
      )
    expect(told(kind, FILLED[kind], { consent: { ...BASIS, at: TODAY } })).toEqual(fine)
  })

  test('one that came in the file is told there', () => {
    const consent = { ...BASIS, at: addDays(TODAY, 1), scope: ['record' as const] }
    const inFile = { ...FILLED['psr-record'], meta: { consent } }
    expect(told('psr-record', inFile, { consent })).toEqual(
      error('meta.consent HO-CONSENT-SCOPE', 'meta.consent.at HO-CONSENT-DATE'),
    )
    // Another one given beside the file wins, and is not the file's fault.
    expect(told('psr-record', inFile, { consent: { ...consent, how: 'letter' } }).errors).toEqual([
      'consent HO-CONSENT-SCOPE',
      'consent.at HO-CONSENT-DATE',
    ])
  })

  test('one that could not be read is not told again as missing', () => {
    const inFile = { ...FILLED['psr-record'], meta: { consent: { ...BASIS, at: 'today' } } }
    expect(told('psr-record', inFile, { consent: null })).toEqual(error('meta.consent.at HO-CH-CONSENT'))
    const none = { ...FILLED['psr-record'], meta: {} }
    expect(told('psr-record', none, { consent: null })).toEqual(error('consent HO-CONSENT-MISSING'))
  })
})

describe('needs', () => {
  const LIST = 'data.attributes.extra_info'
  const triple = (field: string, value: string) => ({ display_name: field, field, value })
  const record = (...info: object[]) => with_('psr-record', LIST, info)
  const needs = (codes: string, ...more: object[]) => record(triple('needs_codes', codes), ...more)

  test('a record that does not list any is told, an empty list is not', () => {
    expect(told('psr-record', without('psr-record', LIST))).toEqual(warning(`${LIST} HO-PSR-NO-NEEDS`))
    expect(told('psr-record', record(triple('needs_expiry_33', '2020-01-01')))).toEqual(
      warning(`${LIST} HO-PSR-NO-NEEDS`),
    )
    expect(told('psr-record', needs(''))).toEqual(fine)
  })

  test.each(['99', '10', '8', '14Pensioner', '01;02', '01,02,xx'])('%j is not of the list', (codes) => {
    expect(told('psr-record', needs(codes))).toEqual(warning(`${LIST}.0.value HO-PSR-CODE-UNKNOWN`))
  })

  test.each(['29', '32', '33', '34'])('%s has a review date that is still to come', (code) => {
    const reviewed = (date: string) =>
      told('psr-record', needs(`01,${code}`, triple(`needs_expiry_${code}`, date)))
    expect(reviewed(addDays(TODAY, 1))).toEqual(fine)
    expect(reviewed(TODAY)).toEqual(fine)
    expect(reviewed(addDays(TODAY, -1))).toEqual(warning(`${LIST}.1.value HO-PSR-REVIEW-PAST`))
    for (const other of ['next year', '2027-02-30', '2027-03-01T00:00', ''])
      expect(reviewed(other)).toEqual(warning(`${LIST}.1.value HO-PSR-REVIEW-DATE`))
    expect(told('psr-record', needs(`01,${code}`))).toEqual(warning(`${LIST}.0.value HO-PSR-REVIEW-MISSING`))
  })

  test('several without a date are told once, and lasting needs have none', () => {
    expect(told('psr-record', needs('29,32,33'))).toEqual(warning(`${LIST}.0.value HO-PSR-REVIEW-MISSING`))
    expect(told('psr-record', needs('01,02,37'))).toEqual(fine)
  })

  test('17 is told in words, of 200 characters at most', () => {
    const text = (value: string) => told('psr-record', needs('17', triple('needs_text_17', value)))
    expect(told('psr-record', needs('17'))).toEqual(warning(`${LIST}.0.value HO-PSR-TEXT-MISSING`))
    expect(text('  ')).toEqual(warning(`${LIST}.1.value HO-PSR-TEXT-MISSING`))
    expect(text('x'.repeat(200))).toEqual(fine)
    expect(text('x'.repeat(201))).toEqual(warning(`${LIST}.1.value HO-PSR-TEXT-LONG`))
  })

  test('a field of ours stands once; one of others may stand as often as it likes', () => {
    expect(told('psr-record', needs('01', triple('needs_codes', '02')))).toEqual(
      error(`${LIST}.1.field HO-PSR-TWICE`),
    )
    const date = triple('needs_expiry_29', '2027-03-01')
    expect(told('psr-record', needs('29', date, date))).toEqual(error(`${LIST}.2.field HO-PSR-TWICE`))
    expect(told('psr-record', needs('01', triple('note', 'x'), triple('note', 'x')))).toEqual(fine)
  })

  test.each(['display_name', 'field', 'value'])('an entry has a %s', (name) => {
    const body = needs('01', remove(triple('note', 'x'), name))
    expect(told('psr-record', body)).toEqual(error(`${LIST}.1.${name} HO-CH-MISSING`))
  })

  test('a priority besides 0 to 3 is told', () => {
    const priority = (value: number) =>
      told('psr-record', with_('psr-record', 'data.attributes.priority', value))
    for (const value of [0, 1, 2, 3]) expect(priority(value)).toEqual(fine)
    for (const value of [-1, 4, 123])
      expect(priority(value)).toEqual(warning('data.attributes.priority HO-PSR-PRIORITY'))
  })

  test('no text says which', () => {
    const body = needs('29,99', triple('needs_expiry_33', 'x'), triple('needs_text_17', 'Sorani'))
    const said = findings('psr-record', body).warnings.map(({ message, fix }) => message + fix)
    expect(said.join(' ')).not.toMatch(/29|99|33|Sorani|young/i)
  })
})

test('an award for another organisation than the connection’s is told', () => {
  const organisation = { ...ORGANISATION, id: '5a0d5c3e-9d57-4c0e-8a83-0d1a5c3b7e0f' }
  expect(told('qualification-award', FILLED['qualification-award'], { organisation })).toEqual(
    warning('data.relationships.organisation.data.id HO-CH-ORG-OTHER'),
  )
  expect(told('qualification-award', FILLED['qualification-award'], { organisation: null })).toEqual(fine)
})

test('ECR notes without ECR are told', () => {
  const path = 'data.attributes.on_ecr_notes'
  for (const on_ecr of [false, undefined])
    expect(told('appointment', with_('appointment', 'data.attributes.on_ecr', on_ecr))).toEqual(
      warning(`${path} HO-CH-ECR-NOTES`),
    )
  expect(told('appointment', without('appointment', path))).toEqual(fine)
  const none = change(with_('appointment', path, ' '), 'data.attributes.on_ecr', false)
  expect(told('appointment', none)).toEqual(fine)
})

describe('a conversation', () => {
  test('is held in a way that is known, else it is told', () => {
    const method = (value: string) =>
      told('interaction', with_('interaction', 'data.attributes.method', value))
    for (const value of ['letter', 'email', 'telephone', 'sms']) expect(method(value)).toEqual(fine)
    for (const value of ['phone', 'Telephone', 'constructor'])
      expect(method(value)).toEqual(warning('data.attributes.method HO-CH-METHOD'))
  })

  test('goes in or out', () => {
    const path = 'data.attributes.direction'
    for (const value of ['inbound', 'outbound'])
      expect(told('interaction', with_('interaction', path, value))).toEqual(fine)
    expect(told('interaction', with_('interaction', path, 'both'))).toEqual(
      warning(`${path} HO-CH-DIRECTION`),
    )
  })

  test('has any status', () => {
    expect(told('interaction', with_('interaction', 'data.attributes.status', 'no answer'))).toEqual(fine)
  })
})

describe('a contact', () => {
  test('has an e-mail address that is one', () => {
    const path = 'data.attributes.email'
    expect(told('contact', with_('contact', path, 'niamh at example'))).toEqual(error(`${path} HO-CH-EMAIL`))
  })

  test('has a telephone number that looks like one in either country', () => {
    const path = 'data.attributes.telephone'
    for (const number of ['020 7946 0321', '087 123 4567', '01 234 5678', '+48 22 123 45 67'])
      expect(told('contact', with_('contact', path, number)), number).toEqual(fine)
    expect(told('contact', with_('contact', path, '12'))).toEqual(warning(`${path} HO-CH-PHONE`))
  })

  test('can be reached somehow, else it is told', () => {
    const neither = remove(without('contact', 'data.attributes.telephone'), 'data.attributes.email')
    expect(told('contact', neither)).toEqual(warning('data.attributes.telephone HO-CH-NO-CONTACT'))
  })
})
