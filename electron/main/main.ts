import {
  BrowserWindow,
  Menu,
  Notification,
  app,
  clipboard,
  dialog,
  ipcMain,
  nativeImage,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
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
import type { Log } from '#core/log.ts'
import { defaultFolder } from '#core/profile/folder.ts'
import { claimLinks, followLink, takeLinks } from './deep-link.ts'
import { setUpDesk } from './desk.ts'
import { Directions } from './directions.ts'
import { keepInProfile } from './folders.ts'
import { Front } from './front.ts'
import { guardContents, guardSession } from './guards.ts'
import { ownWords } from './own-words.ts'
import { servePorts } from './port.ts'
import { systemProxy } from './proxy.ts'
import { handlePageScheme, registerPageScheme } from './scheme.ts'
import { claimProfile } from './single-instance.ts'
import { startWords } from './start-words.ts'
import { setUpWork } from './work.ts'

/** Seen from build/out, where this file is built to. */
const built = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Not awaited: Electron is ready only after this module has been evaluated, so waiting for it here would be for ever.
start().catch(fail)

async function start(): Promise<void> {
  const { flags, link } = startWords(ownWords(process.argv, app.isPackaged))
  const given = readArguments(flags)
  const folder = given.profile === null ? defaultFolder() : resolve(given.profile)
  const own = keepInProfile(app, folder, given.practice)
  app.enableSandbox()
  registerPageScheme(protocol)

  const opened = Promise.withResolvers<App>()
  const log = async (tell: (log: Log) => void) => tell((await opened.promise).log)
  const directions = new Directions()
  const front = new Front(
    { nativeTheme, screen },
    {
      make: (options) => new BrowserWindow(options),
      placeFile: join(own, 'window.json'),
      preload: built('preload.cjs'),
      directions,
      furnish(window) {
        desk.furnish(window)
        work.watch(window)
      },
      failed: fail,
    },
  )
  let refusedLinks = 0
  const links = {
    go: (address: string) => front.go(address),
    refused: () => void log((to) => to.warn({ count: (refusedLinks += 1) }, 'A link leads nowhere')),
  }
  takeLinks(app, links)
  const claimed = claimProfile(app, link, (next) => {
    front.show()
    if (next !== null) followLink(next, links)
  })
  if (!claimed) {
    app.quit()
    return
  }
  if (link !== null) followLink(link, links)
  app.on('web-contents-created', (_event, contents) =>
    guardContents(contents, (url) => {
      shell
        .openExternal(url)
        .catch(() => process.stderr.write('There is no program here to open that link.\n'))
    }),
  )
  await app.whenReady()

  guardSession(session.defaultSession)
  handlePageScheme(session.defaultSession.protocol, readBuiltPage(built('renderer')))
  const ports = servePorts(ipcMain, {
    core: opened.promise,
    isWindow: (id) => front.window?.webContents.id === id,
  })
  const facts = {
    platform: process.platform,
    resources: process.resourcesPath,
    own,
    core: opened.promise,
    front,
    log,
  }
  const desk = setUpDesk({ Menu, app, clipboard, dialog, screen, session }, facts)
  const work = setUpWork(
    { Notification, app, dialog, nativeImage, powerMonitor, powerSaveBlocker },
    { ...facts, directions, ports },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => work.endNow())
  // The window first: its own process draws the page while this one opens the profile.
  front.begin()

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
    proxy: systemProxy(session.defaultSession),
    desktop: {
      directions: (signal) => directions.follow(signal),
      savePdf: (fileName) => desk.savePdf(fileName),
      ...work.port,
    },
  }
  opened.resolve(await openApp(options))
  claimLinks(app, process.execPath, process.platform)
}

/** Handover cannot start: say why where it is seen, and end. */
function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${message}\n`)
  // Also before the app is ready: what started it from a shortcut shows nobody the line above.
  dialog.showErrorBox('Handover cannot start', message)
  app.exit(4)
}
