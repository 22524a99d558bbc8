import { screen } from '@testing-library/svelte'
import { describe, expect, test } from 'vitest'
import type { Draft } from '#shared/contract/drafts.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { NO_SETTINGS } from '#test/support/fake-client.ts'
import { closed } from '#test/support/fake-errors.ts'
import {
  draftOf,
  errorAt,
  isAt,
  openSmall,
  press,
  smallWorld,
  submission,
  takesAll,
  toldErrors,
  type,
} from '#test/support/small-wizard/small-scene.ts'

const BAD_EMAIL: Problem = {
  path: 'data.attributes.email',
  message: 'Ctrl Hub says: This mailbox does not exist.',
  fix: 'Ask for another.',
  from: 'service',
  code: 'HO-CH-422',
}
const BAD_DAY: Problem = { ...BAD_EMAIL, path: 'data.attributes.start_time', message: 'Not then.', fix: '' }

const REJECTED: Partial<Submission> = {
  state: 'rejected',
  errors: [BAD_EMAIL],
  lastAttempt: { code: 'HO-CH-422', detail: '' },
}
/** What becomes of those that stand on one that was refused or taken back. */
const BROKEN: Partial<Submission> = {
  state: 'cancelled',
  lastAttempt: { code: 'HO-OUTBOX-CHAIN', detail: '' },
}

/** Sends the small form's two parts, a contact (`s1`) and the visit that stands on it (`s2`). */
async function sendBoth(
  draft: Partial<Draft> = {},
  options: Parameters<typeof openSmall>[1] = {},
  world = smallWorld(),
) {
  const scene = await openSmall(
    { ...world, drafts: [draftOf(draft)], together: takesAll(), mended: draftOf(draft).answers },
    { draftId: 'd1', ...options },
  )
  await press('Send to Hub h1')
  await isAt('Waiting to send')
  return scene
}

/** Sends the visit alone, to a contact that is there (`s1`). */
const sendOne = () =>
  sendBoth({ answers: { ...draftOf().answers, 'contact.how': 'existing', 'contact.id': 'k1' } })

/** The parts with where each stands. */
const parts = () =>
  screen
    .queryAllByRole('list')
    .flatMap((list) =>
      [...list.querySelectorAll('li')].map((one) => one.textContent.replaceAll(/\s+/g, ' ').trim()),
    )

describe('while one waits', () => {
  test('the page says what is sent, takes the focus, and shows each part', async () => {
    await sendBoth()
    const heading = await isAt('Waiting to send')
    await expect.poll(() => document.activeElement).toBe(heading)
    expect(screen.getByText('Small visit · Aoife, Friday')).toBeDefined()
    expect(document.title).toBe('Sending – Small visit – Handover')
    expect(parts()).toEqual(['Contact Waiting to send', 'Appointment Waiting to send'])
  })

  test('each part’s state changes as it goes', async () => {
    const { becomes, onDone } = await sendBoth()
    becomes('s1', { state: 'sending' })
    await isAt('Sending')
    expect(parts()).toEqual(['Contact Sending', 'Appointment Waiting to send'])
    becomes('s1', { state: 'accepted' })
    await expect.poll(parts).toEqual(['Contact Received', 'Appointment Waiting to send'])
    await isAt('Waiting to send')
    expect(onDone).not.toHaveBeenCalled()
  })

  test('one alone has no list', async () => {
    await sendOne()
    expect(parts()).toEqual([])
  })

  test('when all were accepted it is done, with all ids in order, once', async () => {
    const { becomes, onDone } = await sendBoth()
    becomes('s2', { state: 'accepted' })
    await isAt('Waiting to send')
    becomes('s1', { state: 'accepted' })
    await expect.poll(() => onDone.mock.calls).toEqual([[['s1', 's2']]])
    becomes('s1', { updatedAt: '2026-11-22T12:00:00.000Z' })
    await expect.poll(() => screen.queryByRole('heading', { name: 'Received' })).not.toBeNull()
    expect(onDone).toHaveBeenCalledTimes(1)
  })

  test('it goes on by itself after the profile was closed and opened again', async () => {
    let isOpen = true
    const { becomes, core, session, onDone } = await sendBoth(
      {},
      {
        calls: ({ submissions }) => ({
          submissions: {
            ...submissions,
            get: (input) => (isOpen ? submissions.get(input) : Promise.reject(closed(null))),
          },
        }),
      },
    )
    isOpen = false
    core.world.status = { ...core.world.status, state: 'closed' }
    becomes('s1', { state: 'accepted' })
    await expect.poll(() => session.profile.status?.state).toBe('closed')
    becomes('s2', { state: 'accepted' })
    isOpen = true
    core.world.status = { ...core.world.status, state: 'open', settings: NO_SETTINGS }
    await session.refresh()
    await expect.poll(() => onDone.mock.calls).toEqual([[['s1', 's2']]])
  })

  test('nobody is told of it once the page was left', async () => {
    const { becomes, onDone, unmount, session } = await sendBoth()
    unmount()
    becomes('s1', { state: 'accepted' })
    becomes('s2', { state: 'accepted' })
    await expect.poll(() => session.outbox.status?.counts.accepted).toBe(2)
    expect(onDone).not.toHaveBeenCalled()
  })
})

describe('what holds it up', () => {
  test('a service that cannot be reached is told, and can be tried at once', async () => {
    const { becomes, core } = await sendBoth()
    becomes('s1', { state: 'waiting', nextTryAt: '2026-11-22T23:10:00.000Z' })
    expect(await screen.findByText(/Hub h1 could not be reached/)).toBeDefined()
    expect(screen.getByText(/It has not arrived there/)).toBeDefined()
    expect(screen.getByText(/^Next try/)).toBeDefined()
    await press('Try now')
    await isAt('Sending')
    expect(core.calls.at(-1)).toEqual({ path: 'submissions.sendNow', input: { id: 's1' } })
  })

  test('a try that is refused is told', async () => {
    let fails = true
    const { becomes } = await sendBoth(
      {},
      {
        calls: ({ submissions }) => ({
          submissions: {
            ...submissions,
            sendNow: (input) => (fails ? Promise.reject(new Error('No.')) : submissions.sendNow(input)),
          },
        }),
      },
    )
    becomes('s1', { state: 'waiting' })
    await press('Try now')
    expect((await screen.findByRole('alert')).textContent).toContain('It was not tried')
    fails = false
    await press('Try now')
    await isAt('Sending')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('a sign-in that was refused leads to the connection', async () => {
    const { becomes, core } = await sendBoth()
    core.world.connections = core.world.connections.map((one) => ({ ...one, signIn: 'refused' }))
    core.changed('connections')
    becomes('s1', { state: 'waiting' })
    const link = await screen.findByRole('link', { name: 'Replace the sign-in details' })
    expect(link.getAttribute('href')).toBe('#/connections/h1')
    expect(screen.queryByRole('button', { name: 'Try now' })).toBeNull()
  })

  test('one whose answer is unknown is what one waits for, wherever it stands', async () => {
    const { becomes } = await sendBoth()
    becomes('s2', { state: 'unconfirmed' })
    await isAt('Unconfirmed')
    expect(screen.getByText(/Look it up before sending again/)).toBeDefined()
    const link = screen.getByRole('link', { name: 'Answer the question in the outbox' })
    expect(link.getAttribute('href')).toBe('#/outbox/s2')
  })

  test('one that somebody took back is told as that, and not as refused', async () => {
    const { becomes, core } = await sendOne()
    becomes('s1', { state: 'cancelled' })
    await isAt('Cancelled')
    expect(screen.getByText('It was cancelled before it was sent.')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Mend and send again' })).toBeNull()
    expect(core.calls.some(({ path }) => path === 'drafts.fromSubmission')).toBe(false)
  })
})

describe('what was refused', () => {
  test('leads back to the field that kind and path name, with the service’s words, in a new draft', async () => {
    const { becomes, core, onDone } = await sendBoth()
    becomes('s1', REJECTED)
    becomes('s2', BROKEN)
    await isAt('Who is visited?')
    const words = 'Ctrl Hub says of the e-mail address: This mailbox does not exist. Ask for another.'
    expect(toldErrors()).toEqual([words])
    expect(errorAt('E-mail (optional)')).toBe(words)
    expect(document.activeElement).toBe(screen.getByRole('alert'))
    expect(core.calls.at(-1)).toEqual({ path: 'drafts.fromSubmission', input: { submissionId: 's2' } })
    expect(window.location.hash).toBe('#/drafts/d-mended')
    expect(core.world.drafts).toMatchObject([{ id: 'd-mended', step: 'who', answers: { name: 'Aoife' } }])
    expect(onDone).not.toHaveBeenCalled()
  })

  test('is mended and sent again, and the draft no longer names what it mended', async () => {
    const { becomes, core, onDone } = await sendBoth()
    becomes('s1', REJECTED)
    becomes('s2', BROKEN)
    await isAt('Who is visited?')
    expect(core.world.drafts[0]?.answers['mends']).toBe('s2')
    await type('E-mail (optional)', 'aoife@example.com')
    expect(toldErrors()).toEqual([])
    await press('Continue to check answers')
    await isAt('Check your answers')
    expect(core.world.drafts[0]?.answers).toMatchObject({ mends: '', email: 'aoife@example.com' })
    expect(screen.queryByText(/once more/)).toBeNull()
    await press('Send to Hub h1')
    await isAt('Waiting to send')
    expect(core.calls.at(-1)?.input).toMatchObject({ draftId: 'd-mended' })
    becomes('s3', { state: 'accepted' })
    becomes('s4', { state: 'accepted' })
    await expect.poll(() => onDone.mock.calls).toEqual([[['s3', 's4']]])
  })

  test('of several steps is gone through one after the other, in the order of the screen', async () => {
    const { becomes } = await sendBoth()
    becomes('s1', REJECTED)
    becomes('s2', { ...REJECTED, errors: [BAD_DAY] })
    await isAt('Who is visited?')
    await press('Continue to check answers')
    await isAt('When is the visit?')
    expect(toldErrors()).toEqual(['Ctrl Hub says of the day: Not then.'])
    expect(errorAt('Day')).toBe('Ctrl Hub says of the day: Not then.')
    await press('Continue to check answers')
    await isAt('Check your answers')
  })

  test('is not forgotten by going past it another way', async () => {
    const { becomes } = await sendBoth()
    becomes('s1', REJECTED)
    becomes('s2', { ...REJECTED, errors: [BAD_DAY] })
    await isAt('Who is visited?')
    await press('Back')
    await isAt('Check your answers')
    expect(screen.getByText(/Look at these 2 once more/)).toBeDefined()
    await press('Change the e-mail address')
    await isAt('Who is visited?')
    expect(errorAt('E-mail (optional)')).toContain('This mailbox does not exist.')
    await press('Quick form')
    await isAt('All questions on one page')
    expect(toldErrors()).toHaveLength(2)
    expect(errorAt('Day')).toContain('Not then.')
    await press('One step at a time')
    await isAt('Who is visited?')
    expect(toldErrors()).toHaveLength(1)
    await press('Quick form')
    await isAt('All questions on one page')
    await type('Day', 'Monday')
    expect(toldErrors()).toHaveLength(1)
    await press('Check answers')
    await isAt('Check your answers')
    expect(screen.queryByText(/once more/)).toBeNull()
  })

  test('about the whole is told on the check page', async () => {
    const { becomes } = await sendOne()
    becomes('s1', { ...REJECTED, errors: [{ ...BAD_EMAIL, path: '' }] })
    await isAt('Check your answers')
    expect(screen.getByText(/Look at this once more/)).toBeDefined()
    expect(screen.getByText('Ctrl Hub says: This mailbox does not exist. Ask for another.')).toBeDefined()
  })

  test('waits until all have ended: what is on its way may yet be accepted', async () => {
    const { becomes, core } = await sendBoth()
    becomes('s1', REJECTED)
    await expect.poll(parts).toEqual(['Contact Needs mending', 'Appointment Waiting to send'])
    expect(core.calls.some(({ path }) => path === 'drafts.fromSubmission')).toBe(false)
    becomes('s2', { state: 'accepted' })
    await isAt('Who is visited?')
  })

  test('what was accepted is used again, and not sent twice', async () => {
    const { becomes, core } = await sendBoth()
    core.world.mended = { ...draftOf().answers, 'contact.how': 'existing', 'contact.id': 'k1' }
    becomes('s1', { state: 'accepted' })
    becomes('s2', { ...REJECTED, errors: [BAD_DAY] })
    await isAt('When is the visit?')
    await type('Day', 'Monday')
    await press('Continue to check answers')
    await press('Send to Hub h1')
    await isAt('Waiting to send')
    expect(core.calls.at(-1)?.input).toMatchObject({
      parts: [{ kind: 'appointment', body: { data: { relationships: { contact: { id: 'k1' } } } } }],
    })
  })

  test('that cannot be opened says why, and is opened by trying again', async () => {
    let fails = true
    const { becomes } = await sendBoth(
      {},
      {
        calls: ({ drafts }) => ({
          drafts: {
            ...drafts,
            fromSubmission: (input) =>
              fails ? Promise.reject(new Error('No.')) : drafts.fromSubmission(input),
          },
        }),
      },
    )
    becomes('s1', REJECTED)
    becomes('s2', BROKEN)
    expect((await screen.findByRole('alert')).textContent).toContain('It could not be opened for mending')
    await isAt('Needs mending')
    fails = false
    await press('Mend and send again')
    await isAt('Who is visited?')
  })
})

describe('a broken chain', () => {
  test('is mended when somebody asks, and begins at the check when nothing was refused', async () => {
    const { becomes, core } = await sendBoth()
    becomes('s1', { state: 'cancelled' })
    becomes('s2', BROKEN)
    await isAt('Cancelled')
    expect(screen.getByText(/something it stands on was cancelled/)).toBeDefined()
    expect(core.calls.some(({ path }) => path === 'drafts.fromSubmission')).toBe(false)
    await press('Mend and send again')
    const heading = await isAt('Check your answers')
    await expect.poll(() => document.activeElement).toBe(heading)
    expect(core.calls.some(({ path }) => path === 'drafts.fromSubmission')).toBe(true)
    expect(toldErrors()).toEqual([])
    await press('Back')
    await isAt('When is the visit?')
    expect(screen.getByRole('button', { name: 'Continue' })).toBeDefined()
  })
})

describe('a draft that mends', () => {
  test('shows what was refused when it is opened, of the whole chain', async () => {
    const world = smallWorld()
    await openSmall(
      {
        ...world,
        drafts: [draftOf({ answers: { ...draftOf().answers, mends: 's2' } })],
        submissions: [
          submission('s1', { kind: 'contact', ...REJECTED }),
          submission('s2', { ...BROKEN, dependsOn: ['s1'] }),
        ],
      },
      { draftId: 'd1' },
    )
    await isAt('Who is visited?')
    expect(toldErrors()).toHaveLength(1)
    expect(errorAt('E-mail (optional)')).toContain('This mailbox does not exist.')
    expect(screen.getByRole('button', { name: 'Continue to check answers' })).toBeDefined()
  })

  test('reads each of a chain once, though two stand on it', async () => {
    const read: string[] = []
    const world = smallWorld()
    await openSmall(
      {
        ...world,
        drafts: [draftOf({ answers: { ...draftOf().answers, mends: 's3' } })],
        submissions: [
          submission('s1', { kind: 'contact', ...REJECTED }),
          submission('s2', { kind: 'account', ...BROKEN, dependsOn: ['s1'] }),
          submission('s3', { ...BROKEN, dependsOn: ['s1', 's2'] }),
        ],
      },
      {
        draftId: 'd1',
        calls: ({ submissions }) => ({
          submissions: {
            ...submissions,
            get: (input) => {
              read.push(input.id)
              return submissions.get(input)
            },
          },
        }),
      },
    )
    await isAt('Who is visited?')
    expect(read.toSorted()).toEqual(['s1', 's2', 's3'])
    expect(toldErrors()).toHaveLength(1)
  })
})
