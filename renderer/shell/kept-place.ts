/**
 * Remembers where the user is in pages that are about to be hidden: the window's title and the control in focus.
 * What it gives back puts both as they were, once the pages are seen again; false when that control is gone.
 */
export function keepPlace(): () => boolean {
  const { title, activeElement } = document
  return () => {
    document.title = title
    if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return false
    activeElement.focus({ preventScroll: true })
    return document.activeElement === activeElement
  }
}
