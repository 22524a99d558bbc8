import { fireEvent, screen, within } from '@testing-library/svelte'
import { describe, expect, test, vi } from 'vitest'
import type { Client } from '#renderer/api/client.ts'
import { aboutHealth, openCheck, REFUSED, rowOf, valueOf } from '#test/support/small-wizard/check-scene.ts'
import { smallForm } from '#test/support/small-wizard/small-form.ts'
import { draftOf, isAt, openSmall, press, smallWorld, type } from '#test/support/small-wizard/small-scene.ts'

describe('what is about health', () => {
  const preview: Client['submissions']['preview'] = async ({ kind, format, body }) => ({
    contentType: 'application/json',
    text: `${kind} as ${format ?? 'none'}: ${JSON.stringify(body)}`,
    problems: [],
  })
  const previewing = ({ submissions }: Client) => ({ submissions: { ...submissions, preview } })

  const openExact = async () => {
    const details = screen.getByText('Show exactly what will be sent').closest('details')
    if (details === null) throw new Error('There are no details to open.')
    details.open = true
    await fireEvent(details, new Event('toggle'))
    return details
  }

  test('is hidden until somebody asks, which is noted before it is shown', async () => {
    const order: string[] = []
    const { core } = await openCheck(
      {},
      {
        draft: aboutHealth,
        calls: ({ drafts }) => ({
          drafts: {
            ...drafts,
            noteRevealed: async (input) => {
              order.push(valueOf('Needs') ?? '')
              return drafts.noteRevealed(input)
            },
          },
        }),
      },
    )
    expect(valueOf('Needs')).toBe('Hidden Show the needs')
    expect(document.body.textContent).not.toContain('Needs a ramp')
    expect(within(rowOf('Name')).queryByRole('button', { name: /Show/ })).toBeNull()
    await press('Show the needs')
    await expect.poll(() => valueOf('Needs')).toBe('Needs a ramp')
    expect(order).toEqual(['Hidden Show the needs'])
    expect(core.calls.filter(({ path }) => path.startsWith('drafts.'))).toEqual([
      { path: 'drafts.noteRevealed', input: { id: 'd1' } },
    ])
    expect(screen.queryByRole('button', { name: /Show the needs/ })).toBeNull()
    // The button that had the focus is gone; what it showed has it.
    await expect.poll(() => document.activeElement?.textContent).toBe('Needs a ramp')
  })

  test('each time one comes back to the page it is hidden again', async () => {
    const { core } = await openCheck({}, { draft: aboutHealth })
    await press('Show the needs')
    await expect.poll(() => valueOf('Needs')).toBe('Needs a ramp')
    await press('Back')
    await isAt('What are their needs?')
    await press('Continue')
    await isAt('Check your answers')
    expect(valueOf('Needs')).toBe('Hidden Show the needs')
    await press('Show the needs')
    await expect.poll(() => core.calls.filter(({ path }) => path === 'drafts.noteRevealed')).toHaveLength(2)
  })

  test('nothing is shown when it could not be noted', async () => {
    await openCheck(
      {},
      {
        draft: aboutHealth,
        calls: ({ drafts }) => ({
          drafts: { ...drafts, noteRevealed: () => Promise.reject(new Error('The log is full.')) },
        }),
      },
    )
    await press('Show the needs')
    expect((await screen.findByRole('alert')).textContent).toContain('It could not be shown')
    expect(valueOf('Needs')).toBe('Hidden Show the needs')
    expect(document.body.textContent).not.toContain('Needs a ramp')
  })

  test('nor when there is no draft to note it at', async () => {
    const noteRevealed = vi.fn()
    await openSmall(smallWorld(), {
      calls: ({ drafts }) => ({
        drafts: { ...drafts, noteRevealed, save: () => Promise.reject(new Error('The disk is full.')) },
      }),
    })
    await isAt('Who is visited?')
    await press('Quick form')
    await isAt('All questions on one page')
    await type('Name', 'Aoife')
    await type('Day', 'Friday')
    await fireEvent.click(screen.getByLabelText('It is about health'))
    await type('Needs', 'Needs a ramp')
    await fireEvent.click(screen.getByLabelText('They agreed that it is recorded'))
    await fireEvent.click(screen.getByLabelText('They agreed that it is shared with whoever visits'))
    await type('Who said so', 'Aoife')
    await fireEvent.change(screen.getByLabelText('How'), { target: { value: 'telephone' } })
    for (const [part, value] of Object.entries({ Day: '20', Month: '11', Year: '2026' }))
      await fireEvent.input(document.querySelector(`input.${part.toLowerCase()}`) ?? document, {
        target: { value },
      })
    await press('Check answers')
    await isAt('Check your answers')
    await press('Show the needs')
    await expect.poll(() => screen.getByRole('alert').textContent).toContain('The draft could not be saved')
    expect(noteRevealed).not.toHaveBeenCalled()
    expect(document.body.textContent).not.toContain('Needs a ramp')
  })

  test('is not said of what is not given', async () => {
    await openCheck({}, { draft: { answers: { ...aboutHealth.answers, needs: '' } } })
    expect(valueOf('Needs')).toBe('Not given')
  })

  test('the exact request is hidden with it, and shown with it, each part in order', async () => {
    const { core } = await openCheck({}, { draft: aboutHealth, calls: previewing })
    const details = await openExact()
    expect(within(details).queryByRole('region')).toBeNull()
    expect(document.body.textContent).not.toContain('Needs a ramp')
    await press('Show what is hidden')
    const regions = await within(details).findAllByRole('region')
    expect(regions.map((one) => one.getAttribute('aria-label'))).toEqual([
      '1. Contact as JSON',
      '2. Appointment as JSON',
    ])
    expect(regions.map(({ textContent }) => textContent.split(':')[0])).toEqual([
      'contact as json',
      'appointment as json',
    ])
    expect(regions[1]?.textContent).toContain('Needs a ramp')
    expect(regions[1]?.textContent).toContain('step:0')
    expect(document.activeElement).toBe(details.querySelector('summary'))
    expect(core.calls.filter(({ path }) => path === 'drafts.noteRevealed')).toHaveLength(1)
    // One look is enough for both.
    expect(valueOf('Needs')).toBe('Needs a ramp')
  })

  test('the exact request of what hides nothing is there at once', async () => {
    const { core } = await openCheck({}, { calls: previewing })
    const details = await openExact()
    expect(await within(details).findAllByRole('region')).toHaveLength(2)
    expect(core.calls.filter(({ path }) => path === 'drafts.noteRevealed')).toEqual([])
    // Ctrl Hub takes one format only.
    expect(screen.queryByRole('tablist')).toBeNull()
  })

  test('what goes to Acquaint can be seen in both formats, its own first', async () => {
    const answers = { ...draftOf().answers, 'contact.how': 'existing' }
    await openCheck(
      {},
      {
        form: { ...smallForm, kind: 'tenant-switch' },
        draft: { kind: 'tenant-switch', connectionId: 'c2', answers },
        calls: previewing,
      },
    )
    const details = await openExact()
    const shown = await within(details).findByRole('region', { name: 'Request body as XML' })
    expect(shown.textContent).toContain('appointment as xml')
    await fireEvent.click(screen.getByRole('tab', { name: 'JSON' }))
    const other = await within(details).findByRole('region', { name: 'Request body as JSON' })
    await expect.poll(() => other.textContent).toContain('appointment as json')
  })

  test('what cannot be encoded says why, and what fails can be opened again', async () => {
    const answers = vi
      .fn<Client['submissions']['preview']>()
      .mockRejectedValueOnce(new Error('No.'))
      .mockResolvedValue({ contentType: '', text: '', problems: [REFUSED] })
    const { core } = await openCheck(
      {},
      {
        draft: { answers: { ...draftOf().answers, 'contact.how': 'existing' } },
        calls: ({ submissions }) => ({ submissions: { ...submissions, preview: answers } }),
      },
    )
    const details = await openExact()
    expect((await within(details).findByRole('alert')).textContent).toContain('It could not be shown')
    await openExact()
    expect(await within(details).findByText('The address is taken. Use another one.')).toBeDefined()
    expect(within(details).queryByRole('alert')).toBeNull()
    expect(core.calls.filter(({ path }) => path === 'submissions.createTogether')).toEqual([])
  })
})
