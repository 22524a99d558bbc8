import { describe, expect, test } from 'vitest'
import { practiceCodes } from '#core/practice/codes.ts'
import { fieldsOfKind } from '#core/import/fields-of-kind.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { guessColumns, isReasonColumn } from '#shared/domain/import/guess-columns.ts'
import { readCell } from '#shared/domain/import/read-cell.ts'
import { RowReader } from '#shared/domain/import/row-body.ts'
import { readWrittenDate, type DateOrder } from '#shared/domain/import/written-date.ts'
import { SWITCH_KINDS, type SwitchKind } from '#shared/domain/switch-kinds.ts'
import { SHEET_HEADERS } from '#test/support/import-rows.ts'

describe('a date', () => {
  test.each<[string, DateOrder, string]>([
    ['20/11/2026', 'day-month-year', '2026-11-20'],
    ['1-2-2026', 'day-month-year', '2026-02-01'],
    ['1.2.2026', 'month-day-year', '2026-01-02'],
    ['2026/2/1', 'year-month-day', '2026-02-01'],
    ['2026-11-20', 'day-month-year', '2026-11-20'],
    ['2026-11-20T09:30', 'month-day-year', '2026-11-20T09:30'],
    ['2026-11-20 09:30:00', 'month-day-year', '2026-11-20T09:30:00'],
    ['20/11/2026 9:30', 'day-month-year', '2026-11-20T09:30'],
  ])('%s in the order %s', (text, order, date) => {
    expect(readWrittenDate(text, order)).toMatchObject({ ok: true, date })
  })

  test.each<[string, DateOrder, string]>([
    ['11/20/2026', 'day-month-year', 'HO-IMPORT-DATE'],
    ['20/11/2026', 'month-day-year', 'HO-IMPORT-DATE'],
    ['31/02/2026', 'day-month-year', 'HO-IMPORT-DATE'],
    ['20/11/26', 'day-month-year', 'HO-IMPORT-DATE-YEAR'],
    ['26-11-20', 'year-month-day', 'HO-IMPORT-DATE-YEAR'],
    ['2026/11/20', 'day-month-year', 'HO-IMPORT-DATE'],
    ['20/11-2026', 'day-month-year', 'HO-IMPORT-DATE'],
    ['46000', 'day-month-year', 'HO-IMPORT-DATE'],
    ['next Friday', 'day-month-year', 'HO-IMPORT-DATE'],
  ])('%s is refused in the order %s', (text, order, why) => {
    expect(readWrittenDate(text, order)).toEqual({ ok: false, why })
  })
})

describe('a word', () => {
  const fields = fieldsOfKind('landlord-switch').concat(fieldsOfKind('tenant-switch'))
  const read = (path: string, text: string, codes = practiceCodes()) => {
    const field = fields.find((one) => one.path === path)
    if (field === undefined) throw new Error(`No field ${path}.`)
    return readCell(text, field, { codes, dateOrder: 'day-month-year' })
  }

  test.each([
    ['switchType', 'Electricity only', 91],
    ['switchType', ' dual FUEL ', 1],
    ['switchType', 'PracticeGasOnly', 92],
    ['switchType', '1', 1],
    ['property.electricMeterType', 'Day & Night', 91],
    ['property.electricMeterType', 'standard', 0],
    ['tenant.titleId', 'mr.', 91],
    ['property.address.countryCode', 'Éire', 91],
    ['billTo', 'Letting agent', 92],
    ['tenant.criticalCare', 'Y', true],
    ['tenant.criticalCare', 'FALSE', false],
    ['meterReadings.gasMeterRead', '00123', 123],
    ['property.mprn', ' 01020304050 ', '01020304050'],
    ['tenant.telephoneNumber', '+353 87 123 4567', '+353 87 123 4567'],
  ])('%s: %j means %j', (path, text, value) => {
    expect(read(path, text)).toMatchObject({ value, problem: null })
  })

  test.each([
    ['switchType', 'Water', 'HO-IMPORT-WORD'],
    ['tenant.criticalCare', '1', 'HO-IMPORT-NOT-YES-NO'],
    ['meterReadings.gasMeterRead', '12.5', 'HO-IMPORT-NOT-DIGITS'],
    ['meterReadings.gasMeterRead', '-5', 'HO-IMPORT-NOT-DIGITS'],
    ['meterReadings.gasMeterRead', '9999999999', 'HO-SWITCH-NUMBER-RANGE'],
    ['property.mprn', '1.0E+10', 'HO-IMPORT-EXPONENT'],
    ['property.mprn', '1,02E+10', 'HO-IMPORT-EXPONENT'],
    ['consent.scope', 'everything', 'HO-IMPORT-CONSENT'],
  ])('%s: %j is refused', (path, text, code) => {
    expect(read(path, text)).toMatchObject({ value: null, problem: { path, code } })
  })

  test('that is not known names those that are, and a choice without a number is told as that', () => {
    expect(read('tenant.titleId', 'Lord').problem?.fix).toContain('Mr, Ms, Mrs, Miss, Mx, Dr')
    expect(read('switchType', 'Electricity only', documentedCodes()).problem).toMatchObject({
      code: 'HO-IMPORT-CODE-NOT-KNOWN',
      message: 'Acquaint’s number for “Electricity only” is not known.',
    })
  })
})

describe('columns', () => {
  const guess = (kind: SwitchKind, headers: readonly string[], remembered: (string | null)[] | null = null) =>
    guessColumns(headers, fieldsOfKind(kind), remembered, practiceCodes())
  const targets = (kind: SwitchKind, headers: readonly string[]) =>
    guess(kind, headers).map(({ target }) => target)

  test('of a letting agent’s sheet are known', () => {
    expect(targets('tenant-switch', SHEET_HEADERS)).toEqual([
      'property.mprn',
      'property.gprn',
      'property.address.propertyName',
      'property.address.street',
      'property.address.town',
      'property.address.postCode',
      'property.address.country',
      'switchType',
      'property.electricMeterType',
      'meterReadings.twentyFourHourMeterRead',
      'meterReadings.gasMeterRead',
      'meterReadings.meterReadingDate',
      'tenancyStartDate',
      'tenant.titleId',
      'tenant.firstName',
      'tenant.lastName',
      'tenant.telephoneNumber',
      'tenant.email',
      'tenant.dateOfBirth',
      'tenant.criticalCare',
      'landlord.firstName',
      'landlord.lastName',
      'landlord.telephoneNumber',
      'landlord.email',
      'landlord.address.street',
      'landlord.address.town',
      'landlord.address.country',
    ])
  })

  test.each(SWITCH_KINDS)('with our own headers are themselves, for %s', (kind) => {
    const paths = fieldsOfKind(kind).map(({ path }) => path)
    expect(guess(kind, paths)).toEqual(paths.map((target) => ({ target, because: 'own-header' })))
    expect(
      targets(
        kind,
        paths.map((path) => path.toUpperCase()),
      ),
    ).toEqual(paths)
  })

  test('without whose it is mean whoever the bill is for', () => {
    expect(targets('purchaser-switch', ['Surname', 'Purchaser Forename', 'Meter Point Ref'])).toEqual([
      'purchaser.lastName',
      'purchaser.firstName',
      'property.mprn',
    ])
    expect(targets('landlord-switch', ['Surname', 'bill_to', 'Landlord Name'])).toEqual([
      'landlord.lastName',
      'billTo',
      null,
    ])
  })

  test('with one name are guessed neither, and the reasons of an earlier file are ignored', () => {
    expect(
      targets('tenant-switch', ['First Name', 'MPRN', 'first_name', 'handover_column', 'Handover reason']),
    ).toEqual([null, 'property.mprn', null, null, null])
    expect(['handover_column', 'HANDOVER_REASON', 'reason'].map(isReasonColumn)).toEqual([true, true, false])
  })

  test('are as they were for an earlier file with the same headers, what was left out too', () => {
    expect(guess('tenant-switch', ['MPRN', 'Ref'], [null, 'tenant.lastName'])).toEqual([
      { target: null, because: 'none' },
      { target: 'tenant.lastName', because: 'remembered' },
    ])
  })

  test('of titles are not guessed where the connection knows none', () => {
    expect(
      guessColumns(['Title'], fieldsOfKind('tenant-switch'), null, documentedCodes())[0]?.target,
    ).toBeNull()
  })
})

describe('a row', () => {
  const consent = fieldsOfKind('tenant-switch').filter(({ kind }) => kind === 'consent')
  const reader = new RowReader(
    consent.map((field, column) => ({ column, field })),
    { codes: practiceCodes(), dateOrder: 'day-month-year' },
  )

  test('has a basis, whole or not at all', () => {
    expect(
      reader.read(['explicit-consent', 'v1', 'Aoife', 'telephone', '20/11/2026', 'record, share']).consent,
    ).toEqual({
      basis: 'explicit-consent',
      wording: 'v1',
      givenBy: 'Aoife',
      how: 'telephone',
      at: '2026-11-20',
      scope: ['record', 'share'],
    })
    expect(reader.read(['', '', '', '', '', ''])).toEqual({ body: {}, consent: null, problems: [] })
    const half = reader.read(['explicit-consent', '', 'Aoife', 'telephone', '20/11/26', 'record'])
    expect([half.consent, half.problems.map(({ path, code }) => [path, code])]).toEqual([
      null,
      [
        ['consent.at', 'HO-IMPORT-DATE-YEAR'],
        ['consent.wording', 'HO-IMPORT-CONSENT'],
      ],
    ])
  })
})
