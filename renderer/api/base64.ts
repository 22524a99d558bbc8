/** How many bytes become letters at once: a call takes only so many arguments. */
const CHUNK = 0x8000

/** The bytes of a file, or of a piece of one, in base64. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let binary = ''
  for (let start = 0; start < bytes.length; start += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK))
  return btoa(binary)
}
