import { parseBody, type ParsedBody, type ShapeFault } from './parse-body.ts'
import { problem } from './problem-codes.ts'
import type { TextCode } from './problem-texts.ts'
import { fitting } from './switch-fits.ts'
import { SWITCH_FACTS, type SwitchBody } from './switch-facts.ts'
import type { SwitchKind } from './switch-kinds.ts'

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
  // A switch has no lists.
  list: 'HO-SWITCH-BODY',
  'too-many': 'HO-SWITCH-BODY',
}

const FITTING = {
  'tenant-switch': fitting(SWITCH_FACTS['tenant-switch'].schema),
  'landlord-switch': fitting(SWITCH_FACTS['landlord-switch'].schema),
  'purchaser-switch': fitting(SWITCH_FACTS['purchaser-switch'].schema),
}

/** The frozen body that was read last: its rules, its fingerprints and its encoder all read it, one after the other. */
let last: { kind: SwitchKind; input: object; read: ParsedBody<SwitchBody> } | null = null

/**
 * Reads a switch of unknown origin, as parsed JSON. Never throws. The problems name each member by its path and never quote
 * a value. A member that is undefined counts as left out.
 * A body that is frozen is taken to be so through and through, and made of plain objects alone.
 */
export function parseSwitch(kind: SwitchKind, input: unknown): ParsedBody<SwitchBody> {
  const { schema, noun } = SWITCH_FACTS[kind]
  // What cannot change any more (a row of a file that was read) is read once, however often it is looked at.
  if (typeof input === 'object' && input !== null && Object.isFrozen(input)) {
    if (last?.input === input && last.kind === kind) return last.read
    if (FITTING[kind](input)) {
      last = { kind, input, read: { body: input, problems: [] } }
      return last.read
    }
  }
  return parseBody(schema, input, (fault, path, instead) =>
    problem(CODES[fault], path, { ...wordsOf(fault, kind, noun), ...instead }),
  )
}

/** Where a text says which kind it should have been. */
function wordsOf(fault: ShapeFault, kind: SwitchKind, noun: string): { message?: string; fix?: string } {
  switch (fault) {
    case 'body':
      return {
        message: `The body is not ${noun}: it must be one JSON object.`,
        fix: `Start from what “handover example ${kind}” prints.`,
      }
    case 'unknown':
      return {
        message: `This is not a field of ${noun}.`,
        fix: `Remove it, or look its name up in what “handover schema ${kind}” prints.`,
      }
    case 'object':
      return { fix: `Write it in braces, as in what “handover example ${kind}” prints.` }
    default:
      return {}
  }
}
