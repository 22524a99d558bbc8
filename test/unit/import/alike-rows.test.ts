import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentedCodes, type CodeTable } from '#shared/domain/codes.ts'
import { AlikeRows } from '#shared/domain/import/alike-rows.ts'
import type { UsedColumn } from '#shared/domain/import/column-reader.ts'
import { RowReader } from '#shared/domain/import/row-body.ts'
import { besideCells, ColumnFinder } from '#shared/domain/import/row-problems.ts'
import { checkPhone } from '#shared/domain/phone.ts'
import { SWITCH_KINDS, type SwitchKind } from '#shared/domain/switch-kinds.ts'
import { fieldsOfKind } from '#core/import/fields-of-kind.ts'
import { KeyReader } from '#core/import/key-reader.ts'
import { Sheet } from '#core/import/sheet.ts'
import { keyTextsOf } from '#core/outbox/keys.ts'
import { jobOf } from '#core/providers/jobs.ts'

const TODAY = '2026-11-20'
const CODES: CodeTable = {
  ...documentedCodes(),
  switchType: [
    ...documentedCodes().switchType,
    ...(['electricity', 'gas'] as const).map((meaning, place) => ({
      number: 2 + place,
      xmlName: null,
      meaning,
      label: meaning,
      source: 'entered' as const,
      confirmed: true,
    })),
  ],
  country: [{ number: 5, xmlName: null, meaning: 'GB-NIR', label: 'NI', source: 'entered', confirmed: true }],
}

/** Texts of each sort: what is ordinary, what nearly is, and what is not. */
const NAMES = [
  'Aoife',
  'aoife',
  'Áine',
  'O’Neill',
  "O'Neill",
  'ONeill',
  'Byrne-1',
  'Siobhán  Mary',
  '李',
  'Sam',
]
const PLACES = [
  '1 Mill Lane',
  'Navan',
  'sample string 3',
  'Sample',
  ' ',
  '\u0007',
  'x'.repeat(201),
  'x'.repeat(501),
]
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  mprn: [
    '10200000001',
    '',
    '10 200 000 002',
    '81200000003',
    '30200000004',
    '1020000000',
    '1000000',
    '1.02E+10',
  ],
  gprn: ['1000000', '0100001', '100 0002', '10200000001', 'abc'],
  postCode: ['D02 X285', 'd02x285', 'A65 F4E2', 'BT1 1AA', 'SW1A 1AA', 'D6W XY00', 'nowhere', 'GIR 0AA'],
  country: ['Ireland', 'UK', 'Northern Ireland', 'England', 'Narnia'],
  countryCode: ['5', '9', 'NI', 'what'],
  telephoneNumber: [
    '087 123 4567',
    '086 7654321',
    '01 234 5678',
    '0871234567',
    '+353 87 123 4567',
    '+353871234567',
    '048 9012 3456',
    '07700 900123',
    '087 123 4567 ext 2',
    'ask',
    '0867654321',
    '12',
  ],
  email: ['a@example.com', 'A@example.com ', 'b@example.com', 'no', 'a..b@example.com', 'é@example.ie'],
  dateOfBirth: [
    '17/04/1980',
    '1980-04-17T00:00Z',
    '20/11/2008',
    '21/11/2008',
    '01/01/1900',
    '21/11/2026',
    '1/1/80',
  ],
  meterReadingDate: ['20/11/2026', '21/11/2026', '2026-11-01T10:00+01:00', '31/02/2026'],
  tenancyStartDate: ['20/11/2026', '01/12/2026', '01/01/2027', '01/01/2026'],
  switchType: ['1', '3', '2', '9', 'Electricity and gas', 'what'],
  electricMeterType: ['0', '7', 'Standard', 'Smart'],
  billTo: ['0', '1', 'landlord'],
  criticalCare: ['no', 'yes', 'maybe'],
  payAsYouGoGasMeter: ['no', 'yes'],
  titleId: ['1', 'Mr'],
  scope: ['record', 'record and share', 'all'],
  at: ['20/11/2026', '21/11/2026'],
}
const NUMBERS = ['0', '1', '12345', '9999999', '10000000', '99999999999', '012', '1,5', '-1']

function textsOf(path: string): readonly string[] {
  const last = path.split('.').at(-1) ?? ''
  const own = TEXTS[last]
  if (own !== undefined) return own
  if (/Read$|Id$/.test(last)) return NUMBERS
  return /Name$/.test(last) ? [...NAMES, ...PLACES] : PLACES
}

function cell(path: string, ordinary: number) {
  const texts = textsOf(path)
  return fc.oneof(
    { weight: ordinary, arbitrary: fc.constantFrom(texts[0] ?? '', texts[1] ?? '') },
    { weight: 3, arbitrary: fc.constantFrom(...texts) },
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.string() },
  )
}

const fileOf = (kind: SwitchKind) => {
  const headers = fieldsOfKind(kind).map(({ path }) => path)
  const base = fc.tuple(...headers.map((path) => cell(path, 60)))
  const row = fc.tuple(...headers.map((path) => cell(path, 4)))
  // Rows that differ in one cell are where a difference that a rule sees would be overlooked.
  const rows = fc
    .tuple(base, fc.array(fc.tuple(fc.nat(headers.length - 1), row), { minLength: 5, maxLength: 40 }))
    .map(([first, changes]) => [
      first,
      ...changes.map(([column, other]) =>
        first.map((text, at) => (at === column ? (other[at] ?? '') : text)),
      ),
    ])
  return { headers, rows }
}

test.each(SWITCH_KINDS)(
  'Of the rows of a %s is found what the rules find of each by itself',
  (kind) => {
    const { headers, rows } = fileOf(kind)
    const fields = fieldsOfKind(kind)
    const used: UsedColumn[] = fields.map((field, column) => ({ column, field }))
    const job = jobOf(kind)
    const finder = new ColumnFinder(used)
    const format = fc.constantFrom('json' as const, 'xml' as const)
    let [alike, faulty] = [0, 0]
    fc.assert(
      fc.property(rows, format, (all, wire) => {
        const connection = {
          format: wire,
          codes: CODES,
          organisation: null,
          resources: {},
          practice: false,
        }
        const sheet = new Sheet(
          {
            headers,
            rows: all.map((cells, place) => ({ line: place + 2, cells })),
            encoding: 'utf-8',
            delimiter: ',',
          },
          {
            kind,
            connection,
            today: TODAY,
            dateOrder: 'day-month-year',
            targets: headers,
            remembered: null,
            fixes: [],
          },
        )
        const keys = new Map(sheet.check(0, all.length).map(({ line, ...rest }) => [line, rest]))
        const reader = new RowReader(used, { codes: CODES, dateOrder: 'day-month-year' })
        const classes = new AlikeRows(used, 'day-month-year', TODAY)
        const seen = new Set<string>()
        for (const [place, cells] of all.entries()) {
          const line = place + 2
          const { body: frozen, consent, problems } = reader.read(cells)
          // Not frozen, so that it is read by its schema.
          const body: unknown = structuredClone(frozen)
          const found = besideCells(problems, job.check(body, { ...connection, consent, today: TODAY }))
          const shown = sheet.page(null, place, 1).rows[0]
          if (found.errors.length > 0) {
            faulty += 1
            expect(shown?.errors).toEqual(finder.place(found.errors))
            expect(shown?.warnings).toEqual(finder.place(found.warnings))
            expect(keys.has(line)).toBe(false)
          } else {
            expect(shown?.errors).toEqual([])
            expect(shown?.warnings).toEqual(finder.place(found.warnings))
            expect(keys.get(line)).toEqual(keyTextsOf(job, body))
          }
          const one = classes.classOf(cells)
          if (one === null) continue
          if (seen.has(one)) alike += 1
          seen.add(one)
        }
      }),
      { numRuns: 300 },
    )
    expect(alike).toBeGreaterThan(100)
    expect(faulty).toBeGreaterThan(500)
  },
  60_000,
)

test.each(SWITCH_KINDS)('What a %s is compared by is read from its cells as from its body', (kind) => {
  const { rows } = fileOf(kind)
  const context = { codes: CODES, dateOrder: 'day-month-year' as const }
  const used: UsedColumn[] = fieldsOfKind(kind).map((field, column) => ({ column, field }))
  const job = jobOf(kind)
  fc.assert(
    fc.property(rows, (all) => {
      // One for the whole file, as they remember what they have read.
      const [reader, keyReader] = [new RowReader(used, context), new KeyReader(kind, used, context)]
      for (const cells of all) {
        const body: unknown = structuredClone(reader.read(cells).body)
        const connection = { format: 'json' as const, codes: CODES, organisation: null, resources: {} }
        if ('problems' in job.preview(body, { ...connection, practice: false }, 'json')) continue
        expect(keyReader.read(cells)).toEqual(keyTextsOf(job, body))
      }
    }),
  )
})

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))

test('Every Irish mobile number is as plausible as any other, in each country', () => {
  const mobile = fc
    .tuple(fc.constantFrom('083', '085', '086', '087', '089'), digits(7), fc.boolean(), fc.boolean())
    .map(
      ([code, rest, one, two]) =>
        `${code}${one ? ' ' : ''}${rest.slice(0, 3)}${two ? ' ' : ''}${rest.slice(3)}`,
    )
  for (const country of ['IE', 'GB-NIR', 'GB', null] as const) {
    const { plausible } = checkPhone('0871234567', country)
    fc.assert(
      fc.property(mobile, (text) => {
        expect(checkPhone(text, country).plausible).toBe(plausible)
      }),
      { numRuns: 2000 },
    )
  }
})
