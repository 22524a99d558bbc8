import type { Client } from '#renderer/api/client.ts'
import type { Connection } from '#shared/contract/connections.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import type { BegunFrom } from '#renderer/state/route.ts'
import type { Settings } from '#shared/contract/profile.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import { toAnswerProblem } from '#shared/domain/answer-problems.ts'
import { inOrderOf } from '#shared/domain/form-steps.ts'
import { KIND_FACTS } from '#shared/domain/submission.ts'
import { WIZARD_KINDS } from '#shared/domain/wizard-kinds.ts'
import type { AnswerProblem, Answers, WizardForm } from '#shared/domain/wizard-form.ts'

/** What a wizard needs before it can show a question. */
export interface WizardGround {
  /** Those that receive this form's kind. */
  connections: readonly Connection[]
  settings: Settings | null
  draft: Draft | null
  /** What is known of the home and the person that a new form was begun from; absent for any other. */
  begun?: Answers
  /** What the service said of the submission that the draft mends. */
  refused: readonly AnswerProblem[]
}

/** The answer that names the submission a draft was made from, so that what was refused is shown again. */
export const MENDS = 'mends'

/** Reads everything a wizard starts from. @throws what the client throws. */
export async function readGround(
  client: Client,
  form: WizardForm,
  draftId: string | null,
  from: BegunFrom = {},
): Promise<WizardGround> {
  const [connections, status, draft, begun] = await Promise.all([
    client.connections.list(),
    client.profile.status(),
    draftId === null ? null : client.drafts.get({ id: draftId }),
    draftId === null ? begunAnswers(client, form, from) : {},
  ])
  const { provider } = KIND_FACTS[form.kind]
  const mended = draft?.answers[MENDS] ?? ''
  return {
    connections: connections.filter((connection) => connection.provider === provider),
    settings: status.settings,
    draft,
    begun,
    refused: draft === null || mended === '' ? [] : await readRefused(client, form, mended, draft.answers),
  }
}

async function begunAnswers(client: Client, form: WizardForm, { home, person }: BegunFrom): Promise<Answers> {
  const kind = WIZARD_KINDS.find((one) => one === form.kind)
  if (kind === undefined || (home === undefined && person === undefined)) return {}
  const asked = { kind, homeId: home ?? null, personId: person ?? null }
  return (await client.homes.startAnswers(asked)).answers
}

/**
 * What the service said of a submission, or of those it stands on when one of them was refused, in the order of the screen.
 * @throws what the client throws.
 */
export async function readRefused(
  client: Client,
  form: WizardForm,
  submissionId: string,
  answers: Answers,
): Promise<AnswerProblem[]> {
  const questions = form.steps.flatMap(({ name }) => form.questionsOf(name, answers))
  const chain = await readChain(client, submissionId)
  return inOrderOf(
    questions,
    chain.flatMap(({ kind, errors }) => errors.map((error) => toAnswerProblem(form, kind, error))),
  )
}

/** A submission behind all that it stands on, each once. */
async function readChain(client: Client, submissionId: string): Promise<Submission[]> {
  const read = new Map<string, Submission>()
  const visit = async (id: string): Promise<void> => {
    if (read.has(id)) return
    const submission = await client.submissions.get({ id })
    for (const earlier of submission.dependsOn) await visit(earlier)
    read.set(id, submission)
  }
  await visit(submissionId)
  return [...read.values()]
}
