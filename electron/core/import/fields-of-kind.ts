import { CONSENT_FIELDS, type ImportField } from '#shared/domain/import/import-field.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import { SWITCH_WIRE, type Field } from '../providers/acquaint/fields.ts'

/** Numbers on the wire whose words are among the connection’s codes. */
const CODES_BY_NAME = { titleId: 'title', countryCode: 'country' } as const
/** Texts of digits that a spreadsheet likes to take for numbers. */
const NUMBER_TEXTS = ['mprn', 'gprn', 'telephoneNumber']

/** What the columns of a file of this kind can hold: the members of its body in documented order, and those of the basis. */
export function fieldsOfKind(kind: SwitchKind): ImportField[] {
  return [...importFields(SWITCH_WIRE[kind].fields, ''), ...CONSENT_FIELDS]
}

function importFields(fields: readonly Field[], before: string): ImportField[] {
  return fields.flatMap((field): ImportField[] => {
    const path = `${before}${field.name}`
    switch (field.kind) {
      case 'object':
        return importFields(field.members, `${path}.`)
      case 'enum':
        return [{ path, kind: 'code', group: field.group }]
      case 'int':
        return field.name === 'titleId' || field.name === 'countryCode'
          ? [{ path, kind: 'code', group: CODES_BY_NAME[field.name] }]
          : [{ path, kind: 'whole' }]
      case 'string':
        return [{ path, kind: NUMBER_TEXTS.includes(field.name) ? 'number-text' : 'text' }]
      case 'bool':
        return [{ path, kind: 'yes-no' }]
      case 'date':
        return [{ path, kind: 'date' }]
    }
  })
}
