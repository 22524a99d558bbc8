/** Shows the field with this id and puts the focus on it. False when the page has no such field. */
export function goToField(id: string): boolean {
  const field = document.getElementById(id)
  if (!field) return false
  // The label and the message are above the control: show them too.
  const around = field.closest('.field') ?? field
  around.scrollIntoView({ block: 'start' })
  field.focus({ preventScroll: true })
  return true
}
