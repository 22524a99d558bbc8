import { fireEvent, render, screen } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import ErrorSummary from '#renderer/components/ErrorSummary.svelte'

const scrolled = vi.fn()

beforeEach(() => {
  document.title = 'Settings – Handover'
  // jsdom has no layout, so nothing to scroll.
  Element.prototype.scrollIntoView = scrolled
  document.body.insertAdjacentHTML('beforeend', '<input id="property.mprn" class="planted">')
})

afterEach(() => {
  document.querySelector('.planted')?.remove()
  window.location.hash = ''
})

const ERRORS = [
  { id: 'property.mprn', message: 'Enter the MPRN' },
  { id: '', message: 'The whole of it is wrong' },
]

test('takes the focus and marks the title of the window', () => {
  render(ErrorSummary, { errors: ERRORS })
  expect(document.activeElement).toBe(screen.getByRole('alert', { name: 'There is a problem' }))
  expect(document.title).toBe('Error: Settings – Handover')
})

test('new errors take the focus again', async () => {
  const { rerender } = render(ErrorSummary, { errors: ERRORS })
  document.getElementById('property.mprn')?.focus()
  await rerender({ errors: [{ id: 'property.mprn', message: 'Enter 11 digits' }] })
  await tick()
  expect(document.activeElement).toBe(screen.getByRole('alert'))
})

test('errors that go one by one leave the focus where it is until they are shown anew', async () => {
  const { rerender } = render(ErrorSummary, { errors: ERRORS, showings: 1 })
  const field = document.getElementById('property.mprn')
  field?.focus()
  await rerender({ errors: ERRORS.slice(1) })
  await tick()
  expect(document.activeElement).toBe(field)
  await rerender({ showings: 2 })
  await tick()
  expect(document.activeElement).toBe(screen.getByRole('alert'))
})

test('a link goes to its field, also when the id holds dots, and leaves the address alone', async () => {
  render(ErrorSummary, { errors: ERRORS })
  await fireEvent.click(screen.getByRole('link', { name: 'Enter the MPRN' }))
  expect(document.activeElement?.id).toBe('property.mprn')
  expect(window.location.hash).toBe('')
})

test('what has no field is told without a link', () => {
  render(ErrorSummary, { errors: ERRORS })
  expect(screen.queryByRole('link', { name: 'The whole of it is wrong' })).toBeNull()
  expect(screen.getByText('The whole of it is wrong')).toBeDefined()
})

test('the title is as it was when the errors are gone', () => {
  const { unmount } = render(ErrorSummary, { errors: ERRORS })
  unmount()
  expect(document.title).toBe('Settings – Handover')
})
