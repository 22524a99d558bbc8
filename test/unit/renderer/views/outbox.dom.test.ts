import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { fakeCore } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

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

function open(hash: string) {
  window.location.hash = hash
  const core = fakeCore(sampleWorld())
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

describe('outbox', () => {
  test('every submission and draft stands under its tab, with its count', async () => {
    open('#/outbox')
    const tabs = (await screen.findAllByRole('tab')).map((tab) => tab.textContent.replace(/\s+/g, ' ').trim())
    expect(tabs).toEqual(['Drafts 2 items', 'Waiting 3 items', 'Needs attention 2 items', 'Sent 2 items'])
    await fireEvent.click(screen.getByRole('tab', { name: /Waiting/ }))
    expect((await screen.findAllByRole('listitem')).length).toBeGreaterThanOrEqual(3)
    expect(screen.getByText(/waiting for Acquaint, next try/)).toBeDefined()
  })

  test('a rejected one shows its errors by field and is mended from a new draft', async () => {
    const core = open('#/outbox/s3')
    expect(await screen.findByText('Electricity meter point number (MPRN)')).toBeDefined()
    expect(screen.getByText('Enter it as on the tenancy agreement.')).toBeDefined()
    await press('Mend and send again')
    await expect.poll(() => window.location.hash).toBe('#/drafts/d-mended')
    expect(core.calls).toEqual([{ path: 'drafts.fromSubmission', input: { submissionId: 's3' } }])
  })

  test('a rejected one that is set aside needs no attention any more, and stands under a tab of its own', async () => {
    const core = open('#/outbox/s3')
    await press('Set aside')
    await expect.poll(() => screen.queryByRole('button', { name: 'Set aside' })).toBeNull()
    expect(core.calls).toEqual([{ path: 'submissions.setAside', input: { id: 's3' } }])
    const tabs = screen.getAllByRole('tab').map((tab) => tab.textContent.replace(/\s+/g, ' ').trim())
    expect(tabs).toEqual([
      'Drafts 2 items',
      'Waiting 3 items',
      'Needs attention 1 item',
      'Sent 2 items',
      'Set aside 1 item',
    ])
  })

  test('an unconfirmed one is closed with the case number they gave', async () => {
    const core = open('#/outbox/s4')
    const details = within(await screen.findByRole('region', { name: 'Details' }))
    expect(details.getAllByText(/They may have it. Ring them before sending again./).length).toBeGreaterThan(
      0,
    )
    await fireEvent.click(details.getByLabelText('They have it'))
    await press('They have it')
    expect(await screen.findByText('Enter the case number they gave you')).toBeDefined()
    expect(core.calls).toEqual([])
    await fireEvent.input(screen.getByLabelText('Their case number'), { target: { value: ' 77 ' } })
    await press('They have it')
    await expect
      .poll(() => core.calls)
      .toEqual([
        { path: 'submissions.resolve', input: { id: 's4', how: { answer: 'received', caseNumber: '77' } } },
      ])
  })

  test('sending an unconfirmed one again needs a deliberate tick', async () => {
    const core = open('#/outbox/s4')
    await fireEvent.click(await screen.findByLabelText('They do not have it: send it again'))
    await press('Send it again')
    expect(core.calls).toEqual([])
    await fireEvent.click(screen.getByLabelText('I asked them, and they do not have it'))
    await press('Send it again')
    await expect
      .poll(() => core.calls)
      .toEqual([{ path: 'submissions.resolve', input: { id: 's4', how: { answer: 'resend' } } }])
  })

  test('a waiting one can be sent now or cancelled, the latter only when confirmed', async () => {
    const core = open('#/outbox/s5')
    await press('Cancel it')
    expect(core.calls).toEqual([])
    await press('Cancel the switch')
    await expect.poll(() => core.calls).toEqual([{ path: 'submissions.cancel', input: { id: 's5' } }])
    expect(
      await screen.findByText('It was cancelled before it was sent. Nothing left this computer.'),
    ).toBeDefined()
  })

  test('a change in the core shows by itself', async () => {
    const core = open('#/outbox/s7')
    expect(await screen.findByText(/It is on its way to Acquaint/)).toBeDefined()
    core.world.submissions = core.world.submissions.map((one) =>
      one.id === 's7' ? { ...one, state: 'accepted', remoteIds: { caseID: '99' } } : one,
    )
    core.changed('submissions')
    expect(await screen.findByText('Received by Acquaint, case 99.')).toBeDefined()
  })
})

describe('receipt', () => {
  test('says who received it under which case, and when to chase', async () => {
    open('#/receipts/r1')
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Received by Acquaint, case 4410027' }),
    ).toBeDefined()
    expect(
      screen.getByText(
        'If you have heard nothing by 1 December 2026 (7 working days), ring them and quote case 4410027.',
      ),
    ).toBeDefined()
    expect(screen.getByText(sampleWorld().receipts[0]?.bodyHash ?? 'none')).toBeDefined()
    expect(document.title).toBe('Received by Acquaint, case 4410027 – Handover')
  })

  test('one that is not there is told with a way on', async () => {
    open('#/receipts/r9')
    expect(await screen.findByText(/It is not there any more/)).toBeDefined()
    expect(screen.getByRole('link', { name: 'Back to the outbox' })).toBeDefined()
  })
})
