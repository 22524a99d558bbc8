import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { newKey } from './keys.ts'

/** Where a second start asks the running browser host for a fresh link. */
export const controlPath = '/control/link'

const key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/))
const ControlFile = v.object({ port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535)), key })
export const ControlRequest = v.object({ nonce: key, proof: key })
const ControlAnswer = v.object({ link: v.string(), proof: key })

/**
 * How two starts of Handover on one profile know each other: a file in the profile's folder that only this user can
 * read, with the port and a key. The key itself never travels. Each side proves that it has it: the asker, or anybody
 * could order links; the server, or whoever got hold of a dead server's port could hand out links to a page of theirs.
 */
export interface Control {
  /** The answer to a request for a link, or null when the asker does not have the key. */
  answer(
    request: v.InferOutput<typeof ControlRequest>,
    newLink: () => string,
  ): { link: string; proof: string } | null
  /** Takes the file away, unless another process has put its own in its place. */
  close(): Promise<void>
}

/** Writes the control file of a running server. */
export async function openControl(path: string, port: number): Promise<Control> {
  const secret = newKey()
  const text = JSON.stringify({ port, key: secret })
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const fresh = `${path}.${process.pid}.new`
  await rm(fresh, { force: true })
  await writeFile(fresh, text, { mode: 0o600, flag: 'wx' })
  await rename(fresh, path)
  return {
    answer(request, newLink) {
      if (!same(request.proof, prove(secret, 'ask', request.nonce))) return null
      const link = newLink()
      return { link, proof: prove(secret, 'link', request.nonce, link) }
    },
    async close() {
      if ((await textOf(path)) === text) await rm(path, { force: true })
    },
  }
}

/**
 * Asks the browser host that runs on this profile, if one does, for a fresh link.
 * @returns null when none runs: no file, a stale one, nobody at the port, or somebody else.
 */
export async function askForLink(path: string): Promise<string | null> {
  const file = parsed(ControlFile, await textOf(path))
  if (file === null) return null
  const nonce = randomBytes(32).toString('base64url')
  let text: string
  try {
    const response = await fetch(`http://127.0.0.1:${file.port}${controlPath}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ nonce, proof: prove(file.key, 'ask', nonce) }),
      redirect: 'error',
      signal: AbortSignal.timeout(3000),
    })
    text = await response.text()
  } catch {
    // Nobody listens there any more: the file was left behind by a process that was killed.
    return null
  }
  const answer = parsed(ControlAnswer, text)
  if (answer === null || !answer.link.startsWith(`http://127.0.0.1:${file.port}/#key=`)) return null
  return same(answer.proof, prove(file.key, 'link', nonce, answer.link)) ? answer.link : null
}

function prove(secret: string, ...parts: string[]): string {
  return createHmac('sha256', secret).update(parts.join('\n')).digest('base64url')
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function parsed<const T extends v.GenericSchema>(schema: T, text: string | null): v.InferOutput<T> | null {
  if (text === null) return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const result = v.safeParse(schema, value)
  return result.success ? result.output : null
}
