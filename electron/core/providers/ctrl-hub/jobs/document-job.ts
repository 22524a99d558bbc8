import type { BodyKind } from '#shared/domain/ctrl-hub/body-kind.ts'
import { checkDocument } from '#shared/domain/ctrl-hub/check-document.ts'
import { parseDocument, type CtrlHubDocument, type CtrlHubKind } from '#shared/domain/ctrl-hub/document.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { problem } from '#shared/domain/problem-codes.ts'
import { resourceOf } from '#shared/domain/resources.ts'
import { JSON_API } from '../../json-api-member-names.ts'
import type { Job, JobConnection, JobFingerprint, ViewLine, WizardAnswers } from '../../provider.ts'
import { documentSchema } from './json-schema.ts'

/** A job of Ctrl Hub, which needs of a connection only what belongs to it, and has a place for a basis in its body. */
export interface CtrlHubJob extends Job {
  readonly kind: CtrlHubKind
  consentIn: NonNullable<Job['consentIn']>
}

/** What a kind says of its own bodies, once they were read. See Job for what each is for. */
export interface DocumentWords<Body> {
  /** `today` is a calendar date. */
  example(today: string): Body
  fingerprint(body: Body): Omit<JobFingerprint, 'warning'>
  /** Nobody in particular, where it is left out. */
  person?(body: Body): string
  home(body: Body): string
  title(body: Body, answers: WizardAnswers): string
  redactedView(body: Body, answers: WizardAnswers): ViewLine[]
  hiddenView?: (body: Body) => ViewLine[]
}

/** How documents of one kind are checked, encoded and shown. */
export function documentJob<Body extends CtrlHubDocument>(
  kind: BodyKind<Body>,
  words: DocumentWords<Body>,
): CtrlHubJob {
  const parse = (body: unknown) => parseDocument(kind, body)
  const read = (body: unknown): Body => {
    const parsed = parse(body)
    if (parsed.problems.length > 0)
      throw new TypeError('This body was not checked, or its check found errors.')
    return parsed.body
  }
  const { hiddenView } = words

  return {
    kind: kind.kind,
    provider: 'ctrl-hub',
    example: () => words.example(today()),
    jsonSchema: () => documentSchema(kind),
    check: (body, context) => checkDocument(kind, parse(body), context),
    consentIn: (body) => parse(body).consent,

    preview(body, _connection, format) {
      const { body: parsed, problems } = parse(body)
      if (format !== 'json') return { problems: [problem('HO-CH-JSON-ONLY', '')] }
      return problems.length > 0 ? { problems } : { contentType: JSON_API, text: write(parsed) }
    },

    encode: (body, connection) => ({
      method: 'POST',
      path: pathOf(kind.kind, connection),
      contentType: JSON_API,
      accept: JSON_API,
      body: new TextEncoder().encode(write(read(body))),
    }),

    fingerprints: (body) => [{ ...words.fingerprint(read(body)), warning: null }],
    person: (body) => words.person?.(read(body)) ?? '',
    home: (body) => words.home(read(body)),
    title: (body, answers) => words.title(read(body), answers ?? {}).slice(0, 200),
    redactedView: (body, _connection, answers) => withValues(words.redactedView(read(body), answers ?? {})),
    ...(hiddenView === undefined
      ? {}
      : {
          hiddenView: (sent: Uint8Array) =>
            withValues(hiddenView(read(JSON.parse(new TextDecoder().decode(sent))))),
        }),
  }
}

/** Only `data` is sent, its members in documented order, as the schema has them. */
function write({ data }: CtrlHubDocument): string {
  return JSON.stringify({ data }, null, 2)
}

function pathOf(kind: CtrlHubKind, { resources, organisation }: JobConnection): string {
  const { path } = resourceOf(resources, kind)
  if (path === null) throw new TypeError('Ctrl Hub has no place for this kind.')
  if (!path.includes('{org}')) return path
  if (organisation === null) throw new TypeError('This body was not checked: there is no organisation.')
  return path.replaceAll('{org}', () => encodeURIComponent(organisation.id))
}

function withValues(lines: readonly ViewLine[]): ViewLine[] {
  return lines.filter(({ value }) => value !== '')
}
