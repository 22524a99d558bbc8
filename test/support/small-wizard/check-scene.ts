import { screen } from '@testing-library/svelte'
import type { Draft } from '#shared/contract/drafts.ts'
import type { Problem } from '#shared/domain/problem.ts'
import type { FakeCore, FakeWorld } from '../fake-client.ts'
import { draftOf, HEALTH, isAt, openSmall, smallWorld } from './small-scene.ts'

/** What the service says of the contact's e-mail address. */
export const REFUSED: Problem = {
  path: 'contact/data.attributes.email',
  message: 'The address is taken.',
  fix: 'Use another one.',
  from: 'handover',
  code: 'HO-TAKEN',
}

type Call = FakeCore['calls'][number]
/** The small form on its check page, with the calls that checked it and that sent it. */
type CheckScene = Awaited<ReturnType<typeof openSmall>> & { sent: () => Call[]; checked: () => Call[] }

/** Opens a draft of the small form that is all answered, on its check page. */
export async function openCheck(
  some: Partial<FakeWorld> = {},
  { draft = {}, ...options }: { draft?: Partial<Draft> } & Parameters<typeof openSmall>[1] = {},
): Promise<CheckScene> {
  const scene = await openSmall(
    { ...smallWorld(), drafts: [draftOf(draft)], ...some },
    { draftId: 'd1', ...options },
  )
  await isAt('Check your answers')
  const sent = () => scene.core.calls.filter(({ path }) => path === 'submissions.createTogether')
  const checked = () => scene.core.calls.filter(({ path }) => path === 'submissions.checkTogether')
  return { ...scene, sent, checked }
}

export const aboutHealth = { answers: { ...draftOf().answers, ...HEALTH } }

/** What stands beside a label of the answers. */
export const rowOf = (label: string) => {
  const line = screen.getByText(label, { selector: 'dt' }).parentElement
  if (line === null) throw new Error(`There is no row for ${label}.`)
  return line
}
export const valueOf = (label: string) =>
  rowOf(label).querySelector('dd')?.textContent.replaceAll(/\s+/g, ' ').trim()
