import { ACCOUNT } from '#shared/domain/ctrl-hub/account.ts'
import { APPOINTMENT } from '#shared/domain/ctrl-hub/appointment.ts'
import type { BodyKind } from '#shared/domain/ctrl-hub/body-kind.ts'
import { checkDocument } from '#shared/domain/ctrl-hub/check-document.ts'
import { CONTACT } from '#shared/domain/ctrl-hub/contact.ts'
import type { CtrlHubContext } from '#shared/domain/ctrl-hub/context.ts'
import {
  parseDocument,
  type CtrlHubDocument,
  type CtrlHubKind,
  type ParsedDocument,
} from '#shared/domain/ctrl-hub/document.ts'
import { INTERACTION } from '#shared/domain/ctrl-hub/interaction.ts'
import { PSR_RECORD } from '#shared/domain/ctrl-hub/psr-record.ts'
import { QUALIFICATION_AWARD } from '#shared/domain/ctrl-hub/qualification-award.ts'
import type { Findings } from '#shared/domain/problem.ts'
import { CONTEXT } from './filled-documents.ts'

interface Checker {
  parse(body: unknown): ParsedDocument<CtrlHubDocument>
  check(body: unknown, context: CtrlHubContext): Findings
}

const checker = <Body extends CtrlHubDocument>(kind: BodyKind<Body>): Checker => ({
  parse: (body) => parseDocument(kind, body),
  check: (body, context) => checkDocument(kind, parseDocument(kind, body), context),
})

const CHECKERS: Readonly<Record<CtrlHubKind, Checker>> = {
  'psr-record': checker(PSR_RECORD),
  'qualification-award': checker(QUALIFICATION_AWARD),
  appointment: checker(APPOINTMENT),
  interaction: checker(INTERACTION),
  contact: checker(CONTACT),
  account: checker(ACCOUNT),
}

/** A body of a kind, read for its shape. */
export const parsed = (kind: CtrlHubKind, body: unknown) => CHECKERS[kind].parse(body)

/** What a check of a body finds. */
export const findings = (kind: CtrlHubKind, body: unknown, context: Partial<CtrlHubContext> = {}): Findings =>
  CHECKERS[kind].check(body, { ...CONTEXT, ...context })

/** The same as `path CODE`, errors and then warnings. */
export function told(kind: CtrlHubKind, body: unknown, context: Partial<CtrlHubContext> = {}) {
  const { errors, warnings } = findings(kind, body, context)
  const short = (all: Findings['errors']) => all.map(({ path, code }) => `${path} ${code}`)
  return { errors: short(errors), warnings: short(warnings) }
}
