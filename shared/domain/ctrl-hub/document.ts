import * as v from 'valibot'
import { Consent, CONSENT_MEMBERS } from '../consent.ts'
import { CTRL_HUB_TEXTS } from '../ctrl-hub-texts.ts'
import { readInstant } from '../instant.ts'
import { isPlainObject, parseBody, type ParsedBody, type ShapeFault, type TellFault } from '../parse-body.ts'
import { problem } from '../problem-codes.ts'
import type { Problem } from '../problem.ts'
import { KIND_FACTS, type SubmissionKind } from '../submission.ts'
import type { SwitchKind } from '../switch-kinds.ts'
import type { YetiKind } from '../yeti/body.ts'
import type { BodyKind } from './body-kind.ts'

/*
 * What Ctrl Hub takes is a JSON:API document `{data: {type, attributes, relationships}}` (ctrl-hub.md 2 and 3). Every member may be
 * left out here, so that half a body can be read and checked. The lengths are ours, the documents give none. Beside `data` a file
 * may hold `meta.consent`, the recorded basis, which is never sent.
 */

export type CtrlHubKind = Exclude<SubmissionKind, SwitchKind | YetiKind>

export function isCtrlHubKind(kind: SubmissionKind): kind is CtrlHubKind {
  return KIND_FACTS[kind].provider === 'ctrl-hub'
}

const INT32 = 2_147_483_647
const MAX_TEXT = 500
const MAX_NOTES = 2000
const MAX_LIST = 200

const ofLength = (most: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.maxLength(most),
      v.check((value) => value.isWellFormed(), 'broken'),
    ),
  )

export const text = ofLength(MAX_TEXT)
export const longText = ofLength(MAX_NOTES)
export const yesNo = v.optional(v.boolean())
export const whole = v.optional(v.pipe(v.number(), v.integer(), v.minValue(-INT32 - 1), v.maxValue(INT32)))
export const time = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(40),
    v.check((value) => readInstant(value) !== null, 'date'),
    v.metadata({ description: 'RFC 3339 with an offset: 2026-11-20T09:30:00+00:00.' }),
  ),
)
/** A list of objects of our own. */
export const listOf = <Item extends v.GenericSchema>(item: Item) =>
  v.optional(v.pipe(v.array(item), v.maxLength(MAX_LIST, 'too-many')))

/** Names another record, by its JSON:API type and id. */
const Identifier = v.strictObject({ type: text, id: text })
export type Identifier = v.InferOutput<typeof Identifier>

export const toOne = v.optional(v.strictObject({ data: v.optional(Identifier) }))
export const toMany = v.optional(v.strictObject({ data: listOf(Identifier) }))

/** The document of a kind; `members` are those of `data` besides its type. */
export const documentOf = <Members extends v.ObjectEntries>(members: Members) =>
  v.strictObject({
    data: v.optional(v.strictObject({ type: text, ...members })),
    meta: v.optional(v.strictObject({ consent: v.optional(v.partial(Consent)) })),
  })

type Related = { data?: Identifier | Identifier[] | undefined } | undefined

/** What every document has in common once it was read. */
export interface CtrlHubDocument {
  data?:
    | {
        type?: string | undefined
        attributes?: object | undefined
        relationships?: Readonly<Record<string, Related>> | undefined
      }
    | undefined
  meta?: { consent?: unknown } | undefined
}

/** A document read for its shape, with the basis that travels with it. */
export interface ParsedDocument<Body> extends ParsedBody<Body> {
  consent: Consent | null
}

/** Reads a document of unknown origin, as parsed JSON. Never throws, never quotes a value. */
export function parseDocument<Body extends CtrlHubDocument>(
  { kind, schema }: Pick<BodyKind<Body>, 'kind' | 'schema'>,
  input: unknown,
): ParsedDocument<Body> {
  const { body, problems } = parseBody(schema, input, tellFor(kind))
  const given = body.meta?.consent
  const consent = v.safeParse(Consent, given)
  return {
    body,
    problems: [...problems, ...missingOfConsent(given, problems)],
    consent: consent.success ? consent.output : null,
  }
}

/** The members that a basis in a file lacks. */
function missingOfConsent(given: unknown, told: readonly Problem[]): Problem[] {
  if (!isPlainObject(given)) return []
  return Object.keys(CONSENT_MEMBERS)
    .map((name) => ({ name, path: `${CONSENT}.${name}` }))
    .filter(({ name, path }) => given[name] === undefined && !told.some((one) => one.path.startsWith(path)))
    .map(({ path }) => wrongConsent(path))
}

const CONSENT = 'meta.consent'

const CODES = {
  body: 'HO-CH-BODY',
  unknown: 'HO-CH-UNKNOWN-FIELD',
  null: 'HO-CH-NULL',
  text: 'HO-CH-NOT-TEXT',
  whole: 'HO-CH-NOT-WHOLE',
  range: 'HO-CH-NUMBER-RANGE',
  'yes-no': 'HO-CH-NOT-YES-NO',
  'too-long': 'HO-CH-TOO-LONG',
  'too-many': 'HO-CH-TOO-MANY',
  object: 'HO-CH-NOT-OBJECT',
  list: 'HO-CH-NOT-LIST',
  date: 'HO-CH-TIME',
  broken: 'HO-CH-BROKEN-TEXT',
} as const satisfies Readonly<Record<ShapeFault, keyof typeof CTRL_HUB_TEXTS>>

function tellFor(kind: CtrlHubKind): TellFault {
  return (fault, path, { fix }) => {
    if (fault !== 'unknown' && (path === CONSENT || path.startsWith(`${CONSENT}.`))) return wrongConsent(path)
    const code = CODES[fault]
    return problem(code, path, { fix: fix ?? CTRL_HUB_TEXTS[code].fix.replace('KIND', kind) })
  }
}

function wrongConsent(path: string): Problem {
  const wanted = Object.entries(CONSENT_MEMBERS).find(
    ([name]) => path === `${CONSENT}.${name}` || path.startsWith(`${CONSENT}.${name}.`),
  )?.[1]
  return problem('HO-CH-CONSENT', path, wanted === undefined ? {} : { fix: `Give ${wanted}.` })
}
