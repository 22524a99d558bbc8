import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { readCalendarDate } from '#shared/domain/calendar-date.ts'
import { documentedCodes, type CodeTable } from '#shared/domain/codes.ts'
import { tidyMeterNumber } from '#shared/domain/meter-number.ts'
import { SWITCH_KINDS, type SwitchKind } from '#shared/domain/switch-kinds.ts'
import { SWITCH_WIRE } from '#core/providers/acquaint/fields.ts'
import { decodeForm, encodeForm } from '#core/providers/acquaint/form.ts'
import { decodeJson, encodeJson } from '#core/providers/acquaint/json.ts'
import { ACQUAINT_JOBS } from '#core/providers/acquaint/jobs.ts'
import { decodeXml, encodeXml } from '#core/providers/acquaint/xml.ts'
import { anySwitch } from '../../support/any-switch.ts'
import { filledSwitchOf } from '../../support/filled-switch.ts'
import { seed } from '../../support/seeds.ts'
import { needs } from '../../support/tools.ts'

const documented = documentedCodes()
/** As somebody completes it once Acquaint has told the name in XML of whom the bills go to. */
const codes: CodeTable = {
  ...documented,
  billTo: documented.billTo.map((row) => ({ ...row, xmlName: 'ConfirmedByTheTest' })),
}
const { root, fields } = SWITCH_WIRE['tenant-switch']

/** What a body is once its dates are written in a format's way. */
function dated(value: unknown, write: (text: string) => string, name = ''): unknown {
  if (typeof value === 'string') return /Date$|dateOfBirth/.test(name) ? write(value) : value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, dated(member, write, key)]))
}

const time = (text: string) => readCalendarDate(text)?.time ?? '00:00:00'
const inMinutes = (text: string) => `${text.slice(0, 10)}T${time(text).slice(0, 5)}`
const inSeconds = (text: string) => `${text.slice(0, 10)}T${time(text)}`

describe.each(SWITCH_KINDS)('a %s that is encoded can be read back whole', (kind) => {
  const { root, fields } = SWITCH_WIRE[kind]

  test('JSON', () => {
    fc.assert(
      fc.property(anySwitch(kind), (body) => {
        expect(decodeJson(encodeJson(body, fields))).toEqual(dated(body, inMinutes))
      }),
    )
  })

  test('XML', () => {
    fc.assert(
      fc.property(anySwitch(kind), (body) => {
        const text = encodeXml(body, fields, root, codes)
        expect(decodeXml(text, fields, root, codes)).toEqual(dated(body, inSeconds))
      }),
    )
  })

  test('form', () => {
    fc.assert(
      fc.property(anySwitch(kind), (body) => {
        const text = encodeForm(body, fields, codes)
        expect(decodeForm(text, fields, codes)).toEqual(dated(body, inMinutes))
      }),
    )
  })
})

test('the service’s own XML sample is read as its JSON sample', () => {
  const decoded = decodeXml(seed('tenant-switch-request.xml'), fields, root, codes)
  const sample: unknown = JSON.parse(seed('tenant-switch-request.json'))
  expect(dated(decoded, inMinutes)).toEqual(sample)
})

describe('decoding refuses', () => {
  test.each([
    ['another root', '<NewLandlordSwitch/>'],
    ['an unknown element', '<NewTenantSwitch><Tenancy>1</Tenancy></NewTenantSwitch>'],
    ['a name in other capitals', '<NewTenantSwitch><tenancyId>1</tenancyId></NewTenantSwitch>'],
    ['an enum by number', '<NewTenantSwitch><SwitchType>1</SwitchType></NewTenantSwitch>'],
    ['an empty number', '<NewTenantSwitch><TenancyId/></NewTenantSwitch>'],
    ['a number with a sign of a float', '<NewTenantSwitch><TenancyId>1.0</TenancyId></NewTenantSwitch>'],
  ])('%s', (_, text) => {
    expect(() => decodeXml(text, fields, root, codes)).toThrow(TypeError)
  })

  test('a form key that is no member', () => {
    expect(() => decodeForm('Property.Nprm=1', fields, codes)).toThrow(TypeError)
    expect(() => decodeForm('__proto__.polluted=1', fields, codes)).toThrow(TypeError)
  })
})

describe.skipIf(needs('xmllint'))('xmllint, with a schema of the documented names, order and types', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handover-xml-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const schema = fileURLToPath(new URL('../../support/switches.xsd', import.meta.url))

  function validate(documents: readonly string[]): { status: number | null; said: string } {
    const files = documents.map((text, index) => {
      const file = join(folder, `${index}.xml`)
      writeFileSync(file, text)
      return file
    })
    const run = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, ...files], {
      encoding: 'utf8',
    })
    return { status: run.status, said: run.stderr }
  }

  function xmlOf(kind: SwitchKind, body: unknown): string {
    const preview = ACQUAINT_JOBS[kind].preview(body, { codes }, 'xml')
    if ('problems' in preview) throw new Error(JSON.stringify(preview.problems))
    return preview.text
  }

  test('accepts the example, the sample, a filled body and fifty others of every kind', () => {
    const documents = SWITCH_KINDS.flatMap((kind) => {
      const sample: unknown = JSON.parse(seed(`${kind}-request.json`))
      const any = fc.sample(anySwitch(kind), { seed: 7, numRuns: 50 })
      const bodies = [ACQUAINT_JOBS[kind].example(), sample, filledSwitchOf(kind), ...any]
      return bodies.map((body) => xmlOf(kind, body))
    })
    const result = validate(documents)
    expect(result.said.split('\n').filter((line) => line !== '' && !line.endsWith(' validates'))).toEqual([])
    expect(result.status).toBe(0)
  })

  test('is strict: it refuses another order, an unknown name and a fraction of a second', () => {
    const good = xmlOf('tenant-switch', filledSwitchOf('tenant-switch'))
    const bad = [
      good.replace(/( {4}<Mprn>.*\n)( {4}<Gprn>.*\n)/, '$2$1'),
      good.replaceAll('TenancyId', 'TenancyID'),
      good.replace(/(<TenancyStartDate>[^<]*)/, '$1.5'),
    ]
    for (const text of bad) {
      expect(text).not.toBe(good)
      expect(validate([text]).status).not.toBe(0)
    }
  })
})

test('meter numbers of any shape keep their digits and their leading zeros', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9]{1,21}$/),
      fc.constantFrom(' ', '-', '\u00A0', '–'),
      (digits, separator) => {
        expect(tidyMeterNumber(Array.from(digits).join(separator))).toBe(digits)
      },
    ),
  )
})
