import { fieldsWords } from '#renderer/words/fields.ts'
import type { Picking } from './picking.svelte.ts'

/** How the list stands, in one short line: for the foot of the list, and for those who hear it. */
export function standingWords(
  picking: Pick<Picking, 'isOpen' | 'busy' | 'failed' | 'shown' | 'more'>,
): string {
  const words = fieldsWords()
  if (!picking.isOpen) return ''
  if (picking.busy !== 'no') return words.picker.looking
  if (picking.failed) return words.picker.failed
  const count = picking.shown.length
  if (count === 0) return picking.more ? words.picker.noneShown : words.picker.nothing
  return picking.more ? words.picker.shownOfMore(count) : words.picker.shown(count)
}

/** What an empty list says: the page's own words when there is nothing at all, else about what was typed. */
export function emptyWords(
  picking: Pick<Picking, 'text' | 'mode' | 'loaded' | 'more'>,
  own: { title: string; text: string | undefined },
): { title: string; text: string | undefined } {
  const words = fieldsWords()
  const typed = picking.text.trim()
  if (typed === '' || (picking.mode === 'none' && picking.loaded === 0)) return own
  if (picking.more) return { title: words.picker.notLoaded.title(typed), text: words.picker.notLoaded.text }
  return { title: words.picker.notFound.title(typed), text: words.picker.notFound.text }
}
