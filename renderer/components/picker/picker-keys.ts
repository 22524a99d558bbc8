import type { Picking } from './picking.svelte.ts'

type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing'>

/**
 * What a key does in the field of a picker, after the APG's combobox with a listbox. `take` takes the option
 * with that index. True when the key was for the list; Home and End are for the text until an option is marked.
 */
export function pressed(picking: Picking, press: Press, take: (index: number) => void): boolean {
  if (press.isComposing || press.ctrlKey || press.metaKey) return false
  if (!picking.isOpen) {
    if (press.key !== 'ArrowDown' && press.key !== 'ArrowUp') return false
    picking.open()
    return true
  }
  switch (press.key) {
    case 'ArrowDown':
      if (!press.altKey) picking.step(1)
      return true
    case 'ArrowUp':
      if (press.altKey) picking.close()
      else picking.step(-1)
      return true
    case 'PageDown':
      picking.leap(1)
      return true
    case 'PageUp':
      picking.leap(-1)
      return true
    case 'Home':
    case 'End':
      if (picking.active < 0) return false
      if (press.key === 'Home') picking.first()
      else picking.last()
      return true
    case 'Enter':
      // With no option marked it does nothing: the form around it is not sent by surprise.
      if (picking.active >= 0) take(picking.active)
      return true
    case 'Escape':
      picking.close()
      return true
    default:
      return false
  }
}
