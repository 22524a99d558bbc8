import { fireEvent, screen } from '@testing-library/svelte'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Client } from '#renderer/api/client.ts'
import { Wizard } from '#renderer/wizards/frame/wizard.svelte.ts'
import { NO_SETTINGS, type FakeWorld } from '#test/support/fake-client.ts'
import { closed, notFound } from '#test/support/fake-errors.ts'
import { smallForm } from '#test/support/small-wizard/small-form.ts'
import {
  draftOf,
  isAt,
  openSmall,
  press,
  smallWorld,
  takesAll,
  toldErrors,
  type,
} from '#test/support/small-wizard/small-scene.ts'

type Save = Client['drafts']['save']
type Saved = Parameters<Save>[0]

/** The small wizard, with every save noted as it is asked for; `save` may stand in its way. */
async function openSaving(
  world: FakeWorld = smallWorld(),
  {
    draftId = null,
    save = (asked, go) => go(asked),
  }: { draftId?: string | null; save?: (asked: Saved, go: Save) => ReturnType<Save> } = {},
) {
  const asked: Saved[] = []
  const scene = await openSmall(world, {
    draftId,
    calls: ({ drafts }) => ({
      drafts: {
        ...drafts,
        save: (content) => {
          asked.push(structuredClone(content))
          return save(content, drafts.save)
        },
      },
    }),
  })
  return { ...scene, asked }
}

/** Time stands still but for what the test lets pass. */
function holdTime() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
}

/** What is about to be saved was asked for. */
const settled = () => new Promise((resolve) => setTimeout(resolve))

const value = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value

describe('saving', () => {
  test('at every step, with the step one is at, under one id, which the address names', async () => {
    const { asked, core } = await openSaving()
    await isAt('Who is visited?')
    await type('Name', 'Aoife')
    await press('Continue')
    await isAt('When is the visit?')
    await type('Day', 'Friday')
    await press('Continue')
    await isAt('Check your answers')
    await press('Back')
    await isAt('When is the visit?')
    await press('Quick form')
    await isAt('All questions on one page')
    expect(asked.map(({ id, step }) => [id, step])).toEqual([
      [null, 'visit'],
      ['d1', 'check'],
      ['d1', 'visit'],
      ['d1', 'quick'],
    ])
    expect(core.world.drafts).toHaveLength(1)
    expect(core.world.drafts[0]).toMatchObject({
      kind: 'appointment',
      connectionId: 'h1',
      answers: { name: 'Aoife', day: 'Friday' },
      blocked: null,
    })
    expect(window.location.hash).toBe('#/drafts/d1')
    expect(screen.getByText(/^Draft saved/)).toBeDefined()
  })

  test('when typing rests, once', async () => {
    const { asked } = await openSaving()
    await isAt('Who is visited?')
    holdTime()
    await type('Name', 'Ao')
    await vi.advanceTimersByTimeAsync(600)
    await type('Name', 'Aoife')
    await vi.advanceTimersByTimeAsync(600)
    expect(asked).toEqual([])
    await vi.advanceTimersByTimeAsync(100)
    expect(asked.map(({ answers, step }) => [answers, step])).toEqual([[{ name: 'Aoife' }, 'who']])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toHaveLength(1)
  })

  test('when the page is hidden or left, whatever was typed last', async () => {
    const { asked, unmount } = await openSaving()
    await isAt('Who is visited?')
    holdTime()
    await type('Name', 'A')
    await fireEvent(window, new Event('pagehide'))
    await type('Name', 'Ao')
    await fireEvent(document, new Event('visibilitychange'))
    await type('Name', 'Aoife')
    unmount()
    await vi.advanceTimersByTimeAsync(0)
    expect(asked.map(({ answers }) => answers['name'])).toEqual(['A', 'Ao', 'Aoife'])
  })

  test('the address stays that of the page that one went to meanwhile', async () => {
    const { unmount, core } = await openSaving()
    await isAt('Who is visited?')
    await type('Name', 'Aoife')
    window.location.hash = '#/outbox'
    unmount()
    await expect.poll(() => core.world.drafts.length).toBe(1)
    expect(window.location.hash).toBe('#/outbox')
  })

  test('nothing is kept of a form in which nothing was answered', async () => {
    const { asked, unmount } = await openSaving()
    await isAt('Who is visited?')
    await type('Name', ' ')
    await press('Quick form')
    await isAt('All questions on one page')
    unmount()
    await settled()
    expect(asked).toEqual([])
  })

  test('nor of the answers that it came with alone', async () => {
    const saved = vi.fn()
    const { unmount } = await openSmall(smallWorld(), {
      make: (session, ground) => new Wizard(session, smallForm, ground, { name: 'Aoife' }),
      calls: ({ drafts }) => ({
        drafts: { ...drafts, save: (content) => (saved(content), drafts.save(content)) },
      }),
    })
    await isAt('Who is visited?')
    expect(value('Name')).toBe('Aoife')
    await press('Quick form')
    await isAt('All questions on one page')
    expect(saved).not.toHaveBeenCalled()
    await type('Day', 'Friday')
    unmount()
    await expect.poll(() => saved.mock.calls.length).toBe(1)
  })

  test('what is saved already is not saved again', async () => {
    const { asked, unmount } = await openSaving({ ...smallWorld(), drafts: [draftOf()] }, { draftId: 'd1' })
    await isAt('Check your answers')
    await fireEvent(document, new Event('visibilitychange'))
    unmount()
    await settled()
    expect(asked).toEqual([])
  })

  test('why it cannot be sent yet is saved with it', async () => {
    const { core } = await openSaving(
      { ...smallWorld(), drafts: [draftOf({ step: 'visit' })] },
      { draftId: 'd1' },
    )
    await isAt('When is the visit?')
    await type('Day', 'Holiday')
    await press('Continue')
    await isAt('Check your answers')
    expect(core.world.drafts[0]?.blocked).toBe('Ctrl Hub’s number for holidays is not known')
  })

  test('one save at a time, the newest last', async () => {
    const waiting: (() => void)[] = []
    const { asked, core } = await openSaving(smallWorld(), {
      save: async (content, go) => {
        await new Promise<void>((resolve) => waiting.push(resolve))
        return go(content)
      },
    })
    await isAt('Who is visited?')
    await type('Name', 'Ao')
    await press('Quick form')
    await isAt('All questions on one page')
    await type('Name', 'Aoife')
    await press('One step at a time')
    await isAt('When is the visit?')
    expect(asked).toHaveLength(1)
    waiting[0]?.()
    await expect.poll(() => asked.length).toBe(2)
    // The second knows the id that the first got.
    expect(asked.map(({ id, answers }) => [id, answers['name']])).toEqual([
      [null, 'Ao'],
      ['d1', 'Aoife'],
    ])
    waiting[1]?.()
    await expect.poll(() => core.world.drafts[0]?.answers['name']).toBe('Aoife')
    expect(core.world.drafts).toHaveLength(1)
  })
})

describe('when saving fails', () => {
  test('it is told, nothing typed is lost, and the next time saves it all', async () => {
    let fails = true
    const { core } = await openSaving(smallWorld(), {
      save: (content, go) => (fails ? Promise.reject(new Error('The disk is full.')) : go(content)),
    })
    await isAt('Who is visited?')
    await type('Name', 'Aoife')
    await press('Continue')
    await isAt('When is the visit?')
    expect((await screen.findByRole('alert')).textContent).toContain('The draft could not be saved')
    expect(core.world.drafts).toEqual([])
    await press('Back')
    await isAt('Who is visited?')
    expect(value('Name')).toBe('Aoife')
    fails = false
    // Nothing was changed since, and it is saved all the same.
    await fireEvent(document, new Event('visibilitychange'))
    await expect.poll(() => core.world.drafts[0]?.answers).toEqual({ name: 'Aoife' })
    await expect.poll(() => screen.queryByRole('alert')).toBeNull()
  })

  test('what was removed in another window meanwhile is kept as a new draft', async () => {
    const { core, asked } = await openSaving(
      { ...smallWorld(), drafts: [draftOf({ step: 'visit' })] },
      {
        draftId: 'd1',
        save: (content, go) => (content.id === 'd1' ? Promise.reject(notFound('d1')) : go(content)),
      },
    )
    await isAt('When is the visit?')
    core.world.drafts = [draftOf({ id: 'another' })]
    await type('Day', 'Monday')
    await press('Continue')
    await isAt('Check your answers')
    expect(asked.map(({ id }) => id)).toEqual(['d1', null])
    expect(core.world.drafts.find(({ id }) => id === 'd2')?.answers['day']).toBe('Monday')
    await expect.poll(() => window.location.hash).toBe('#/drafts/d2')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('a draft that is nowhere to be made again is not tried for ever', async () => {
    const { asked } = await openSaving(smallWorld(), { save: () => Promise.reject(notFound('d1')) })
    await isAt('Who is visited?')
    await type('Name', 'Aoife')
    await press('Continue')
    expect(await screen.findByRole('alert')).toBeDefined()
    expect(asked).toHaveLength(1)
  })

  test('what the profile was closed to is saved once it is open again, and never into another one', async () => {
    const world = smallWorld()
    let isOpen = true
    const { session, core } = await openSaving(world, {
      save: (content, go) => (isOpen ? go(content) : Promise.reject(closed(null))),
    })
    await isAt('Who is visited?')
    isOpen = false
    world.status = { ...world.status, state: 'closed' }
    await type('Name', 'Aoife')
    await press('Continue')
    await expect.poll(() => session.profile.status?.state).toBe('closed')
    expect(core.world.drafts).toEqual([])
    isOpen = true
    const { folder } = world.status
    world.status = { ...world.status, state: 'open', settings: NO_SETTINGS, folder: '/home/agent/another' }
    await session.refresh()
    expect(core.world.drafts).toEqual([])
    world.status = { ...world.status, state: 'closed', folder }
    await session.refresh()
    world.status = { ...world.status, state: 'open' }
    await session.refresh()
    await expect.poll(() => core.world.drafts[0]?.answers).toEqual({ name: 'Aoife' })
  })
})

describe('going on with a draft', () => {
  const resumed = async (some: Parameters<typeof draftOf>[0], connections = smallWorld().connections) =>
    openSaving({ ...smallWorld(), connections, drafts: [draftOf(some)] }, { draftId: 'd1' })

  test('at its step, with its answers', async () => {
    await resumed({ step: 'visit' })
    await isAt('When is the visit?')
    expect(value('Day')).toBe('Friday')
    await press('Back')
    await isAt('Who is visited?')
    expect(value('Name')).toBe('Aoife')
  })

  test('on the quick form, when it was left there', async () => {
    await resumed({ step: 'quick' })
    await isAt('All questions on one page')
    expect([value('Name'), value('Day')]).toEqual(['Aoife', 'Friday'])
    await press('One step at a time')
    await isAt('Check your answers')
  })

  test.each(['long-gone', 'health'])('at the first step when there is no %s now', async (step) => {
    await resumed({ step })
    await isAt('Who is visited?')
  })

  test('one that is not there any more is told so, with a way on', async () => {
    await openSmall(smallWorld(), { draftId: 'd9' })
    expect((await screen.findByRole('alert')).textContent).toContain('It is not there any more.')
    expect(screen.getByRole('link', { name: 'Go to the outbox' }).getAttribute('href')).toBe('#/outbox')
  })
})

describe('once it is sent', () => {
  test('the draft is no longer saved', async () => {
    const { asked, core, unmount } = await openSaving(
      { ...smallWorld(), together: takesAll(), drafts: [draftOf({ step: 'visit' })] },
      { draftId: 'd1' },
    )
    await isAt('When is the visit?')
    await type('Day', 'Monday')
    await press('Continue')
    await press('Send to Hub h1')
    await isAt('Waiting to send')
    expect(core.world.drafts).toEqual([])
    unmount()
    await settled()
    expect(asked.map(({ answers }) => answers['day'])).toEqual(['Monday'])
  })

  test('it goes though the draft could not be saved', async () => {
    const { core } = await openSaving(
      { ...smallWorld(), together: takesAll() },
      { save: () => Promise.reject(new Error('The disk is full.')) },
    )
    await isAt('Who is visited?')
    await type('Name', 'Aoife')
    await press('Continue')
    await isAt('When is the visit?')
    await type('Day', 'Friday')
    await press('Continue')
    await press('Send to Hub h1')
    await isAt('Waiting to send')
    const sent = core.calls.find(({ path }) => path === 'submissions.createTogether')
    expect(sent?.input).toMatchObject({ draftId: null, parts: [{}, { answers: { name: 'Aoife' } }] })
  })

  test('it is saved again when it was refused after all', async () => {
    const { core, asked } = await openSaving(
      {
        ...smallWorld(),
        drafts: [draftOf()],
        together: () => ({ outcome: 'refused', errors: [], warnings: [] }),
      },
      { draftId: 'd1' },
    )
    await isAt('Check your answers')
    await press('Send to Hub h1')
    await expect.poll(() => core.calls.at(-1)?.path).toBe('submissions.createTogether')
    await press('Change the day')
    await isAt('When is the visit?')
    await type('Day', 'Monday')
    await press('Continue to check answers')
    await isAt('Check your answers')
    expect(toldErrors()).toEqual([])
    expect(asked.at(-1)).toMatchObject({ id: 'd1', answers: { day: 'Monday' } })
  })
})
