import { parseBody, tellBy, type ParsedBody, type ShapeFault } from './parse-body.ts'
import type { TextCode } from './problem-texts.ts'
import { TenantSwitch } from './tenant-switch.ts'

const CODES: Readonly<Record<ShapeFault, TextCode>> = {
  body: 'HO-SWITCH-BODY',
  unknown: 'HO-SWITCH-UNKNOWN-FIELD',
  null: 'HO-SWITCH-NULL',
  text: 'HO-SWITCH-NOT-TEXT',
  whole: 'HO-SWITCH-NOT-WHOLE',
  range: 'HO-SWITCH-NUMBER-RANGE',
  'yes-no': 'HO-SWITCH-NOT-YES-NO',
  'too-long': 'HO-SWITCH-TOO-LONG',
  object: 'HO-SWITCH-NOT-OBJECT',
  date: 'HO-SWITCH-DATE',
  broken: 'HO-SWITCH-BROKEN-TEXT',
  // A tenant switch has no lists.
  list: 'HO-SWITCH-BODY',
  'too-many': 'HO-SWITCH-BODY',
}

/**
 * Reads a tenant switch of unknown origin, as parsed JSON. Never throws. The problems name each member by its path and never quote
 * a value. A member that is undefined counts as left out.
 */
export function parseTenantSwitch(input: unknown): ParsedBody<TenantSwitch> {
  return parseBody(TenantSwitch, input, tellBy(CODES))
}
