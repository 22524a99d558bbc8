/** Whether a text was given: spaces alone are nothing. */
export function isFilled(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== ''
}
