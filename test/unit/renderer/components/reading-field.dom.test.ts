import { fireEvent, render, screen } from '@testing-library/svelte'
import { expect, test, vi } from 'vitest'
import ReadingField from '#renderer/components/ReadingField.svelte'

const READING = {
  id: 'meterReadings.dayMeterRead',
  label: 'Day reading',
  register: 'dayMeterRead',
  meter: 'day-and-night',
} as const

function field(): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>('Day reading')
}

test('no reading is empty, and a reading of nought is 0', async () => {
  const onchange = vi.fn()
  const { rerender } = render(ReadingField, { ...READING, value: '', onchange })
  expect(field().value).toBe('')
  await rerender({ value: '0' })
  expect(field().value).toBe('0')
  await fireEvent.input(field(), { target: { value: '' } })
  await fireEvent.input(field(), { target: { value: '0' } })
  expect(onchange.mock.calls).toEqual([[''], ['0']])
})

test('leading noughts stay as on the dial', async () => {
  const onchange = vi.fn()
  render(ReadingField, { ...READING, onchange })
  await fireEvent.input(field(), { target: { value: '00482' } })
  expect(onchange).toHaveBeenLastCalledWith('00482')
})

test('a pasted reading loses spaces and commas, and nothing else', async () => {
  const onchange = vi.fn()
  render(ReadingField, { ...READING, onchange })
  await fireEvent.input(field(), { target: { value: ' 48,213 ' } })
  await fireEvent.input(field(), { target: { value: '48.2 kWh' } })
  expect(onchange.mock.calls).toEqual([['48213'], ['48.2kWh']])
})

test('a longer reading gets more boxes, up to seven', async () => {
  const { container, rerender } = render(ReadingField, { ...READING, value: '482' })
  const dial = () => container.querySelector('.dial')?.className
  expect(dial()).toContain('boxes-5')
  await rerender({ value: '482131' })
  expect(dial()).toContain('boxes-6')
  await rerender({ value: '482131999' })
  expect(dial()).toContain('boxes-7')
})

test('a closing reading is used only when asked for', async () => {
  const onchange = vi.fn()
  render(ReadingField, {
    ...READING,
    lastKnown: { reading: '47110', date: '3 Mar', closing: true },
    onchange,
  })
  expect(field().value).toBe('')
  await fireEvent.click(screen.getByRole('button', { name: 'Use closing read 47110 (3 Mar)' }))
  expect(onchange).toHaveBeenCalledExactlyOnceWith('47110')
  expect(field().value).toBe('47110')
})

test('a reading that is known and closes nothing is only shown', () => {
  render(ReadingField, { ...READING, lastKnown: { reading: '47110', date: '3 Mar' } })
  expect(screen.getByText('47110')).toBeDefined()
  expect(screen.queryByRole('button')).toBeNull()
})

test('its error describes it', () => {
  render(ReadingField, { ...READING, error: 'Enter whole digits' })
  const error = document.getElementById(field().getAttribute('aria-describedby') ?? '')
  expect(error?.textContent).toContain('Enter whole digits')
  expect(field().getAttribute('aria-invalid')).toBe('true')
})
