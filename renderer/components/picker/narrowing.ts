import type { PickItem } from '#shared/contract/ctrl-hub.ts'

/** The records whose label or detail holds every word of the text, whatever its case and accents. */
export function narrowed(items: readonly PickItem[], text: string): readonly PickItem[] {
  const words = plain(text).split(/\s+/u).filter(Boolean)
  if (words.length === 0) return items
  return items.filter((item) => {
    const hay = plain(`${item.label} ${item.detail}`)
    return words.every((word) => hay.includes(word))
  })
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en')
}
