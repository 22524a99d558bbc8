import { fireEvent, render, screen } from '@testing-library/svelte'
import { describe, expect, test, vi } from 'vitest'
import DateField from '#renderer/components/DateField.svelte'
import { partsOf, pastedDate, spokenDate, valueOf } from '#renderer/components/date-parts.ts'

function boxes() {
  return {
    day: screen.getByLabelText<HTMLInputElement>('Day'),
    month: screen.getByLabelText<HTMLInputElement>('Month'),
    year: screen.getByLabelText<HTMLInputElement>('Year'),
  }
}

describe('DateField', () => {
  test('is one group by its legend; the day carries the id', () => {
    render(DateField, { id: 'tenancyStartDate', label: 'Tenancy starts' })
    expect(screen.getByRole('group', { name: 'Tenancy starts' })).toBeDefined()
    expect(boxes().day.id).toBe('tenancyStartDate')
  })

  test('typed digits become a calendar date, and the weekday is said', async () => {
    const onchange = vi.fn()
    render(DateField, { id: 'd', label: 'Start', onchange })
    await fireEvent.input(boxes().day, { target: { value: '1' } })
    await fireEvent.input(boxes().month, { target: { value: '2' } })
    await fireEvent.input(boxes().year, { target: { value: '2027' } })
    expect(onchange.mock.calls).toEqual([['1//'], ['1/2/'], ['2027-02-01']])
    expect(screen.getByText('Monday, 1 February 2027')).toBeDefined()
    // What is being typed is not rewritten to two digits.
    expect(boxes().day.value).toBe('1')
  })

  test('a day that does not exist stays as typed', async () => {
    const onchange = vi.fn()
    render(DateField, { id: 'd', label: 'Start', value: '2026-03-31', onchange })
    await fireEvent.input(boxes().month, { target: { value: '02' } })
    expect(onchange).toHaveBeenLastCalledWith('31/02/2026')
    expect(boxes().day.value).toBe('31')
  })

  test('emptied boxes are no answer', async () => {
    const onchange = vi.fn()
    render(DateField, { id: 'd', label: 'Start', value: '5//', onchange })
    await fireEvent.input(boxes().day, { target: { value: '' } })
    expect(onchange).toHaveBeenLastCalledWith('')
  })

  test('a value from outside refills the boxes', async () => {
    const { rerender } = render(DateField, { id: 'd', label: 'Start', value: '2026-11-20' })
    await rerender({ value: '2026-12-01' })
    expect([boxes().day.value, boxes().month.value, boxes().year.value]).toEqual(['01', '12', '2026'])
  })

  test('its error is said by the group, and every box is invalid', () => {
    render(DateField, { id: 'd', label: 'Start', error: 'Enter a day that exists' })
    const group = screen.getByRole('group')
    const error = document.getElementById(group.getAttribute('aria-describedby') ?? '')
    expect(error?.textContent).toContain('Enter a day that exists')
    expect(Object.values(boxes()).map((box) => box.getAttribute('aria-invalid'))).toEqual([
      'true',
      'true',
      'true',
    ])
  })
})

describe('date parts', () => {
  test.each([
    ['2026-11-20', { day: '20', month: '11', year: '2026' }],
    ['2026-11-20T09:30', { day: '20', month: '11', year: '2026' }],
    ['31/2/2026', { day: '31', month: '2', year: '2026' }],
    ['', { day: '', month: '', year: '' }],
  ])('%s fills the boxes', (value, parts) => {
    expect(partsOf(value)).toEqual(parts)
  })

  test.each([
    ['29', '2', '2028', '2028-02-29'],
    ['29', '2', '2027', '29/2/2027'],
    ['1', '1', '26', '1/1/26'],
    ['x', '1', '2026', 'x/1/2026'],
    [' 1 ', '1', '2026', '2026-01-01'],
  ])('%s %s %s is %s', (day, month, year, value) => {
    expect(valueOf({ day, month, year })).toBe(value)
  })

  test.each(['20/11/2026', '20.11.2026', '20 11 2026', '2026-11-20', '2026-11-20T09:30'])(
    '%s can be pasted',
    (text) => {
      expect(valueOf(pastedDate(text) ?? { day: '', month: '', year: '' })).toBe('2026-11-20')
    },
  )

  test('other text is not taken for a date', () => {
    expect(pastedDate('20')).toBeNull()
    expect(spokenDate('20/11/')).toBe('')
  })
})
