import { TROUBLE_KINDS, TROUBLE_STATES, type InputIssue, type Trouble } from '#shared/contract/error-data.ts'

/** One of the contract's errors, by its code, with the data that the contract gives it. */
export type ContractError =
  | { code: 'INVALID_INPUT'; data: { issues: InputIssue[] } }
  | { code: 'NOT_FOUND'; data: { what: string; id: string } }
  | { code: 'CLOSED'; data: { trouble: Trouble | null } }
  | { code: 'NOT_NOW'; data: { code: string; fix: string } }
  | { code: 'INTERNAL'; data: { id: string } }

/**
 * Reads an error that the core answered with; null when it is none of the contract's. By hand, because the first page has no room for
 * the library by which the contract itself is checked.
 */
export function readContractError(code: string, data: unknown): ContractError | null {
  if (!isRecord(data)) return null
  const { issues, what, id, trouble, fix } = data
  switch (code) {
    case 'INVALID_INPUT':
      return Array.isArray(issues) && issues.every(isIssue)
        ? { code, data: { issues: issues.map(({ path, message }) => ({ path, message })) } }
        : null
    case 'NOT_FOUND':
      return isText(what) && isText(id) ? { code, data: { what, id } } : null
    case 'CLOSED':
      return trouble === null || isTrouble(trouble) ? { code, data: { trouble } } : null
    case 'NOT_NOW':
      return isText(data['code']) && isText(fix) ? { code, data: { code: data['code'], fix } } : null
    case 'INTERNAL':
      return isText(id) ? { code, data: { id } } : null
    default:
      return null
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isIssue(value: unknown): value is InputIssue {
  return isRecord(value) && isText(value['path']) && isText(value['message'])
}

function isTrouble(value: unknown): value is Trouble {
  if (!isRecord(value)) return false
  const { kind, state, waitSeconds } = value
  return (
    TROUBLE_KINDS.some((one) => one === kind) &&
    TROUBLE_STATES.some((one) => one === state) &&
    ['code', 'message', 'fix', 'detail'].every((name) => isText(value[name])) &&
    (waitSeconds === undefined || (Number.isInteger(waitSeconds) && Number(waitSeconds) >= 1))
  )
}
