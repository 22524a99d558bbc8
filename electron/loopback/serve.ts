import { join } from 'node:path'
import type { App } from '#core/app.ts'
import { readBuiltPage } from '#core/built-page.ts'
import { startLoopback, type LoopbackServer } from './server.ts'

export interface ServeOptions {
  /** One that the system chooses when null. */
  port: number | null
  /** The folder of the built page (`build/out/renderer`). */
  pageFolder: string
  practice: boolean
  onSignIn?: () => void
}

/**
 * Serves an open application to browsers on this computer; `server.newLink()` gives what to open.
 * Closing the server does not close the application.
 * @throws Error with code EADDRINUSE when `port` is taken; Error when the page is not built.
 */
export async function serve(
  app: Pick<App, 'router' | 'addPhoto' | 'folder' | 'log'>,
  options: ServeOptions,
): Promise<LoopbackServer> {
  return startLoopback({
    router: app.router,
    addPhoto: app.addPhoto,
    page: await readBuiltPage(options.pageFolder),
    port: options.port,
    log: app.log,
    controlFile: controlFileOf(app.folder, options.practice),
    ...(options.onSignIn === undefined ? {} : { onSignIn: options.onSignIn }),
  })
}

/** Where a second start on the same profile looks for the first. */
export function controlFileOf(folder: string, practice: boolean): string {
  return join(folder, practice ? 'browser-host-practice.json' : 'browser-host.json')
}
