import { fireEvent, render, screen } from '@testing-library/svelte'
import { tick } from 'svelte'
import { describe, expect, test, vi } from 'vitest'
import { bareNumber, caretAfter, grouped, standing } from '#renderer/components/meter-grouping.ts'
import MeterNumberField from '#renderer/components/MeterNumberField.svelte'

const MPRN = { id: 'property.mprn', label: 'MPRN', digits: 11 }

function field(): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>('MPRN')
}

async function type(text: string) {
  await fireEvent.input(field(), { target: { value: text } })
  await tick()
}

describe('MeterNumberField', () => {
  test('groups as one types and tells bare digits', async () => {
    const onchange = vi.fn()
    render(MeterNumberField, { ...MPRN, onchange })
    await type('10012')
    expect(field().value).toBe('10 012')
    expect(onchange).toHaveBeenLastCalledWith('10012')
    expect(screen.getByText('6 digits missing')).toBeDefined()
  })

  test('a pasted number may have any grouping', async () => {
    const onchange = vi.fn()
    render(MeterNumberField, { ...MPRN, onchange })
    await type(' 100-12.345 678 ')
    expect(onchange).toHaveBeenLastCalledWith('10012345678')
    expect(field().value).toBe('10 012 345 678')
    expect(screen.getByRole('status').textContent.trim()).toBe('Well formed')
  })

  test('what is not a digit stays, and is said', async () => {
    const onchange = vi.fn()
    render(MeterNumberField, { ...MPRN, onchange })
    await type('1001234567O')
    expect(onchange).toHaveBeenLastCalledWith('1001234567O')
    expect(screen.getByRole('status').textContent).toContain('Digits only')
  })

  test('a deleted space comes back and the caret stays at its digit', async () => {
    render(MeterNumberField, { ...MPRN, value: '10012345678' })
    const input = field()
    input.focus()
    input.value = '10012 345 678'
    input.setSelectionRange(2, 2)
    await fireEvent.input(input)
    await tick()
    expect(input.value).toBe('10 012 345 678')
    expect(input.selectionStart).toBe(2)
  })

  test('copies without spaces', () => {
    render(MeterNumberField, { ...MPRN, value: '10012345678' })
    field().setSelectionRange(0, 6)
    const setData = vi.fn()
    const event = new Event('copy', { bubbles: true, cancelable: true })
    Object.defineProperty(event, 'clipboardData', { value: { setData } })
    field().dispatchEvent(event)
    expect(setData).toHaveBeenCalledExactlyOnceWith('text/plain', '10012')
    expect(event.defaultPrevented).toBe(true)
  })
})

describe('meter grouping', () => {
  test.each([
    ['10012345678', 11, '10 012 345 678'],
    ['1001', 11, '10 01'],
    ['1234567', 7, '1 234 567'],
    ['100123456789', 11, '10 012 345 678 9'],
    ['', 11, ''],
  ])('%s of %i digits is shown as %s', (bare, digits, shown) => {
    expect(grouped(bare, digits)).toBe(shown)
    expect(bareNumber(shown)).toBe(bare)
  })

  test.each([
    ['', 'empty', '11 digits'],
    ['1001234567', 'short', '1 digit missing'],
    ['10012345678', 'well-formed', 'Well formed'],
    ['100123456789', 'long', '1 digit too many'],
    ['1001234567890', 'long', '2 digits too many'],
    ['10012x', 'not-digits', 'Digits only: take out letters and signs'],
  ])('%s stands as %s', (bare, state, words) => {
    expect(standing(bare, 11)).toEqual({ state, words })
  })

  test('the caret is counted in digits', () => {
    expect([0, 1, 2, 3, 11].map((before) => caretAfter('10 012 345 678', before))).toEqual([0, 1, 2, 4, 14])
  })
})
