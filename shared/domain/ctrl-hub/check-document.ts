import { checkBasis } from '../checks/basis.ts'
import { hasControlCharacter, textsOf } from '../checks/texts.ts'
import { EXAMPLE_GIVER, type Consent } from '../consent.ts'
import { besideShape, isPlainObject, onePerPath } from '../parse-body.ts'
import { problem } from '../problem-codes.ts'
import type { Findings, Problem } from '../problem.ts'
import { resourceOf } from '../resources.ts'
import type { BodyKind } from './body-kind.ts'
import type { CtrlHubContext } from './context.ts'
import type { CtrlHubDocument, ParsedDocument } from './document.ts'
import { checkRelated } from './related.ts'

/** What the vendor's documentation prints in place of every text, id and time. */
const SAMPLES: ReadonlySet<string> = new Set([
  '<string>',
  '3c90c3cc-0d44-4b50-8888-8dd25736052a',
  '2023-11-07t05:31:56z',
])

/**
 * The rules of a document whose shape was read: those that every kind has, then its own. A field has one problem at a time: a sample
 * id is not also a missing one.
 */
export function checkDocument<Body extends CtrlHubDocument>(
  kind: BodyKind<Body>,
  parsed: ParsedDocument<Body>,
  context: CtrlHubContext,
): Findings {
  const { body, problems } = parsed
  return besideShape(
    problems,
    onePerPath([
      checkTexts(body.data ?? {}),
      { errors: missing(kind, body), warnings: [] },
      { errors: checkType(kind, body, context), warnings: [] },
      checkRelated(kind.related, body.data?.relationships ?? {}, context),
      { errors: checkOrganisation(kind, context), warnings: [] },
      { errors: checkHealth(kind, parsed, context), warnings: [] },
      body.data === undefined ? { errors: [], warnings: [] } : kind.check(body, context),
    ]),
  )
}

function checkTexts(data: object): Findings {
  const found: Findings = { errors: [], warnings: [] }
  for (const [path, text] of textsOf(data, 'data.')) {
    if (SAMPLES.has(text.trim().toLowerCase())) found.errors.push(problem('HO-CH-SAMPLE-TEXT', path))
    else if (hasControlCharacter(text)) found.warnings.push(problem('HO-CH-CONTROL-CHARACTER', path))
  }
  return found
}

function missing<Body extends CtrlHubDocument>({ kind, required }: BodyKind<Body>, body: Body): Problem[] {
  if (body.data === undefined)
    return [
      problem('HO-CH-MISSING', 'data', {
        message: 'There is no data.',
        fix: `Start from what “handover example ${kind}” prints.`,
      }),
    ]
  return required
    .filter(
      ({ path, or }) =>
        isAbsent(memberAt(body, path)) && (or === undefined || isAbsent(memberAt(body, beside(path, or)))),
    )
    .map(({ path, message, fix }) => problem('HO-CH-MISSING', path, { message, fix }))
}

function checkType<Body extends CtrlHubDocument>(
  { kind }: BodyKind<Body>,
  { data }: Body,
  { resources }: CtrlHubContext,
): Problem[] {
  if (data === undefined) return []
  const wanted = resourceOf(resources, kind).type
  const given = data.type
  if (given === undefined || given.trim() === '')
    return [
      problem('HO-CH-MISSING', 'data.type', { message: 'The type is missing.', fix: `Write “${wanted}”.` }),
    ]
  if (given === wanted) return []
  // What is not written as types are may be anything, and is not repeated.
  const told = /^[A-Za-z0-9_-]{1,64}$/.test(given) ? `“${given}”` : 'another text'
  return [
    problem('HO-CH-TYPE', 'data.type', {
      message: `The type is ${told}, but the connection has “${wanted}” for this kind.`,
      fix: `Write “${wanted}”. If Ctrl Hub wants another type, change it under paths and types on the connection’s page.`,
    }),
  ]
}

function checkOrganisation<Body extends CtrlHubDocument>(
  { kind }: BodyKind<Body>,
  { resources, organisation }: CtrlHubContext,
): Problem[] {
  const isNested = resourceOf(resources, kind).path?.includes('{org}') === true
  return isNested && organisation === null ? [problem('HO-CH-ORG-MISSING', '')] : []
}

function checkHealth<Body extends CtrlHubDocument>(
  kind: BodyKind<Body>,
  { body, problems, consent: inFile }: ParsedDocument<Body>,
  { consent, today, practice }: CtrlHubContext,
): Problem[] {
  const at = isSame(consent, inFile) ? 'meta.consent' : 'consent'
  if (consent?.givenBy === EXAMPLE_GIVER && !practice) return [problem('HO-CONSENT-EXAMPLE', at)]
  const words = kind.health(body)
  // A basis that could not be read is told as that.
  const isUnread = problems.some(({ path }) => path === 'meta' || path.startsWith('meta.consent'))
  if (words === null || (consent === null && isUnread)) return []
  return checkBasis(consent, today, at, words)
}

function isSame(one: Consent | null, other: Consent | null): boolean {
  return one !== null && JSON.stringify(one) === JSON.stringify(other)
}

function isAbsent(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

function beside(path: string, name: string): string {
  return path.replace(/[^.]+$/, () => name)
}

function memberAt(body: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((place, key) => (isPlainObject(place) ? place[key] : undefined), body)
}
