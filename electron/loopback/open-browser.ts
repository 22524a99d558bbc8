import { spawn } from 'node:child_process'
import { accessSync, constants, realpathSync } from 'node:fs'
import { openersOf, type Machine, type Opener } from './browsers.ts'
import type { RedirectFile } from './redirect-file.ts'

/** A browser that does not want to be started says so at once; one that is still there after this is open. */
const SETTLED_MS = 1500

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isProgram(path) {
    try {
      accessSync(path, constants.X_OK)
      return !realpathSync(path).startsWith('/snap/') && !realpathSync(path).endsWith('/snap')
    } catch {
      return false
    }
  },
}

/**
 * Opens the redirect file in the best browser there is.
 * @returns the name of what opened it, or null when there is no display or nothing that could be started.
 */
export async function openBrowser(
  file: RedirectFile,
  machine = thisMachine,
  settledMs = SETTLED_MS,
): Promise<string | null> {
  for (const opener of openersOf(machine)) {
    if (await started(opener, file.url, environmentOf(machine.env), settledMs)) return opener.name
  }
  return null
}

/** What a browser is started with: everything but what is Handover's, which may be a passphrase. */
function environmentOf(ours: Machine['env']): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(ours).filter(([name]) => !/^HANDOVER_/i.test(name)))
}

function started(opener: Opener, url: string, env: NodeJS.ProcessEnv, settledMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(opener.command, opener.args(url), {
      stdio: 'ignore',
      detached: true,
      windowsHide: true,
      env,
    })
    const timer = setTimeout(() => resolve(true), settledMs)
    child.once('error', () => resolve(false))
    // A browser that was open already takes the address over and ends with 0.
    child.once('exit', (code) => {
      clearTimeout(timer)
      resolve(code === 0)
    })
    child.unref()
  })
}
