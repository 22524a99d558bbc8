/** A control, by its id, by its name, or (a button or link) by the words that it begins with. */
export interface Sought {
  by: 'id' | 'name' | 'words'
  wanted: string
}

/**
 * Run in the page: 0 when the focus is on the control, else about how often Tab must be pressed until it is; as often as to the
 * end of the page when it is not on the way there. A guess from the order of the document, at least 1, meant to save questions.
 */
export function tabsTo({ by, wanted }: Sought): number {
  const isIt = (element: Element): boolean => {
    if (by === 'id') return element.id === wanted
    if (by === 'name') return element.getAttribute('name') === wanted
    const words = element.textContent.replace(/\s+/g, ' ').trim()
    return ['BUTTON', 'A', 'SUMMARY'].includes(element.tagName) && words.startsWith(wanted)
  }
  /** Of radios that belong together, Tab stops at the one that is chosen, or else at the first. */
  const group = (element: Element): string | null =>
    element instanceof HTMLInputElement && element.type === 'radio' ? element.name : null
  const stops = (element: Element): boolean =>
    element instanceof HTMLElement &&
    element.tabIndex >= 0 &&
    !element.matches(':disabled, [inert] *') &&
    element.checkVisibility({ visibilityProperty: true })

  const { activeElement: active, body } = document
  if (active !== null && isIt(active)) return 0
  const from = active === null || active === body ? null : active
  const left = new Set<string | null>([from === null ? null : group(from)])
  let steps = 0
  for (const element of document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex]',
  )) {
    const ahead =
      from === null || (from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
    if (!ahead || !stops(element)) continue
    const radios = group(element)
    if (radios !== null) {
      if (left.has(radios)) continue
      left.add(radios)
    }
    steps += 1
    if (isIt(element)) return steps
  }
  return Math.max(steps, 1)
}
