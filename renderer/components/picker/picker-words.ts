import type { Picking } from './picking.svelte.ts'

export const CANNOT_SEARCH =
  'Ctrl Hub cannot search this list. What is loaded is narrowed as you type; Show more loads more.'

/** How the list stands, in one short line: for the foot of the list, and for those who hear it. */
export function standingWords(
  picking: Pick<Picking, 'isOpen' | 'busy' | 'failed' | 'shown' | 'more'>,
): string {
  if (!picking.isOpen) return ''
  if (picking.busy !== 'no') return 'Looking…'
  if (picking.failed) return 'Could not look'
  const count = picking.shown.length
  if (count === 0) return picking.more ? 'None shown, and there are more' : 'Nothing found'
  return picking.more ? `${count} shown, and there are more` : count === 1 ? '1 shown' : `${count} shown`
}

/** What an empty list says: the page's own words when there is nothing at all, else about what was typed. */
export function emptyWords(
  picking: Pick<Picking, 'text' | 'mode' | 'loaded' | 'more'>,
  own: { title: string; text: string | undefined },
): { title: string; text: string | undefined } {
  const typed = picking.text.trim()
  if (typed === '' || (picking.mode === 'none' && picking.loaded === 0)) return own
  if (picking.more)
    return { title: `Nothing loaded so far has “${typed}”`, text: 'Show more, or type something else.' }
  return { title: `Nothing found for “${typed}”`, text: 'Check the spelling, or type less of it.' }
}
