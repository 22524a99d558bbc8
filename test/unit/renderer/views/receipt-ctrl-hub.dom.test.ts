import { fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Receipt } from '#shared/contract/receipts.ts'
import { fakeCore, type FakeWorld } from '#test/support/fake-client.ts'
import { ctrlHubWorld, PSR_RECEIPT } from '#test/support/sample-ctrl-hub.ts'

beforeEach(() => {
  // jsdom has no layout.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
})

afterEach(() => {
  window.location.hash = ''
})

function open(some: Partial<Receipt> = {}, more: Partial<FakeWorld> = {}) {
  window.location.hash = '#/receipts/r-psr'
  const core = fakeCore({ ...ctrlHubWorld(), ...more, receipts: [{ ...PSR_RECEIPT, ...some }] })
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

describe('a receipt of Ctrl Hub', () => {
  test('has their number, and says what it does not do', async () => {
    open()
    expect(await screen.findByRole('heading', { level: 1, name: 'Received by Ctrl Hub' })).toBeDefined()
    expect(screen.getByLabelText('Their number').textContent).toBe('3f8e2c10-000c-4a00-8000-000000000001')
    expect(screen.getByRole('button', { name: /^Copy their number$/ })).toBeDefined()
    expect(
      screen.getByText(
        'This does not by itself register anyone with a supplier or network operator. Tell the tenant to ask their supplier too.',
      ),
    ).toBeDefined()
    expect(document.body.textContent).not.toMatch(/Acquaint|case number|working days/)
  })

  test('that was looked up afterwards says so', async () => {
    open({ onWhoseWord: 'Ctrl Hub' })
    expect(
      await screen.findByText(
        'No answer came when it was sent. Handover looked it up afterwards, and Ctrl Hub had it.',
      ),
    ).toBeDefined()
  })

  test('that stands on a person’s word names them', async () => {
    open({ onWhoseWord: 'Aoife Byrne', answerHash: null })
    expect(
      await screen.findByText(
        /^On the word of Aoife Byrne: .* Ctrl Hub said afterwards that they have it\.$/,
      ),
    ).toBeDefined()
  })
})

describe('what is hidden', () => {
  test('is shown only when asked for, after saying that this is logged, and hidden again', async () => {
    const core = open({}, { hidden: [{ label: 'Need', value: '29 – Temporary: life change' }] })
    await screen.findByText(/that it was shown is written into this computer’s log/)
    expect(screen.queryByText(/life change/)).toBe(null)
    expect(core.calls).toEqual([])
    await press('Show what is hidden')
    expect(await screen.findByText('29 – Temporary: life change')).toBeDefined()
    expect(core.calls).toEqual([{ path: 'receipts.reveal', input: { id: 'r-psr' } }])
    await press('Hide it again')
    expect(screen.queryByText(/life change/)).toBe(null)
  })

  test.each<Partial<Receipt>>([{ bodyKept: false, bodyKeptUntil: null }, { kind: 'account' }])(
    'is not offered of %o',
    async (some) => {
      open(some)
      await screen.findByRole('heading', { name: 'What happens next' })
      expect(screen.queryByRole('button', { name: 'Show what is hidden' })).toBe(null)
    },
  )
})

describe('an agreement', () => {
  const fill = async (label: string, value: string) =>
    fireEvent.input(await screen.findByLabelText(label), { target: { value } })

  test('that was taken back is noted once, with what to do', async () => {
    const core = open()
    await press('Agreement taken back?')
    await press('Note that it was taken back')
    expect(screen.getByText(/^Enter the day as day, month and year/)).toBeDefined()
    expect(screen.getByText('Choose how they told you')).toBeDefined()
    expect(core.calls).toEqual([])
    await fill('Day', '21')
    await fill('Month', '11')
    await fill('Year', '2025')
    await fireEvent.change(screen.getByLabelText('How?'), { target: { value: 'e-mail' } })
    await press('Note that it was taken back')
    expect(await screen.findByText('Taken back on 21 November 2025')).toBeDefined()
    expect(screen.getByText(/^By e-mail\. Noted by Aoife Byrne/)).toBeDefined()
    expect(screen.getByText(/^Write to Ctrl Hub, who alone can delete the record\./)).toBeDefined()
    expect(core.calls).toEqual([
      { path: 'receipts.withdraw', input: { id: 'r-psr', at: '2025-11-21', how: 'e-mail' } },
    ])
    expect(screen.queryByRole('button', { name: 'Agreement taken back?' })).toBe(null)
    await expect.poll(() => document.activeElement?.id).toBe('agreement')
  })

  test('cannot be taken back on a day to come', async () => {
    const core = open()
    await press('Agreement taken back?')
    await fill('Day', '1')
    await fill('Month', '1')
    await fill('Year', '2999')
    await fireEvent.change(screen.getByLabelText('How?'), { target: { value: 'e-mail' } })
    await press('Note that it was taken back')
    expect(await screen.findByText(/^This day is still to come/)).toBeDefined()
    expect(core.calls).toEqual([])
  })

  test('is not spoken of where there is none', async () => {
    open({ hasBasis: false })
    await screen.findByRole('heading', { name: 'What happens next' })
    expect(screen.queryByRole('heading', { name: 'Agreement' })).toBe(null)
  })
})
