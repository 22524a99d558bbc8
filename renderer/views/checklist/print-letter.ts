/** Prints one letter by itself: the rest of the page is put aside for as long as the system's dialog is open. */
export function printLetter(id: string, view: Pick<Window, 'document' | 'print'> = window): void {
  const { document } = view
  const paper = document.querySelector(`[data-letter="${CSS.escape(id)}"]`)
  if (paper === null) return
  const copy = document.createElement('div')
  copy.className = 'only-printed'
  copy.append(...[...paper.childNodes].map((node) => node.cloneNode(true)))
  document.body.append(copy)
  document.documentElement.classList.add('prints-letter')
  view.print()
  document.documentElement.classList.remove('prints-letter')
  copy.remove()
}
