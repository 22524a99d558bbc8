import { rowByNumber, type CodeTable } from '#shared/domain/codes.ts'
import { readCalendarDate } from '#shared/domain/calendar-date.ts'
import { escapeFormula } from '#shared/domain/import/failed-rows.ts'
import type { ImportField } from '#shared/domain/import/import-field.ts'
import { fileNameOf } from '#shared/domain/import/target-words.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import { isMembers } from '../members.ts'
import { jobOf } from '../providers/jobs.ts'
import { fieldsOfKind } from './fields-of-kind.ts'
import { writeCsv } from './write-csv.ts'

/** A file with our own headers and one example row, written as people write: words for codes, yes and no, day/month/year. */
export function templateOf(kind: SwitchKind): { name: string; csv: string } {
  const fields = fieldsOfKind(kind)
  const example = jobOf(kind).example()
  const codes = documentedCodes()
  const rows = [
    fields.map(({ path }) => path),
    fields.map((field) => escapeFormula(written(memberAt(example, field.path), field, codes))),
  ]
  return { name: fileNameOf(kind, 'template'), csv: writeCsv(rows, ',') }
}

function memberAt(body: unknown, path: string): unknown {
  return path.split('.').reduce((place, name) => (isMembers(place) ? place[name] : undefined), body)
}

function written(value: unknown, field: ImportField, codes: CodeTable): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number')
    return field.kind === 'code'
      ? (rowByNumber(codes, field.group, value)?.label ?? String(value))
      : String(value)
  if (typeof value !== 'string') return ''
  if (field.kind !== 'date') return value
  const [year, month, day] = readCalendarDate(value)?.day.split('-') ?? []
  return `${day}/${month}/${year}`
}
