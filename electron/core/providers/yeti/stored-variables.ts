import type { Provisioning } from '#shared/contract/yeti.ts'
import { isMembers, type Members } from '../../members.ts'

/**
 * Variables as Yeti keeps them (yeti.md 2.2 and 2.6, source): blank ones are null, and those of a FreeMinutes service have its two lists,
 * empty when they were left out, and nothing that it does not know.
 */
export function storedVariables(variables: unknown, provisioning: Provisioning): unknown {
  if (provisioning === 'free-minutes') return freeMinutes(isMembers(variables) ? variables : {})
  const isBlank =
    variables === undefined ||
    variables === null ||
    (typeof variables === 'object' && Object.keys(variables).length === 0)
  return isBlank ? null : variables
}

function freeMinutes({ prefixes = [], ignore_prefixes = [] }: Members): Members {
  return {
    prefixes: Array.isArray(prefixes) ? prefixes.map(prefixOf) : prefixes,
    ignore_prefixes,
  }
}

/** `exclude` may be left out, or null. */
function prefixOf(value: unknown): unknown {
  if (!isMembers(value)) return value
  const { prefix, duration, exclude = null } = value
  return { prefix, duration, exclude }
}
