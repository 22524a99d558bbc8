import { open } from 'node:fs/promises'
import { WrittenNumber } from '#shared/domain/written-number.ts'
import { EXIT } from './exit.ts'
import { Stop } from './stop.ts'
import type { Terminal } from './terminal.ts'

export const LARGEST_FILE = 1024 * 1024

const unreadable = (name: string, what: string): Stop => new Stop(EXIT.usage, [`${name}: ${what}`])

/**
 * Reads a JSON file of up to 1 MB; `-` is stdin. A larger one is refused before it is read whole.
 * Throws Stop (exit 2) with one line that begins with the file's name and quotes nothing of what is in it.
 *
 * @param written whether numbers are kept as they are written, as WrittenNumber
 */
export async function readJsonFile(
  file: string,
  terminal: Terminal,
  { written = false }: { written?: boolean } = {},
): Promise<unknown> {
  const name = file === '-' ? 'stdin' : file
  const bytes = file === '-' ? await limited(terminal.stdin, name) : await readFile(file)
  return parseJson(bytes, name, written)
}

async function readFile(file: string): Promise<Uint8Array> {
  try {
    await using handle = await open(file, 'r')
    const { size } = await handle.stat()
    if (size > LARGEST_FILE) throw tooLarge(file, size)
    return await limited(handle.createReadStream({ autoClose: false, highWaterMark: 64 * 1024 }), file)
  } catch (error) {
    if (error instanceof Stop) throw error
    throw unreadable(file, `this file cannot be read: ${reason(error)}.`)
  }
}

/** Reads no further than the limit, for pipes and devices that do not tell their size. */
async function limited(stream: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > LARGEST_FILE) throw tooLarge(name, null)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tooLarge(name: string, size: number | null): Stop {
  const amount = size === null ? '' : ` (${(size / 1024 / 1024).toFixed(1)} MB)`
  return unreadable(
    name,
    `this is larger than 1 MB${amount}. A request body has one home in it and is far smaller.`,
  )
}

/** Parses UTF-8 JSON, with or without a BOM. `written` as for `readJsonFile`. */
export function parseJson(bytes: Uint8Array, name: string, written = false): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw unreadable(name, 'this is not UTF-8 text. Save it as UTF-8 and try again.')
  }
  if (text.trim() === '') throw unreadable(name, 'this is empty. Give a JSON object.')
  try {
    return written ? JSON.parse(text, asWritten) : JSON.parse(text)
  } catch (error) {
    // The parser's own text quotes the file.
    const place = error instanceof Error ? /\(line (\d+) column (\d+)\)/.exec(error.message) : null
    const where = place === null ? '' : ` The mistake is in line ${place[1]}, column ${place[2]}.`
    throw unreadable(name, `this is not JSON.${where}`)
  }
}

/** A reviver that keeps the source of numbers (the third argument is that of JSON.parse with source text access). */
function asWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && context?.source !== undefined
    ? new WrittenNumber(context.source)
    : value
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  switch (code) {
    case 'ENOENT':
      return 'there is no such file'
    case 'EISDIR':
      return 'it is a folder'
    case 'EACCES':
    case 'EPERM':
      return 'you may not read it'
    default:
      return code === '' ? 'reading it failed' : code
  }
}
