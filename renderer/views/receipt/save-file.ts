/** Offers a text, or bytes, to the user as a file to save. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the bytes by then, in every browser that matters.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
