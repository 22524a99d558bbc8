import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PERSONAL } from '#test/e2e/cli-bodies.ts'

/** Words that are found nowhere else, one for each thing that must stay inside. */
export const SECRETS = {
  passphrase: 'passphrase-Kestrel-7741',
  wrongPassphrase: 'passphrase-Magpie-2280',
  newPassphrase: 'passphrase-Dunnock-4419',
  appPassword: 'password-Heron-3391',
  newPassword: 'password-Curlew-6617',
  tokenStem: 'token-Plover-5528',
  addressPassword: 'password-Wigeon-9034',
  clientSecret: 'secret-Whimbrel-8053',
  bearer: 'bearer-Dotterel-1196',
  adminPassword: 'password-Redshank-3307',
  jwt: 'jwt-Sandpiper-7718',
  /** Of a type of billed service, which may be credentials of another system. */
  typeVariables: 'variables-Godwit-4471',
}

/** What names somebody, or a home. It may be on a screen that is about them, and nowhere else in the open. */
export const PEOPLE = {
  ...PERSONAL,
  user: 'Bartholomea Wrenfield',
  landlordName: 'Hennessy',
  landlordEmail: 'declan.hennessy@example.org',
  telephone: '910 1284',
  /** Somebody whom nothing was sent about. */
  known: 'Vandersloot',
  street: 'Smith & <Sons> Row',
}

/** What tells of somebody's health or home life: seen only by who asks for it. */
export const HEALTH = {
  needsText: 'speaks-only-Sorani-5530',
  notes: 'oxygen-by-the-Bedstead-2217',
  ecrNotes: 'ecr-as-the-Warden-said-6402',
  needs: '08,25,29',
}

/** What a billed service keeps for itself: seen only by who asks for it. */
export const SERVICE_VARIABLES = 'variables-Sanderling-5184'

export const EVERYTHING = [...Object.values(SECRETS), ...Object.values(PEOPLE)]

const known = new Map<string, ReadonlyMap<string, Buffer>>()

/** A word as it may lie in a file: as text, in hex, and in base64 wherever in a longer text it begins. */
function spellings(word: string): ReadonlyMap<string, Buffer> {
  const utf8 = Buffer.from(word, 'utf8')
  const made =
    known.get(word) ??
    new Map([
      ['utf8', utf8],
      ['utf16le', Buffer.from(word, 'utf16le')],
      ['hex', Buffer.from(utf8.toString('hex'))],
      ['HEX', Buffer.from(utf8.toString('hex').toUpperCase())],
      ...[0, 1, 2].map((before): [string, Buffer] => [`base64+${before}`, inBase64(utf8, before)]),
    ])
  known.set(word, made)
  return made
}

/** The letters that depend on the word alone, when so many bytes stand before it. */
function inBase64(word: Buffer, before: number): Buffer {
  const whole = Buffer.concat([Buffer.alloc(before), word])
  const text = whole.toString('base64').replace(/=+$/, '')
  const last = whole.byteLength % 3 === 0 ? text.length : text.length - 1
  return Buffer.from(text.slice(Math.ceil((before * 8) / 6), last))
}

/** Which of the words are in some bytes, and how they are written there. */
export function markersIn(bytes: Buffer | string, words: readonly string[]): string[] {
  const given = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes
  return words.flatMap((word) =>
    [...spellings(word)].flatMap(([how, spelt]) => (given.includes(spelt) ? [`${word} (${how})`] : [])),
  )
}

export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Which of the words are in the files below a folder, or in their names. A file that goes away meanwhile holds nothing. */
export async function markersBelow(folder: string, words: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const file of await filesBelow(folder)) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0))
    found.push(...markersIn(bytes, words).map((marker) => `${marker} in ${file}`))
    found.push(...markersIn(file.slice(folder.length), words).map((marker) => `${marker} names ${file}`))
  }
  return found
}
