import * as v from 'valibot'
import type { App } from '#core/app.ts'
import type { Duplicate } from '#shared/contract/submissions.ts'
import { Consent, CONSENT_MEMBERS } from '#shared/domain/consent.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { KIND_FACTS, type SubmissionKind } from '#shared/domain/submission.ts'
import { needed, readArguments, readKind, readWait } from '../arguments.ts'
import type { Command } from '../command.ts'
import { chosenConnection } from '../connection.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { exitOf, printRefused, printSubmission, warningLine } from '../print.ts'
import { refuseUnderTrouble } from '../policy.ts'
import { withProfile } from '../profile.ts'
import { readBodyFile } from '../read-body.ts'
import { readJsonFile } from '../read-file.ts'
import { Stop } from '../stop.ts'
import type { Terminal } from '../terminal.ts'

export const send: Command = {
  async run(words, context) {
    const { values, given, common } = readArguments(
      words,
      {
        file: { type: 'string' },
        connection: { type: 'string' },
        consent: { type: 'string' },
        'allow-duplicate': { type: 'string' },
        'dry-run': { type: 'boolean' },
        wait: { type: 'string' },
      },
      ['KIND'],
    )
    const { terminal } = context
    const kind = readKind(given[0])
    const file = needed('--file', values.file)
    const waitSeconds = readWait(values.wait)
    const allowDuplicate = readReason(values['allow-duplicate'])
    if (file === '-' && values.consent === '-')
      throw new Stop(EXIT.usage, ['--consent: stdin is taken by --file already.'])
    if (!common.practice) needed('--connection', values.connection)
    const body = await readBodyFile(kind, file, terminal)
    const consent =
      values.consent === undefined ? null : readConsent(await readJsonFile(values.consent, terminal))
    return withProfile(context, common, { whenNew: 'refuse' }, async ({ client }) => {
      const connection = await chosenConnection(client, values.connection, common, KIND_FACTS[kind].provider)
      const order = {
        kind,
        connectionId: connection.id,
        body,
        consent,
        allowDuplicate,
        json: common.json,
        waitSeconds,
      }
      if (values['dry-run'] === true) return checkOnly(client, order, terminal)
      refuseUnderTrouble(await client.profile.status())
      return submit(client, order, terminal)
    })
  },
}

/** The part of the application that sending uses. */
export interface SendClient {
  submissions: Pick<App['client']['submissions'], 'check' | 'create' | 'get'>
  outbox: Pick<App['client']['outbox'], 'run'>
}

export interface Order {
  kind: SubmissionKind
  connectionId: string
  body: unknown
  consent: Consent | null
  allowDuplicate: string | null
  json: boolean
  waitSeconds: number
}

/** Queues one body, sends that one, and prints where it stands. */
export async function submit(client: SendClient, order: Order, terminal: Terminal): Promise<ExitCode> {
  const { kind, connectionId, body, consent, allowDuplicate, json, waitSeconds } = order
  const outcome = await client.submissions.create({
    kind,
    connectionId,
    body,
    consent,
    allowDuplicate,
    draftId: null,
    answers: null,
  })
  if (outcome.outcome !== 'queued') {
    printRefused(
      terminal,
      json,
      kind,
      outcome.outcome === 'refused' ? outcome.errors : [duplicateProblem(kind, outcome.of)],
    )
    return EXIT.refused
  }
  const { id } = outcome.submission
  terminal.note(`${id}: queued`)
  await client.outbox.run({ only: id, waitSeconds }, { signal: terminal.signal })
  const submission = await client.submissions.get({ id })
  printSubmission(terminal, json, submission)
  return exitOf(submission)
}

/** Checks one body; nothing is stored or sent. */
export async function checkOnly(client: SendClient, order: Order, terminal: Terminal): Promise<ExitCode> {
  const { kind, connectionId, body, consent, allowDuplicate, json } = order
  const { errors, warnings, duplicate } = await client.submissions.check({
    kind,
    connectionId,
    body,
    consent,
  })
  const stopping =
    duplicate !== null && allowDuplicate === null && errors.length === 0
      ? [duplicateProblem(kind, duplicate)]
      : errors
  if (stopping.length > 0) {
    printRefused(terminal, json, kind, stopping)
    return EXIT.refused
  }
  terminal.out(
    json
      ? JSON.stringify({ id: null, kind, state: 'checked', remoteIds: {}, errors: [], warnings })
      : `${kind}: checked, nothing was sent`,
  )
  for (const warning of warnings) terminal.note(warningLine(warning))
  return EXIT.done
}

/** What is the same about two of a kind, where that is not all of it. */
const SAME: Readonly<Partial<Record<SubmissionKind, string>>> = {
  'tenant-switch': 'This meter and start date are',
  'landlord-switch': 'This meter, reading day and landlord are',
  'purchaser-switch': 'This meter, reading day and purchaser are',
}

function duplicateProblem(
  kind: SubmissionKind,
  { submissionId, state, samePerson, path }: Duplicate,
): Problem {
  const what = SAME[kind] ?? 'The same is'
  const who = samePerson ? '' : ', for another person'
  return {
    path,
    message: `${what} in submission ${submissionId} already (${state}${who}).`,
    fix: 'If a second one is meant, say why with --allow-duplicate REASON.',
    from: 'handover',
    code: 'HO-DUPLICATE',
  }
}

function readReason(text: string | undefined): string | null {
  if (text === undefined) return null
  const reason = text.trim()
  if (reason.length >= 3 && reason.length <= 500) return reason
  throw new Stop(EXIT.usage, ['--allow-duplicate: give a reason of 3 to 500 characters.'])
}

const NOT_A_CONSENT =
  'consent: give a JSON object: {"basis","wording","givenBy","how","at","scope":["record","share"]}.'

/** The recorded basis; what is said about a member does not show it. */
export function readConsent(given: unknown): Consent {
  const parsed = v.safeParse(Consent, given)
  if (parsed.success) return parsed.output
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Stop(EXIT.usage, [NOT_A_CONSENT])
  const wrong = new Set(parsed.issues.map((issue) => v.getDotPath(issue)?.split('.')[0] ?? ''))
  throw new Stop(
    EXIT.usage,
    Object.entries(CONSENT_MEMBERS)
      .filter(([name]) => wrong.has(name))
      .map(([name, wanted]) => `consent.${name}: this is missing or wrong. Give ${wanted}.`),
  )
}
