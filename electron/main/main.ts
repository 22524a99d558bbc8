import {
  BrowserWindow,
  Menu,
  app,
  dialog,
  ipcMain,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
} from 'electron'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { App } from '#core/app.ts'
import type { AppOptions } from '#core/app-options.ts'
import { readBuiltPage } from '#core/built-page.ts'
import { readArguments } from '#core/host-arguments.ts'
import { nameOf, type Log } from '#core/log.ts'
import { defaultFolder } from '#core/profile/folder.ts'
import { Directions } from './directions.ts'
import { keepInProfile } from './folders.ts'
import { guardContents, guardSession } from './guards.ts'
import { live } from './lifecycle.ts'
import { menuTemplate } from './menu.ts'
import { servePorts } from './port.ts'
import { handlePageScheme, registerPageScheme } from './scheme.ts'
import { ownWords } from './own-words.ts'
import { claimProfile } from './single-instance.ts'
import { fitted, readPlace, writePlace } from './window-state.ts'
import { showPage, windowOptions } from './window.ts'

/** Seen from build/out, where this file is built to. */
const built = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Not awaited: Electron is ready only after this module has been evaluated, so waiting for it here would be for ever.
start().catch(fail)

async function start(): Promise<void> {
  const given = readArguments(ownWords(process.argv, app.isPackaged))
  const folder = given.profile === null ? defaultFolder() : resolve(given.profile)
  const own = keepInProfile(app, folder, given.practice)
  app.enableSandbox()
  registerPageScheme(protocol)

  let window: BrowserWindow | null = null
  if (!claimProfile(app, () => window)) {
    app.quit()
    return
  }
  app.on('web-contents-created', (_event, contents) =>
    guardContents(contents, (url) => {
      shell
        .openExternal(url)
        .catch(() => process.stderr.write('There is no program here to open that link.\n'))
    }),
  )
  await app.whenReady()

  const directions = new Directions()
  const opened = Promise.withResolvers<App>()
  const log = async (tell: (log: Log) => void) => tell((await opened.promise).log)
  guardSession(session.defaultSession)
  handlePageScheme(session.defaultSession.protocol, readBuiltPage(built('renderer')))
  const ports = servePorts(ipcMain, {
    core: opened.promise,
    isWindow: (id) => window !== null && window.webContents.id === id,
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, app.isPackaged)))

  const placeFile = join(own, 'window.json')
  const openWindow = () => {
    const main = screen.getPrimaryDisplay()
    const others = screen.getAllDisplays().filter((display) => display.id !== main.id)
    const place = fitted(
      readPlace(placeFile),
      [main, ...others].map((display) => display.workArea),
    )
    window = new BrowserWindow(windowOptions(place, built('preload.cjs'), nativeTheme.shouldUseDarkColors))
    showPage(window, place, {
      remember: (next) => writePlace(placeFile, next),
      gone: () => (window = null),
      crashed: (reason) => void log((to) => to.error({ reason }, 'The page ended unexpectedly')),
    }).catch(fail)
  }
  live(app, {
    platform: process.platform,
    windowsOpen: () => (window === null ? 0 : 1),
    openWindow,
    async close() {
      ports.close()
      await (await opened.promise).close()
    },
    failed: (error) => void log((to) => to.error({ error: nameOf(error) }, 'Handover did not close cleanly')),
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
  // The window first: its own process draws the page while this one opens the profile.
  openWindow()

  const { openApp } = await import('#core/app.ts')
  const options: AppOptions = {
    host: 'desktop',
    folder,
    practice: given.practice,
    ...(given.practiceService === null ? {} : { practiceService: given.practiceService }),
    sends: true,
    vault: null,
    passphrase: null,
    version: app.getVersion(),
    desktop: { directions: (signal) => directions.follow(signal) },
  }
  opened.resolve(await openApp(options))
}

/** Handover cannot start: say why where it is seen, and end. */
function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${message}\n`)
  if (app.isReady()) dialog.showErrorBox('Handover cannot start', message)
  app.exit(4)
}
