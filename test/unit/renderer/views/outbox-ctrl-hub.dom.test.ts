import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Candidate, Submission } from '#shared/contract/submissions.ts'
import { fakeCore, type FakeWorld, type FakeCore } from '#test/support/fake-client.ts'
import { CONTACT, ctrlHubWorld, PSR_RECEIPT, VISIT } from '#test/support/sample-ctrl-hub.ts'

beforeEach(() => {
  // jsdom has no layout and no modal dialogs.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
})

afterEach(() => {
  window.location.hash = ''
})

/** What was asked for but reads, which Today makes in the background. */
const changes = ({ calls }: FakeCore) => calls.filter(({ path }) => !path.startsWith('ctrlHub.'))

function open(id: string, submissions: Submission[], more: Partial<FakeWorld> = {}) {
  window.location.hash = `#/outbox/${id}`
  const core = fakeCore({ ...ctrlHubWorld(), ...more, submissions })
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))
const details = async () => within(await screen.findByRole('region', { name: 'Details' }))

describe('a lost answer of Ctrl Hub', () => {
  const LOST: Submission = {
    ...VISIT,
    state: 'unconfirmed',
    dependsOn: [],
    sentAt: '2026-11-22T09:00:01.000Z',
    attempts: 1,
  }
  const CANDIDATES: Candidate[] = [
    {
      remoteIds: { id: 'a1' },
      label: 'Visit on 1 December 2026',
      createdAt: null,
      madeSince: false,
      certain: true,
    },
    {
      remoteIds: { id: 'a2' },
      label: 'Visit on 1 December 2026',
      createdAt: '2026-11-22T09:00:01.000Z',
      madeSince: true,
      certain: true,
    },
  ]

  test('is looked up, and nobody is told to ring', async () => {
    const core = open('v1', [LOST])
    const panel = await details()
    expect(panel.getByText('They may have it. Look it up before sending again.')).toBeDefined()
    expect(panel.getByText(/Handover never sends such a visit again by itself/)).toBeDefined()
    expect(screen.queryByText(/Ring them/)).toBe(null)
    expect(changes(core)).toEqual([])
  })

  test('that they have is chosen from what they have', async () => {
    const core = open('v1', [LOST], { candidates: CANDIDATES })
    await press('Look it up now')
    expect(await screen.findByRole('heading', { name: 'Is it one of these?' })).toBeDefined()
    expect(screen.getByText(/^Ctrl Hub has these, which say the same/)).toBeDefined()
    expect(
      screen.getByText(/They do not say when it was made, not certainly after this was sent/),
    ).toBeDefined()
    await press('This is it: Visit on 1 December 2026, a2')
    await expect
      .poll(() => changes(core))
      .toEqual([
        { path: 'submissions.lookUp', input: { id: 'v1' } },
        { path: 'submissions.resolve', input: { id: 'v1', how: { answer: 'received', caseNumber: 'a2' } } },
      ])
  })

  test('that looking up settled opens its receipt', async () => {
    const core = open('v1', [LOST], { receipts: [PSR_RECEIPT] })
    core.client.submissions.lookUp = () =>
      Promise.resolve({
        submission: { ...LOST, state: 'accepted', receiptId: 'r-psr' },
        candidates: [],
        failure: null,
      })
    await press('Look it up now')
    await expect.poll(() => window.location.hash).toBe('#/receipts/r-psr')
  })

  test('that they do not have is sent again', async () => {
    const core = open('v1', [LOST])
    await press('Look it up now')
    expect(await screen.findByText('Ctrl Hub does not have it')).toBeDefined()
    await press('Send it again')
    await expect
      .poll(() => core.calls.at(-1))
      .toEqual({ path: 'submissions.resolve', input: { id: 'v1', how: { answer: 'resend' } } })
  })

  test('that cannot be looked up now is told with its code, tried again, or answered by what they said', async () => {
    const core = open('v1', [LOST], {
      lookUpFailure: {
        path: '',
        message: 'Ctrl Hub could not be asked just now.',
        fix: 'Look again in a few minutes.',
        from: 'handover',
        code: 'HO-HTTP-503',
      },
    })
    await press('Look it up now')
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Ctrl Hub could not be asked just now.')
    expect(within(alert).getByText('HO-HTTP-503').closest('details')?.open).toBe(false)
    expect(screen.queryByRole('button', { name: /Send it again/ })).toBe(null)
    core.world.lookUpFailure = null
    await press('Try again')
    expect(await screen.findByText('Ctrl Hub does not have it')).toBeDefined()
    expect(screen.queryByRole('alert')).toBe(null)
  })

  test('that they told of on the telephone takes the number of the record', async () => {
    const core = open('v1', [LOST], {
      lookUpFailure: { path: '', message: 'No.', fix: 'Ring them.', from: 'handover', code: 'HO-X' },
    })
    await press('Look it up now')
    await fireEvent.click(await screen.findByText('They told you themselves'))
    await fireEvent.click(screen.getByLabelText('They have it'))
    await fireEvent.input(screen.getByLabelText('Number of the record'), { target: { value: 'a9' } })
    await press('They have it')
    await expect
      .poll(() => core.calls.at(-1)?.input)
      .toEqual({ id: 'v1', how: { answer: 'received', caseNumber: 'a9' } })
  })
})

describe('what stands on others', () => {
  test('says what it waits for, and is not sent before', async () => {
    open('v1', [VISIT, CONTACT])
    const panel = await details()
    expect(panel.getByText('It goes by itself once what it needs was accepted.')).toBeDefined()
    const link = await panel.findByRole('link', { name: 'Contact, M. D.' })
    expect(link.getAttribute('href')).toBe('#/outbox/v2')
    expect(link.closest('li')?.textContent.replace(/\s+/g, ' ').trim()).toBe(
      'Waits for: Contact, M. D., which is not accepted yet',
    )
    expect(panel.queryByRole('button', { name: 'Send now' })).toBe(null)
    await fireEvent.click(panel.getByRole('button', { name: 'Cancel it' }))
    expect(await screen.findByRole('heading', { name: 'Cancel this visit?' })).toBeDefined()
  })

  test('goes like any other once that was accepted', async () => {
    open('v1', [VISIT, { ...CONTACT, state: 'accepted' }])
    const panel = await details()
    expect(await panel.findByRole('button', { name: 'Send now' })).toBeDefined()
    expect(panel.queryByText(/Waits for/)).toBe(null)
  })

  test('was taken back when that was not accepted, and is mended as a whole', async () => {
    const broken: Submission = {
      ...VISIT,
      state: 'cancelled',
      lastAttempt: { code: 'HO-OUTBOX-CHAIN', detail: 'It needed the id of v2, which was not accepted.' },
    }
    const core = open('v1', [broken, { ...CONTACT, state: 'rejected' }])
    const panel = await details()
    expect(panel.getByText(/^It was taken back before it was sent/)).toBeDefined()
    expect(panel.getByText(/which was not accepted$/)).toBeDefined()
    expect(screen.getByText('Appointment · taken back: what it needed was not accepted')).toBeDefined()
    await press('Mend and send again')
    await expect
      .poll(() => changes(core))
      .toEqual([{ path: 'drafts.fromSubmission', input: { submissionId: 'v1' } }])
  })

  test('what Ctrl Hub said of a field has the field’s name', async () => {
    open('v2', [
      {
        ...CONTACT,
        state: 'rejected',
        errors: [
          {
            path: 'data.attributes.last_name',
            message: 'It is required.',
            fix: '',
            from: 'service',
            code: 'HO-CH-400',
          },
        ],
      },
    ])
    expect((await details()).getByText('Last name')).toBeDefined()
  })
})
