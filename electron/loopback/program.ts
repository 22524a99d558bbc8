import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { openApp } from '#core/app.ts'
import { defaultFolder } from '#core/profile/folder.ts'
import { UsageError, readArguments, type HostArguments } from '#core/host-arguments.ts'
import { askForLink } from './control.ts'
import { openBrowser } from './open-browser.ts'
import { writeRedirectFile, type RedirectFile } from './redirect-file.ts'
import { controlFileOf, serve } from './serve.ts'

/** How long a second start waits for the browser to read the redirect file, since it never learns that it did. */
const secondStartMs = 10_000

/** Runs the browser host that this process was started as. `top` is the top of the project. */
export async function runProgram(top: URL): Promise<void> {
  try {
    await start(readArguments(process.argv.slice(2)), top)
  } catch (error) {
    process.stderr.write(`${explained(error)}\n`)
    process.exitCode = error instanceof UsageError || isPortTaken(error) ? 2 : 4
  }
}

async function start(given: HostArguments, top: URL): Promise<void> {
  const folder = given.profile === null ? defaultFolder() : resolve(given.profile)
  const running = await askForLink(controlFileOf(folder, given.practice))
  if (running !== null) {
    say(`Handover is running on this profile already: ${running}`)
    const file = given.open ? await open(running) : null
    if (file !== null) {
      await sleep(secondStartMs)
      await file.remove()
    }
    return
  }

  const app = await openApp({
    host: 'browser',
    folder,
    practice: given.practice,
    ...(given.practiceService === null ? {} : { practiceService: given.practiceService }),
    sends: true,
    vault: null,
    passphrase: null,
    version: await versionOf(top),
  })
  let file: RedirectFile | null = null
  const server = await serve(app, {
    port: given.port,
    pageFolder: fileURLToPath(new URL('build/out/renderer/', top)),
    practice: given.practice,
    onSignIn: () => void file?.remove(),
  }).catch(async (error: unknown) => {
    await app.close()
    throw error
  })
  closeOnSignal(async () => {
    await file?.remove()
    await server.close()
    await app.close()
  })

  const link = server.newLink()
  say(`Handover is ready: ${link}`)
  say('The link opens once, within ten minutes. Run npm start again for another. Ctrl+C ends Handover.')
  if (given.open) file = await open(link)
}

/** Opens a browser if there is one; says so, since the window may come up behind this one. */
async function open(link: string): Promise<RedirectFile | null> {
  const file = await writeRedirectFile(link)
  const opened = await openBrowser(file)
  if (opened !== null) {
    say(`Opened in ${opened}.`)
    return file
  }
  await file.remove()
  say('There is no browser to open here: open the link in a browser on this computer.')
  return null
}

function closeOnSignal(close: () => Promise<void>): void {
  let closingSince: number | null = null
  const end = () => {
    if (closingSince !== null) {
      // One Ctrl+C may come twice, from the terminal and from npm; a second one means it.
      if (performance.now() - closingSince > 1000) process.exit(130)
      return
    }
    closingSince = performance.now()
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${explained(error)}\n`)
        process.exit(4)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
}

async function versionOf(top: URL): Promise<string> {
  const text = await readFile(new URL('package.json', top), 'utf8')
  return v.parse(v.object({ version: v.string() }), JSON.parse(text)).version
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

function explained(error: unknown): string {
  if (isPortTaken(error)) return '--port: another program uses this port. Give another one, or leave it out.'
  return error instanceof Error ? error.message : String(error)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
