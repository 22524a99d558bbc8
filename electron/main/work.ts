import type * as Electron from 'electron'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '#core/app.ts'
import type { DesktopPort } from '#core/desktop-port.ts'
import { nameOf, type Log } from '#core/log.ts'
import type { Settings } from '#shared/contract/profile.ts'
import type { Progress } from '#shared/contract/submissions.ts'
import type { Directions } from './directions.ts'
import { DoneNotice } from './done-notice.ts'
import type { Front } from './front.ts'
import { live, type Haste, type Living } from './lifecycle.ts'
import { Notifications } from './notifications.ts'
import { PowerSave } from './power-save.ts'
import { mayQuit } from './quit.ts'
import { isSending } from './sending-state.ts'
import { watchSending } from './sending-watch.ts'
import { Taskbar } from './taskbar.ts'
import { Updates } from './updates.ts'
import { heedPower, REST_MS } from './wake.ts'
import { within } from './within.ts'

/** The parts of Electron that have to do with the sending. */
type Parts = Pick<
  typeof Electron,
  'Notification' | 'app' | 'dialog' | 'nativeImage' | 'powerMonitor' | 'powerSaveBlocker'
>

export interface WorkHost {
  platform: NodeJS.Platform
  /** Where electron-builder puts `app-update.yml`. */
  resources: string
  directions: Directions
  core: Promise<App>
  front: Front
  /** The ports that pages are served over. */
  ports: { close(): void }
}

export interface Work extends Living {
  /** What the core asks of the window. */
  port: Pick<DesktopPort, 'notify' | 'restartToUpdate' | 'updates'>
}

/**
 * How long answers are waited for that are under way when somebody quits: as long as a request may take, 5 seconds to connect and 30 until
 * it is answered. Each answer that is given up is a question to the service on the telephone.
 */
const PATIENT_MS = 40_000
/** When the system ends: it waits for about five seconds, and the books have to be closed too. */
const PROMPT_MS = 3_000

/** As in build/electron-builder.mjs: Windows knows by it whose a notification is. */
const APP_ID = 'handover.desktop'

/** What the window's process does about the sending: badge and progress, sleep, notifications, updates, and the way it ends. */
export function setUpWork(
  { Notification, app, dialog, nativeImage, powerMonitor, powerSaveBlocker }: Parts,
  host: WorkHost,
): Work {
  const { platform, directions, front } = host
  const log = (tell: (log: Log) => void) =>
    // A core that cannot be opened is told by whoever opens it.
    void host.core.then((core) => tell(core.log)).catch(() => undefined)
  /** The core, once it is open. */
  let open: { core: App; watch: { close(): Promise<void> } } | null = null
  if (platform === 'win32') app.setAppUserModelId(APP_ID)

  const notifications = new Notifications({
    isSupported: () => Notification.isSupported(),
    make: (options) => new Notification(options),
    isWatched: () => front.window?.isFocused() === true,
    open: (address) => front.go(address),
  })
  const now = async () => (open === null ? null : open.core.sending.now())

  const life = live(app, {
    platform,
    windowsOpen: () => (front.window === null ? 0 : 1),
    openWindow: () => front.open(),
    mayQuit: (signal) =>
      mayQuit(
        {
          now,
          progress: async () => (open === null ? null : progressOf(open.core)),
          ask(question) {
            const window = front.window
            if (window === null) return dialog.showMessageBox(question)
            if (window.isMinimized()) window.restore()
            return dialog.showMessageBox(window, question)
          },
        },
        signal,
      ),
    hurry: () => updates.close(false),
    rest: () => void open?.core.sending.rest(REST_MS),
    close,
    failed: (error) => log((to) => to.error({ error: nameOf(error) }, 'Handover did not close cleanly')),
  })

  const updates = new Updates({
    platform,
    packaged: app.isPackaged,
    feed: () => textOf(join(host.resources, 'app-update.yml')),
    allowed: async () => (await host.core).policy.updates === 'on',
    load: async () => (await import('electron-updater')).autoUpdater,
    offer: (version, restart) => directions.offerUpdate(version, restart),
    isSending: async () => isSending(await now(), Date.now()),
    endWith: (last) => life.endWith(last),
    startAgain() {
      app.relaunch()
      app.exit(0)
    },
    failed: (code) => log((to) => to.warn({ code }, 'Looking for a new version failed')),
    random: Math.random,
  })

  async function close(haste: Haste): Promise<void> {
    const patient = haste === 'patient'
    front.end()
    updates.close(patient)
    const underWay = (await now())?.underWay ?? 0
    if (patient && underWay > 0) directions.finish()
    else front.window?.hide()
    // One that is still being opened sends nothing, and may wait for ever for a keychain that asks somebody.
    const core = await within(host.core, PROMPT_MS)
    if (core === null) return
    await core.sending.finish(patient ? PATIENT_MS : PROMPT_MS)
    await open?.watch.close()
    host.ports.close()
    await core.close()
  }

  heedPower(powerMonitor, host.core, () => life.endNow())
  const taskbar = new Taskbar({
    platform,
    window: () => front.window,
    setBadgeCount: (count) => app.setBadgeCount(count),
    image: (pixels, size) => nativeImage.createFromBitmap(pixels, size),
  })
  const powerSave = new PowerSave(powerSaveBlocker)
  async function tellIfWanted(text: string, address: string, about: keyof Settings['notify']) {
    const settings = (await open?.core.client.profile.status())?.settings
    if (settings?.notify[about] !== false) notifications.tell(text, address)
  }
  const done = new DoneNotice(
    () => front.window !== null,
    (text, address, about) => void tellIfWanted(text, address, about),
  )
  host.core
    .then((core) => {
      const { outbox } = core.client
      const watched = {
        now: () => core.sending.now(),
        progress: (signal: AbortSignal) => outbox.progress(undefined, { signal }),
        status: () => outbox.status(),
        changes: (signal: AbortSignal) => outbox.changes(undefined, { signal }),
      }
      const watch = watchSending(watched, (seen) => {
        for (const one of [taskbar, powerSave, done]) one.show(seen)
      })
      open = { core, watch }
      updates.start()
    })
    .catch(() => undefined)

  return {
    ...life,
    port: {
      notify: (text, address) => notifications.tell(text, address),
      restartToUpdate: () => updates.restart(),
      updates: () => updates.words,
    },
  }
}

/** How far the sending is at this moment. */
async function progressOf({ client }: App): Promise<Progress | null> {
  const enough = new AbortController()
  try {
    const stream = await client.outbox.progress(undefined, { signal: enough.signal })
    for await (const progress of stream) return progress
    return null
  } finally {
    enough.abort()
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // There is none in a package that names no place to ask, and in a checkout.
    return null
  }
}
