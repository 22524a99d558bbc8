import { fireEvent, render, screen } from '@testing-library/svelte'
import { describe, expect, test, vi } from 'vitest'
import Checkbox from '#renderer/components/Checkbox.svelte'
import RadioGroup from '#renderer/components/RadioGroup.svelte'
import SelectField from '#renderer/components/SelectField.svelte'
import TextArea from '#renderer/components/TextArea.svelte'
import TextField from '#renderer/components/TextField.svelte'

const OPTIONS = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No', hint: 'Nothing is sent' },
]

/** The text that a control is described by, in the order a screen reader says it. */
function description(control: HTMLElement): string {
  const ids = control.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids
    .map((id) => document.getElementById(id)?.textContent.replace(/\s+/g, ' ').trim() ?? `(no #${id})`)
    .join(' | ')
}

describe('spelling is checked', () => {
  const words = { id: 'x', label: 'Words', value: '' }
  const checked = () => screen.getByLabelText('Words').getAttribute('spellcheck')

  test('in notes', () => {
    render(TextArea, words)
    expect(checked()).toBe('true')
  })
  test('in a line that is a sentence', () => {
    render(TextField, { ...words, spellcheck: true })
    expect(checked()).toBe('true')
  })
  test('not in a name or a number', () => {
    render(TextField, words)
    expect(checked()).toBe('false')
  })
  test('not in what machines read', () => {
    render(TextArea, { ...words, code: true })
    expect(checked()).toBe('false')
  })
})

describe.each([
  { name: 'TextField', component: TextField, extra: {} },
  { name: 'TextArea', component: TextArea, extra: {} },
  { name: 'SelectField', component: SelectField, extra: { options: OPTIONS, placeholder: 'Choose' } },
])('$name', ({ component, extra }) => {
  test('is found by its label and carries the id an error summary links to', () => {
    render(component, { id: 'tenant.firstName', label: 'First name', value: '', ...extra })
    expect(screen.getByLabelText('First name').id).toBe('tenant.firstName')
  })

  test('says its hint, then its error, and is marked invalid', () => {
    render(component, {
      id: 'x',
      label: 'Name',
      hint: 'As on the agreement',
      error: 'Enter the name',
      ...extra,
    })
    const control = screen.getByLabelText('Name')
    expect(description(control)).toBe('As on the agreement | Error: Enter the name')
    expect(control.getAttribute('aria-invalid')).toBe('true')
  })

  test('without an error it is neither described nor invalid', () => {
    render(component, { id: 'x', label: 'Name', ...extra })
    const control = screen.getByLabelText('Name')
    expect(control.hasAttribute('aria-describedby')).toBe(false)
    expect(control.hasAttribute('aria-invalid')).toBe(false)
  })

  test('tells every change', async () => {
    const onchange = vi.fn()
    render(component, { id: 'x', label: 'Name', onchange, ...extra })
    const control = screen.getByLabelText('Name')
    const event = control.tagName === 'SELECT' ? fireEvent.change : fireEvent.input
    await event(control, { target: { value: 'yes' } })
    expect(onchange).toHaveBeenCalledExactlyOnceWith('yes')
  })

  test('says that it may be left empty', () => {
    render(component, { id: 'x', label: 'Name', optional: true, ...extra })
    expect(screen.getByLabelText(/Name\s\(optional\)/)).toBeDefined()
  })
})

test('a hidden label still names its control', () => {
  render(TextField, { id: 'x', label: 'Number', labelHidden: true })
  expect(screen.getByLabelText('Number')).toBeDefined()
  expect(screen.getByText('Number').className).toContain('visually-hidden')
})

describe('RadioGroup', () => {
  test('is one group by its legend; the first radio carries the id', () => {
    render(RadioGroup, { id: 'supply', label: 'What is switched?', options: OPTIONS })
    expect(screen.getByRole('radiogroup', { name: 'What is switched?' })).toBeDefined()
    expect(screen.getByLabelText('Yes').id).toBe('supply')
  })

  test('nothing is chosen beforehand', () => {
    render(RadioGroup, { id: 'supply', label: 'Supply', options: OPTIONS })
    expect(screen.getAllByRole('radio').filter((radio) => radio.matches(':checked'))).toEqual([])
  })

  test('tells the choice and says its hint and error', async () => {
    const onchange = vi.fn()
    render(RadioGroup, { id: 's', label: 'Supply', options: OPTIONS, error: 'Choose one', onchange })
    await fireEvent.click(screen.getByLabelText('No'))
    expect(onchange).toHaveBeenCalledExactlyOnceWith('no')
    expect(description(screen.getByRole('radiogroup'))).toBe('Error: Choose one')
    expect(description(screen.getByLabelText('No'))).toBe('Nothing is sent')
  })
})

test('a checkbox tells both ways', async () => {
  const onchange = vi.fn()
  render(Checkbox, { id: 'c', label: 'I read it out', error: 'Tick it', onchange })
  const box = screen.getByLabelText('I read it out')
  await fireEvent.click(box)
  await fireEvent.click(box)
  expect(onchange.mock.calls).toEqual([[true], [false]])
  expect(description(box)).toBe('Error: Tick it')
})
