import { fireEvent, render, screen } from '@testing-library/svelte'
import { createRawSnippet } from 'svelte'
import { expect, test, vi } from 'vitest'
import Tabs from '#renderer/components/Tabs.svelte'

const children = createRawSnippet(() => ({ render: () => '<p>What is inside</p>' }))
const TABS = {
  label: 'Outbox',
  tabs: [
    { name: 'drafts', label: 'Drafts', count: 2 },
    { name: 'waiting', label: 'Waiting', count: 0 },
    { name: 'sent', label: 'Sent', count: 1 },
  ],
  children,
} as const

test('only the chosen tab is in the order of the keyboard, and names its panel', () => {
  render(Tabs, { ...TABS, selected: 'waiting', onselect: vi.fn() })
  expect(screen.getAllByRole('tab').map((tab) => tab.tabIndex)).toEqual([-1, 0, -1])
  expect(screen.getByRole('tab', { selected: true }).textContent).toContain('Waiting')
  const panel = screen.getByRole('tabpanel')
  expect(panel.getAttribute('aria-labelledby')).toBe(screen.getByRole('tab', { selected: true }).id)
  expect(screen.getByRole('tab', { selected: true }).getAttribute('aria-controls')).toBe(panel.id)
})

test.each([
  ['ArrowRight', 'drafts', 'waiting'],
  ['ArrowRight', 'sent', 'drafts'],
  ['ArrowLeft', 'drafts', 'sent'],
  ['Home', 'sent', 'drafts'],
  ['End', 'drafts', 'sent'],
] as const)('%s from %s goes to %s and takes the focus along', async (key, selected, to) => {
  const onselect = vi.fn()
  render(Tabs, { ...TABS, selected, onselect })
  await fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { key })
  expect(onselect).toHaveBeenCalledExactlyOnceWith(to)
  expect(document.activeElement?.textContent.toLowerCase()).toContain(to)
})

test('other keys are left alone', async () => {
  const onselect = vi.fn()
  render(Tabs, { ...TABS, selected: 'drafts', onselect })
  await fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { key: 'a' })
  expect(onselect).not.toHaveBeenCalled()
})
