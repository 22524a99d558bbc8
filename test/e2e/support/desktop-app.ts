import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { electronBinary } from '#test/support/tools.ts'

/** The top of the checkout, which is what Electron is started on. */
const TOP = fileURLToPath(new URL('../../../', import.meta.url))
/** Longer than quitting takes, which waits for what is on its way. */
const QUITTING_MS = 30_000

/** The desktop host as a user has it, in Electron. */
export interface DesktopApp {
  /** For what is asked of the main process. */
  readonly electron: ElectronApplication
  /** Its one window's page. */
  readonly page: Page
  /** Quits it, and waits until it has ended. */
  close(): Promise<void>
}

export interface DesktopOptions {
  /** The profile's folder; Chromium's own files lie below it. */
  folder: string
  /** Further words of its command line. */
  words?: readonly string[]
  env?: NodeJS.ProcessEnv
  /** A CommonJS file that Electron loads before the app. */
  first?: string
}

/**
 * Starts it and waits for its window. With Chromium's sandbox, which Playwright leaves out unless told: without it, what is tested
 * would not be what users have.
 */
export async function launchDesktop({ folder, words = [], env, first }: DesktopOptions): Promise<DesktopApp> {
  const how = launching(folder, words, env)
  const electron = await _electron.launch({
    ...how,
    args: [...(first === undefined ? [] : ['-r', first]), ...how.args],
    chromiumSandbox: true,
    // Otherwise the system's own window for saving would ask.
    acceptDownloads: true,
  })
  const ended = new Promise<void>((resolve) => electron.once('close', () => resolve()))
  const close = async () => {
    // Whoever is asked whether to quit while something is sent says yes: the second button of two.
    await electron
      .evaluate(({ dialog }) => {
        dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false })
      })
      .catch(() => undefined)
    // One that has ended by itself meanwhile cannot be closed any more.
    const quitting = electron
      .close()
      .catch(() => undefined)
      .then(() => ended)
    const inTime = await Promise.race([quitting.then(() => true), sleep(QUITTING_MS, false, { ref: false })])
    if (!inTime) electron.process().kill('SIGKILL')
    await ended
  }
  try {
    const page = await electron.firstWindow()
    // A window is told as soon as it is there, before it has its page.
    await page.waitForURL(/^handover-app:/)
    return { electron, page, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The command that starts it, for a second one beside the first. */
export function desktopCommand(folder: string, ...words: string[]): string[] {
  const { executablePath, args } = launching(folder, words, undefined)
  return [executablePath, ...args]
}

function launching(folder: string, words: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const given = Object.entries(env).flatMap(([name, value]) =>
    // With it Electron would be a plain Node.
    value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value] as const],
  )
  return {
    executablePath: electronBinary(),
    args: [TOP, '--profile', folder, ...words],
    cwd: TOP,
    env: Object.fromEntries(given),
  }
}
