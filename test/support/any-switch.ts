import fc from 'fast-check'
import { SWITCH_WIRE, type Field } from '#core/providers/acquaint/fields.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'

const INT32 = 2_147_483_647

/** Text of any script that XML can carry: no control characters but tab and line ends, no halves of pairs. */
export const anyText = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('\t', '\n', '\r', ' ', '&', '<', '>', '"', "'", ']', '+', '%', '='),
      fc.string({ unit: 'grapheme', maxLength: 1 }),
    ),
    maxLength: 20,
  })
  .filter((text) => !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text))

const anyDate = fc
  .tuple(
    fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
    fc.boolean(),
  )
  .map(([date, timed]) => date.toISOString().slice(0, timed ? 16 : 10))

/** Any switch of a kind: every member there or not, objects too. Its codes are the documented ones. */
export const anySwitch = (kind: SwitchKind) => members(SWITCH_WIRE[kind].fields)

function members(fields: readonly Field[]): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, valueOf(field)])), {
    requiredKeys: [],
  })
}

function valueOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'object':
      // A form cannot tell an empty object from none, so there is always something in it.
      return members(field.members).filter((value) => hasLeaf(value))
    case 'int':
      return fc.integer({ min: field.name === 'countryCode' ? 0 : -INT32 - 1, max: INT32 })
    case 'bool':
      return fc.boolean()
    case 'date':
      return anyDate
    case 'enum':
      return fc.constant(field.group === 'switchType' ? 1 : 0)
    case 'string':
      return anyText
  }
}

function hasLeaf(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.values(value).some(hasLeaf) : true
}
