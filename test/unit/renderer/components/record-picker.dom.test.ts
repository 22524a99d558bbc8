import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { goToField } from '#renderer/components/go-to-field.ts'
import RecordPicker from '#renderer/components/picker/RecordPicker.svelte'
import { answerable, found, item, PROBLEM } from '#test/support/answerable-search.ts'

// jsdom has no layout.
beforeEach(() => void (Element.prototype.scrollIntoView = () => {}))

const PROPS = { id: 'property', label: 'Property', hint: 'Start with the street', value: null }
const HOME = { id: 'p1', type: 'properties', label: '14 Harbour Road, Kinsale' }

/** A picker that is open, with its first page; `asked` holds what comes after. */
async function opened(names: string[], next: number | null = null, more: object = {}) {
  const { search, asked } = answerable()
  const onchange = vi.fn()
  const { rerender } = render(RecordPicker, { ...PROPS, onchange, search, ...more })
  await fireEvent.click(field())
  await asked[0]?.answer(found(names, next))
  await tick()
  return { onchange, asked, rerender }
}

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Property' })
const key = (name: string) => fireEvent.keyDown(field(), { key: name })
const marked = () => {
  const id = field().getAttribute('aria-activedescendant')
  return id === null ? null : document.getElementById(id)?.textContent.trim()
}

describe('RecordPicker', () => {
  test('says what it is to those who hear it', async () => {
    const { search, asked } = answerable()
    render(RecordPicker, { ...PROPS, error: 'Choose the property', onchange: vi.fn(), search })
    expect(field().id).toBe('property')
    expect(field().getAttribute('aria-expanded')).toBe('false')
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(field().getAttribute('aria-describedby')).toBe('property-hint property-error')
    expect(document.getElementById('property-error')?.textContent).toContain('Choose the property')
    await key('ArrowDown')
    expect(field().getAttribute('aria-expanded')).toBe('true')
    expect(screen.getByRole('status').textContent).toBe('Looking…')
    await asked[0]?.answer(found(['14 Harbour Road', '2 Church Street'], 2))
    await tick()
    const list = screen.getByRole('listbox', { name: 'Property' })
    expect(field().getAttribute('aria-controls')).toBe(list.id)
    expect(
      within(list)
        .getAllByRole('option')
        .map(({ textContent }) => textContent.trim()),
    ).toEqual(['14 Harbour Road', '2 Church Street', 'Show more'])
    expect(screen.getByRole('status').textContent).toBe('2 shown, and there are more')
  })

  test('the keys of a combobox move the mark, and one option is told as marked', async () => {
    await opened(['One', 'Two', 'Three'])
    expect(marked()).toBe(null)
    await key('ArrowDown')
    await key('ArrowDown')
    expect(marked()).toBe('Two')
    expect(
      screen.getAllByRole('option', { selected: true }).map(({ textContent }) => textContent.trim()),
    ).toEqual(['Two'])
    await key('End')
    expect(marked()).toBe('Three')
    await key('Home')
    expect(marked()).toBe('One')
    await key('PageDown')
    expect(marked()).toBe('Three')
    await key('PageUp')
    expect(marked()).toBe('One')
    await key('ArrowUp')
    expect(marked()).toBe(null)
  })

  test('Home and End are for the text until an option is marked', async () => {
    await opened(['One', 'Two'])
    expect(await key('End')).toBe(true)
    expect(marked()).toBe(null)
    await key('ArrowDown')
    expect(await key('End')).toBe(false)
  })

  test('Enter takes the marked record, shows it, and leaves the focus where one can change it', async () => {
    const { onchange, rerender } = await opened(['One', 'Two'])
    // Without a mark it does nothing, and the form around it is not sent.
    expect(await key('Enter')).toBe(false)
    expect(onchange).not.toHaveBeenCalled()
    await key('ArrowDown')
    await key('Enter')
    expect(onchange).toHaveBeenCalledExactlyOnceWith(item('One'))
    await rerender({ value: item('One') })
    const change = screen.getByRole('button', { name: 'Change: Property' })
    await expect.poll(() => document.activeElement).toBe(change)
    expect(change.id).toBe('property')
    const described = change.getAttribute('aria-describedby')?.split(' ') ?? []
    expect(described.map((id) => document.getElementById(id)?.textContent.trim())).toContain('One')
    expect(screen.queryByRole('listbox')).toBe(null)
  })

  test('a click takes a record, with the detail that the service gave', async () => {
    const { search, asked } = answerable()
    const onchange = vi.fn()
    const { rerender } = render(RecordPicker, { ...PROPS, onchange, search })
    await fireEvent.click(field())
    const home = item('14 Harbour Road', 'P17 XY00')
    await asked[0]?.answer({ ...found([]), items: [home] })
    await tick()
    await fireEvent.click(screen.getByRole('option', { name: '14 Harbour Road P17 XY00' }))
    expect(onchange).toHaveBeenCalledExactlyOnceWith(home)
    await rerender({ value: home })
    expect(screen.getByText('P17 XY00')).toBeDefined()
  })

  test('Escape closes the list first, then gives up the change; the choice stays', async () => {
    const { search, asked } = answerable()
    const onchange = vi.fn()
    const outer = vi.fn()
    render(RecordPicker, { ...PROPS, value: HOME, onchange, search })
    document.body.addEventListener('keydown', outer)
    await fireEvent.click(screen.getByRole('button', { name: 'Change: Property' }))
    await expect.poll(() => asked.length).toBe(1)
    expect(document.activeElement).toBe(field())
    await key('Escape')
    expect(field().getAttribute('aria-expanded')).toBe('false')
    await key('Escape')
    expect(screen.getByText('14 Harbour Road, Kinsale')).toBeDefined()
    await expect.poll(() => document.activeElement?.textContent.trim()).toBe('Change')
    expect(onchange).not.toHaveBeenCalled()
    // A dialog around it does not close along with the list.
    expect(outer).not.toHaveBeenCalled()
    document.body.removeEventListener('keydown', outer)
  })

  test('leaving the field closes the list and keeps what was chosen before', async () => {
    const { search } = answerable()
    const onchange = vi.fn()
    render(RecordPicker, { ...PROPS, value: HOME, onchange, search })
    await fireEvent.click(screen.getByRole('button', { name: 'Change: Property' }))
    await fireEvent.focusOut(field(), { relatedTarget: document.body })
    expect(screen.queryByRole('combobox')).toBe(null)
    expect(screen.getByText('14 Harbour Road, Kinsale')).toBeDefined()
    expect(onchange).not.toHaveBeenCalled()
  })

  test('what is optional can be taken away, what is not cannot', async () => {
    const { search } = answerable()
    const onchange = vi.fn()
    const { rerender } = render(RecordPicker, { ...PROPS, value: HOME, onchange, search })
    expect(screen.queryByRole('button', { name: 'Remove: Property' })).toBe(null)
    await rerender({ optional: true })
    await fireEvent.click(screen.getByRole('button', { name: 'Remove: Property' }))
    expect(onchange).toHaveBeenCalledExactlyOnceWith(null)
  })

  test('Show more loads more, by mouse and by Enter', async () => {
    const { asked } = await opened(['One'], 1)
    await fireEvent.click(screen.getByRole('option', { name: 'Show more' }))
    await asked[1]?.answer(found(['Two'], 2))
    await tick()
    await key('ArrowDown')
    await key('End')
    expect(marked()).toBe('Show more')
    await key('Enter')
    await asked[2]?.answer(found(['Three']))
    await tick()
    expect(marked()).toBe('Three')
    expect(screen.getAllByRole('option')).toHaveLength(3)
  })

  test('a service that cannot search is told as it is, and what is loaded is narrowed', async () => {
    const { search, asked } = answerable()
    render(RecordPicker, { ...PROPS, onchange: vi.fn(), search })
    await fireEvent.click(field())
    await asked[0]?.answer({ ...found(['One', 'Two'], 2), search: 'none' })
    await tick()
    expect(
      screen.getByText(
        'Ctrl Hub cannot search this list. What is loaded is narrowed as you type; Show more loads more.',
      ),
    ).toBeDefined()
    await fireEvent.input(field(), { target: { value: 'tw' } })
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent.trim())).toEqual([
      'Two',
      'Show more',
    ])
    await fireEvent.input(field(), { target: { value: 'three' } })
    expect(screen.getByText('Nothing loaded so far has “three”')).toBeDefined()
    expect(asked).toHaveLength(1)
  })

  test('an empty list teaches, and what was typed in vain is named', async () => {
    const { asked } = await opened([], null, {
      emptyTitle: 'No property yet',
      emptyText: 'Your Ctrl Hub administrator adds them.',
    })
    expect(screen.getByText('No property yet')).toBeDefined()
    expect(screen.getByText('Your Ctrl Hub administrator adds them.')).toBeDefined()
    await fireEvent.input(field(), { target: { value: 'Zzz' } })
    await expect.poll(() => asked.length).toBe(2)
    await asked[1]?.answer(found([]))
    await tick()
    expect(screen.getByText('Nothing found for “Zzz”')).toBeDefined()
  })

  test('a failure is told with its fix and its code, and tried again', async () => {
    const { search, asked } = answerable()
    render(RecordPicker, { ...PROPS, onchange: vi.fn(), search })
    await fireEvent.click(field())
    await asked[0]?.answer({ ...found([]), failure: PROBLEM })
    await tick()
    const alert = screen.getByRole('alert')
    expect(alert.textContent).toContain('Ctrl Hub did not answer in time.')
    expect(alert.textContent).toContain('Try again in a minute.')
    const code = within(alert).getByText('HO-HTTP-TIMEOUT')
    expect(code.closest('details')?.open).toBe(false)
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await asked[1]?.answer(found(['One']))
    await tick()
    expect(screen.queryByRole('alert')).toBe(null)
    expect(screen.getByRole('option', { name: 'One' })).toBeDefined()
    expect(document.activeElement).toBe(field())
  })

  test('an error summary lands on the field, and on Change when something is chosen', async () => {
    const { search } = answerable()
    const { rerender } = render(RecordPicker, { ...PROPS, onchange: vi.fn(), search })
    expect(goToField('property')).toBe(true)
    expect(document.activeElement).toBe(field())
    await rerender({ value: HOME })
    goToField('property')
    expect(document.activeElement?.textContent.trim()).toBe('Change')
  })
})
