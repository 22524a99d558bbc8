/**
 * Puts text on the clipboard. The desktop window denies every permission, the clipboard's among them; copying
 * what is marked needs none, so that is the second way. False when neither is allowed: the text then stays on
 * the page to be marked by hand.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyMarked(text)
  }
}

function copyMarked(text: string): boolean {
  const focused = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.className = 'visually-hidden'
  // Behind an open dialog the rest of the page cannot be marked.
  const place = focused?.closest('dialog') ?? document.body
  place.append(field)
  field.focus()
  field.select()
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing newer copies without a permission
  const copied = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return copied
}
