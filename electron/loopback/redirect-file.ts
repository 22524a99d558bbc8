import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** How long a browser may take to read the file. */
const lifeMs = 30_000

/** A page that leads to a link, so that the link is on no command line where other users could read it. */
export interface RedirectFile {
  /** Its `file:` address. */
  readonly url: string
  readonly path: string
  /** Takes it away; done by itself after half a minute. Does not throw. */
  remove(): Promise<void>
}

/** Writes the file, readable by this user only, in a new folder that is this user's only. */
export async function writeRedirectFile(link: string): Promise<RedirectFile> {
  if (!/^http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]+$/.test(link))
    throw new Error('This is not a link of the browser host.')
  const folder = await mkdtemp(join(tmpdir(), 'handover-'))
  const path = join(folder, 'open.html')
  const html = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url=${link}"><title>Handover</title><p><a href="${link}">Open Handover</a></p></html>
`
  await writeFile(path, html, { mode: 0o600, flag: 'wx' })
  const remove = async () => {
    clearTimeout(timer)
    // Windows keeps a file that a browser is still reading. One that stays is this user's only, and its link is soon spent.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
  }
  const timer = setTimeout(() => void remove(), lifeMs)
  timer.unref()
  return { path, url: pathToFileURL(path).href, remove }
}
