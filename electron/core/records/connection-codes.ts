import type { CodeGroup, CodeRow, CodeTable } from '#shared/domain/codes.ts'
import { InvalidInputError } from '../refusal.ts'

/** Two rows with one of these in common could not be told apart when a switch is written or read. */
const UNIQUE: readonly (readonly [member: 'number' | 'xmlName' | 'meaning', message: string])[] = [
  ['number', 'This number is in the table already. Give each row its own number.'],
  ['xmlName', 'This XML name is in the table already. Give each row its own name.'],
  ['meaning', 'This meaning has a number already. Change that row instead.'],
]

/** Throws InvalidInputError naming each row that repeats another (`codes.switchType.1.number`). */
export function checkCodes(codes: CodeTable): void {
  const groups: readonly CodeGroup[] = ['switchType', 'electricMeterType', 'billTo', 'title', 'country']
  const issues = groups.flatMap((group) =>
    repeated(codes[group]).map(({ place, message }) => ({ path: `codes.${group}.${place}`, message })),
  )
  if (issues.length > 0) throw new InvalidInputError(issues)
}

function repeated(rows: readonly CodeRow[]): { place: string; message: string }[] {
  return UNIQUE.flatMap(([member, message]) => {
    const seen = new Set<string | number>()
    return rows.flatMap((row, index) => {
      const value = row[member]
      if (value === null || value === '') return []
      if (seen.has(value)) return [{ place: `${index}.${member}`, message }]
      seen.add(value)
      return []
    })
  })
}
