import { nameOfQuestion } from './switch-answers-names.ts'
import { houseLine } from './address-line.ts'
import type { SummaryRow } from './wizard-form.ts'

/** A row of "check answers"; `changes` says what "Change" changes, to those who hear it only. */
export interface CheckRow extends SummaryRow {
  changes: string
}

const WHOSE: Readonly<Record<string, string>> = {
  property: 'the home’s',
  tenant: 'the tenant’s',
  purchaser: 'the purchaser’s',
  landlord: 'the landlord’s',
}
const NAME_PARTS = ['title', 'firstName', 'lastName']

/**
 * The rows of a summary with a name, and an address, on one row each, as they stand on an envelope.
 * What is changed begins at its first part.
 */
export function checkRows(rows: readonly SummaryRow[]): CheckRow[] {
  const joined: (CheckRow & { whole: string })[] = []
  for (const row of rows) {
    const { whole, label, changes } = partOf(row)
    const last = joined.at(-1)
    if (last?.whole === whole) last.value = withPart(last.value, row)
    else joined.push({ ...row, whole, label, changes })
  }
  return joined.map(({ whole: _whole, ...row }) => row)
}

/** The whole that a row is a part of; a row that stands alone is its own. */
function partOf({ question, label }: SummaryRow) {
  const [owner = '', part = ''] = question.split('.')
  const whose = WHOSE[owner] ?? ''
  if (part === 'address' && whose !== '')
    return { whole: `${owner} address`, label: 'Address', changes: `${whose} address` }
  if (NAME_PARTS.includes(part) && whose !== '')
    return { whole: `${owner} name`, label: 'Name', changes: `${whose} name` }
  return { whole: question, label, changes: nameOfQuestion(question).inSentence }
}

function withPart(before: string, { question, value }: SummaryRow): string {
  if (question.endsWith('.street')) return houseLine({ propertyName: before, street: value })
  const between = question.includes('.address.') ? ', ' : ' '
  return [before, value].filter((part) => part !== '').join(between)
}
