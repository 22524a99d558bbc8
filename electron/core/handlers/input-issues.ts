import * as v from 'valibot'
import type { InputIssue } from '#shared/contract/error-data.ts'

/**
 * Validation issues carry the refused value and its siblings (`input`, `received`, `path[].input`, the message text).
 * Only these members are read; the texts are our own.
 */
const Issue = v.object({
  type: v.optional(v.string()),
  requirement: v.optional(v.unknown()),
  path: v.optional(v.array(v.union([v.object({ key: v.unknown() }), v.string(), v.number()]))),
})

/** The contract's own issues for those of a schema: where it is, what is wanted there, and nothing of what was given. */
export function inputIssues(issues: readonly unknown[]): InputIssue[] {
  return issues.map((issue) => {
    const parsed = v.safeParse(Issue, issue)
    if (!parsed.success) return { path: '', message: 'This is not what is expected here.' }
    return { path: pathOf(parsed.output.path ?? []), message: wanted(parsed.output) }
  })
}

/** Names of the contract and of a wizard's answers (`tenant.firstName`). A name that was given may be anything. */
const OUR_NAME = /^[a-z][A-Za-z]{0,39}(?:\.[a-z][A-Za-z]{0,39})*$/

function pathOf(path: NonNullable<v.InferOutput<typeof Issue>['path']>): string {
  return path
    .map((part) => (typeof part === 'object' ? part.key : part))
    .map((key) =>
      typeof key === 'number' || (typeof key === 'string' && OUR_NAME.test(key)) ? String(key) : '?',
    )
    .join('.')
}

function wanted(issue: v.InferOutput<typeof Issue>): string {
  const limit = typeof issue.requirement === 'number' ? issue.requirement : null
  switch (issue.type) {
    case 'string':
      return 'Give text here.'
    case 'number':
    case 'integer':
      return 'Give a whole number here.'
    case 'boolean':
      return 'Give yes or no here.'
    case 'array':
      return 'Give a list here.'
    case 'object':
    case 'strict_object':
    case 'loose_object':
    case 'record':
    case 'variant':
    case 'union':
      return 'Something is missing here or does not belong here.'
    case 'picklist':
    case 'literal':
    case 'enum':
      return 'Choose one of the values offered.'
    case 'length':
      return limit === null ? 'The length is wrong.' : `Give exactly ${limit} characters.`
    case 'min_length':
      return limit === null || limit <= 1 ? 'Fill this in.' : `Give at least ${limit} characters.`
    case 'max_length':
      return limit === null ? 'This is too long.' : `Give at most ${limit} characters.`
    case 'min_value':
      return limit === null ? 'This is too small.' : `Give ${limit} or more.`
    case 'max_value':
      return limit === null ? 'This is too large.' : `Give ${limit} or less.`
    default:
      return 'This is not what is expected here.'
  }
}
