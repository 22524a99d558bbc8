import type { Problem } from '#shared/domain/problem.ts'
import { WrittenNumber } from '#shared/domain/written-number.ts'
import { isMembers } from '../../../members.ts'
import type { NumberReading } from '../../answer-body.ts'
import { withoutSecrets } from '../../service-text.ts'
import { readFailure } from '../failures.ts'
import { SERVICES_PATH } from '../paths.ts'
import type { Reader } from '../read.ts'
import { readRecord } from './record.ts'
import { valueAt } from './values.ts'

export interface VariablesRead {
  /** Indented JSON; '' when there are none, null when they could not be read. */
  variables: string | null
  failure: Problem | null
}

/** A service's variables, in which every digit stands as the service wrote it. They may hold credentials (yeti.md 2.6). */
export async function variablesOf(reader: Reader, id: string): Promise<VariablesRead> {
  const read = await readRecord(reader, SERVICES_PATH, id, { fields: { services: ['variables'] } }, asWritten)
  if (read.kind === 'refused') return { variables: null, failure: read.failure }
  const variables = valueAt(read.record.attributes, 'variables') ?? null
  const text = variables === null ? '' : indentedJson(variables, '')
  // Another system's credentials are what is asked for; those of the connection never are. What is cut would be sent back cut.
  return withoutSecrets(text, read.secrets) === text
    ? { variables: text, failure: null }
    : { variables: null, failure: readFailure('HO-YETI-VARIABLES-SECRET') }
}

/** A number that would be written in another way is kept as it stands. */
const asWritten: NumberReading = (_member, value, source) =>
  String(value) === source ? value : new WrittenNumber(source)

function indentedJson(value: unknown, indent: string): string {
  if (value instanceof WrittenNumber) return value.digits
  const inner = `${indent}  `
  if (Array.isArray(value))
    return block(
      '[',
      ']',
      value.map((one: unknown) => indentedJson(one, inner)),
      indent,
    )
  if (!isMembers(value)) return JSON.stringify(value)
  const members = Object.entries(value).map(
    ([name, one]) => `${JSON.stringify(name)}: ${indentedJson(one, inner)}`,
  )
  return block('{', '}', members, indent)
}

function block(begin: string, end: string, parts: readonly string[], indent: string): string {
  if (parts.length === 0) return begin + end
  return `${begin}\n${parts.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}${end}`
}
