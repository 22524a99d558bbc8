import * as v from 'valibot'
import { readCalendarDate } from '../calendar-date.ts'
import {
  isPlainObject,
  parseBody,
  type BodySchema,
  type ParsedBody,
  type ShapeFault,
  type TellFault,
} from '../parse-body.ts'
import { problem } from '../problem-codes.ts'
import type { SubmissionKind } from '../submission.ts'
import { YETI_TEXTS } from '../yeti-texts.ts'
import { allKept, withNumbers } from './plain-json.ts'
import { Price } from './price.ts'

/*
 * What Yeti takes is a JSON:API document (seed 004, yeti.md 2.2). Every member may be left out here, so that half a body can be read
 * and checked. The lengths are ours, the documents give none.
 */

export type YetiKind = Extract<SubmissionKind, 'service' | 'service-change'>

const ofLength = (most: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.maxLength(most),
      v.check((value) => value.isWellFormed(), 'broken'),
    ),
  )
const text = ofLength(100)
const Linked = v.optional(v.strictObject({ data: v.optional(v.strictObject({ type: text, id: text })) }))
const Variables = v.optional(
  v.pipe(
    v.unknown(),
    v.check(isPlainObject, 'object'),
    v.check(allKept, 'range'),
    v.transform((value) => {
      const plain = withNumbers(value)
      return isPlainObject(plain) ? plain : {}
    }),
  ),
)
/** A name may be 500 characters long, and the reference comes behind it. */
export const LONGEST_NAME = 500
const changeable = { name: ofLength(LONGEST_NAME + 20), 'renew-price': Price, variables: Variables }

/** Members in the order of the seed, in which they are sent. */
const Service = v.strictObject({
  data: v.optional(
    v.strictObject({
      type: text,
      attributes: v.optional(
        v.strictObject({
          name: changeable.name,
          'initial-price': Price,
          'renew-price': changeable['renew-price'],
          'renew-at': v.optional(
            v.pipe(
              v.string(),
              v.maxLength(40),
              v.check((value) => (readCalendarDate(value)?.time ?? null) !== null, 'date'),
            ),
          ),
          'renew-period': v.optional(v.picklist(['Day', 'Month'], 'text')),
          variables: changeable.variables,
        }),
      ),
      relationships: v.optional(v.strictObject({ account: Linked, 'service-type': Linked })),
    }),
  ),
})
export type ServiceBody = v.InferOutput<typeof Service>

const ServiceChange = v.strictObject({
  data: v.optional(
    v.strictObject({ type: text, id: text, attributes: v.optional(v.strictObject(changeable)) }),
  ),
})
export type ServiceChangeBody = v.InferOutput<typeof ServiceChange>

/** Reads a body of unknown origin, as parsed JSON. Never throws, never quotes a value. */
export function parseService(input: unknown): ParsedBody<ServiceBody> {
  return parse('service', Service, input)
}

/** The same for a change of a service that is there. */
export function parseServiceChange(input: unknown): ParsedBody<ServiceChangeBody> {
  return parse('service-change', ServiceChange, input)
}

function parse<Body>(kind: YetiKind, schema: BodySchema<Body>, input: unknown): ParsedBody<Body> {
  return parseBody(schema, input, tellFor(kind))
}

type Code = keyof typeof YETI_TEXTS

const CODES: Readonly<Record<ShapeFault, Code>> = {
  body: 'HO-YETI-BODY',
  unknown: 'HO-YETI-UNKNOWN-FIELD',
  null: 'HO-YETI-NULL',
  text: 'HO-YETI-NOT-TEXT',
  'too-long': 'HO-YETI-TOO-LONG',
  object: 'HO-YETI-NOT-OBJECT',
  broken: 'HO-YETI-BROKEN-TEXT',
  date: 'HO-YETI-RENEW-AT',
  // None of these is a fault of any member here.
  whole: 'HO-YETI-BODY',
  range: 'HO-YETI-BODY',
  'yes-no': 'HO-YETI-BODY',
  'too-many': 'HO-YETI-BODY',
  list: 'HO-YETI-BODY',
}

/** What is wrong with a member whatever is given there. */
const BY_MEMBER: Readonly<Record<string, Code>> = {
  'data.attributes.initial-price': 'HO-YETI-PRICE',
  'data.attributes.renew-price': 'HO-YETI-PRICE',
  'data.attributes.renew-at': 'HO-YETI-RENEW-AT',
  'data.attributes.renew-period': 'HO-YETI-PERIOD',
  'data.attributes.variables': 'HO-YETI-VARIABLES',
}

/** What only a new service takes. */
const FIXED: ReadonlySet<string> = new Set([
  'data.attributes.initial-price',
  'data.attributes.renew-at',
  'data.attributes.renew-period',
  'data.relationships',
])

function tellFor(kind: YetiKind): TellFault {
  return (fault, path, { fix }) => {
    const code = codeOf(kind, fault, path)
    const better = code === CODES[fault] ? fix : undefined
    return problem(code, path, { fix: better ?? YETI_TEXTS[code].fix.replace('KIND', kind) })
  }
}

function codeOf(kind: YetiKind, fault: ShapeFault, path: string): Code {
  if (fault === 'null') return CODES.null
  if (fault === 'unknown')
    return kind === 'service-change' && FIXED.has(path) ? 'HO-YETI-FIXED' : CODES.unknown
  if (fault === 'range') return 'HO-YETI-PRICE-DIGITS'
  return BY_MEMBER[path] ?? CODES[fault]
}
