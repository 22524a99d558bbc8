import { fireEvent, render, screen } from '@testing-library/svelte'
import { expect, onTestFinished, vi } from 'vitest'
import type { Client } from '#renderer/api/client.ts'
import { Session } from '#renderer/state/session.svelte.ts'
import type { WizardGround } from '#renderer/wizards/frame/ground.ts'
import type { WizardWords } from '#renderer/wizards/frame/wizard-words.ts'
import type { Wizard } from '#renderer/wizards/frame/wizard.svelte.ts'
import type { Connection } from '#shared/contract/connections.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import { fakeCore, type FakeCore, type FakeWorld } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'
import { smallForm } from './small-form.ts'
import SmallWizard from './SmallWizard.svelte'

const WORDS: WizardWords = { whatNext: { who: ['First things first.'], check: ['Nothing was sent.'] } }

/** A connection of Ctrl Hub, by its id. */
export function hub(id: string): Connection {
  const [acquaint] = sampleWorld().connections
  if (acquaint === undefined) throw new Error('The sample world has no connection.')
  return { ...acquaint, id, provider: 'ctrl-hub', label: `Hub ${id}`, signInWith: 'service-account' }
}

/** An open profile with one connection of Ctrl Hub, one of Acquaint, and nothing written or sent. */
export function smallWorld(): FakeWorld {
  const world = sampleWorld()
  return {
    ...world,
    connections: [...world.connections, hub('h1')],
    drafts: [],
    submissions: [],
    receipts: [],
  }
}

/** A draft of the small form with everything answered, on its check page. */
export function draftOf(some: Partial<Draft> = {}): Draft {
  return {
    id: 'd1',
    kind: 'appointment',
    connectionId: 'h1',
    step: 'check',
    answers: { name: 'Aoife', day: 'Friday' },
    blocked: null,
    title: '',
    createdAt: '2026-11-22T10:00:00.000Z',
    updatedAt: '2026-11-22T10:00:00.000Z',
    ...some,
  }
}

/** What is about health, and the agreement to it. */
export const HEALTH = {
  medical: 'yes',
  needs: 'Needs a ramp',
  'consent.basis': 'explicit-consent',
  'consent.wording': 'small-1',
  'consent.record': 'yes',
  'consent.share': 'yes',
  'consent.givenBy': 'Aoife',
  'consent.how': 'telephone',
  'consent.at': '2026-11-20',
}

export function submission(id: string, some: Partial<Submission> = {}): Submission {
  const [sample] = sampleWorld().submissions
  if (sample === undefined) throw new Error('The sample world has no submission.')
  return {
    ...sample,
    id,
    kind: 'appointment',
    connectionId: 'h1',
    connectionLabel: 'Hub h1',
    title: 'Aoife, Friday',
    state: 'queued',
    sentAt: null,
    attempts: 0,
    remoteIds: {},
    receiptId: null,
    lastAttempt: null,
    ...some,
  }
}

/** Takes all parts, each standing on those before it: as `s1`, `s2`… in order, and the next time on from there. */
export function takesAll(): FakeWorld['together'] {
  let taken = 0
  return ({ parts }) => {
    const ids = parts.map(() => `s${(taken += 1)}`)
    return {
      outcome: 'queued',
      submissions: parts.map(({ kind }, place) =>
        submission(ids[place] ?? '', { kind, dependsOn: ids.slice(0, place) }),
      ),
    }
  }
}

export interface Scene {
  core: FakeCore
  session: Session
  onDone: ReturnType<typeof vi.fn<(submissionIds: string[]) => void>>
  unmount: () => void
  /** Changes what became of a submission, and tells of it. */
  becomes: (id: string, some: Partial<Submission>) => void
}

/** Opens the small wizard on a page of its own. `calls` stand in place of some of the fake core's. */
export async function openSmall(
  world: FakeWorld,
  {
    draftId = null,
    calls = () => ({}),
    words = WORDS,
    form = smallForm,
    make,
  }: {
    draftId?: string | null
    calls?: (client: Client) => Partial<Client>
    words?: WizardWords
    form?: typeof smallForm
    make?: (session: Session, ground: WizardGround) => Wizard
  } = {},
): Promise<Scene> {
  // jsdom has no layout.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
  window.history.replaceState(null, '', draftId === null ? '#/new/appointment' : `#/drafts/${draftId}`)
  const core = fakeCore(world)
  const session = new Session({ ...core.client, ...calls(core.client) })
  await session.refresh()
  onTestFinished(() => session.stop())
  const onDone = vi.fn<(submissionIds: string[]) => void>()
  const { unmount } = render(SmallWizard, {
    session,
    form,
    draftId,
    words,
    onDone,
    ...(make === undefined ? {} : { make }),
  })
  return {
    core,
    session,
    onDone,
    unmount,
    becomes: (id, some) => {
      world.submissions = world.submissions.map((one) => (one.id === id ? { ...one, ...some } : one))
      core.changed('submissions')
    },
  }
}

/** The page with this heading has come up. */
export async function isAt(heading: string): Promise<HTMLElement> {
  return screen.findByRole('heading', { level: 1, name: heading })
}

/** Presses the first button that begins with these words as the Enter key does, which asks that it can have the focus. */
export async function press(words: string): Promise<void> {
  const name = new RegExp(`^${words.replaceAll(/[.?]/g, '\\$&')}`)
  const [button] = await screen.findAllByRole('button', { name })
  if (button === undefined) throw new Error(`There is no button ${words}.`)
  expect(button.tabIndex).toBe(0)
  button.focus()
  expect(document.activeElement).toBe(button)
  await fireEvent.click(button)
}

/** Enter in a field presses the button that its form is sent with. */
export async function enter(label: string): Promise<void> {
  const field = screen.getByLabelText<HTMLInputElement>(label)
  field.focus()
  const button = field.form?.querySelector<HTMLButtonElement>('button[type=submit]')
  if (!button) throw new Error(`${label} stands in no form that can be sent.`)
  await fireEvent.click(button)
}

/** Types into a field, in place of what is there. */
export async function type(label: string, value: string): Promise<void> {
  const field = await screen.findByLabelText<HTMLInputElement>(label)
  field.focus()
  await fireEvent.input(field, { target: { value } })
}

/** What the error summary says, in order; none when it is not there. */
export function toldErrors(): string[] {
  const summary = screen.queryByRole('alert', { name: 'There is a problem' })
  return [...(summary?.querySelectorAll('li') ?? [])].map((one) => one.textContent.trim())
}

/** The message at a field, as those who hear it get it; '' when there is none. */
export function errorAt(label: string): string {
  const field = screen.getByLabelText(label)
  const id = `${field.id}-error`
  const isTold = field.getAttribute('aria-describedby')?.split(' ').includes(id) === true
  expect(field.getAttribute('aria-invalid')).toBe(isTold ? 'true' : null)
  return isTold ? (document.getElementById(id)?.textContent.replace('Error:', '').trim() ?? '') : ''
}
