import type { Read, Reader } from '../read.ts'

/**
 * Reads one record with as many of its related records as it brings: with each of `includes` in turn, for as long as the service
 * refuses the question with 400. The last of them is usually empty.
 */
export async function readRecord(
  reader: Reader,
  path: string,
  includes: readonly (readonly string[])[],
): Promise<Read> {
  const [first = [], ...rest] = includes
  let read = await reader.get(path, { include: first })
  for (const include of rest) {
    if (read.kind === 'read' || read.status !== 400) break
    read = await reader.get(path, { include })
  }
  return read
}
