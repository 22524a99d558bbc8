import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { noLog, type Log } from '#core/log.ts'
import { serve } from '#electron/loopback/serve.ts'
import { openNewCore, openPracticeCore, type OwnCore, type PracticeCore } from './practice-core.ts'

/** What gives links to the pages of a host. */
export interface Linked {
  /** A fresh link; each opens once. */
  newLink(): string
}

/** The browser host in practice, in this process: the real core, store, outbox and page, and the stand-ins' journal at hand. */
export type BrowserHost = PracticeCore & Linked

/** Opens a practice profile of its own and serves it. */
export async function openBrowserHost(log = noLog): Promise<BrowserHost> {
  await ensureBuilt({ say: () => undefined })
  return served(await openPracticeCore(true, log), true, log)
}

/** Serves a profile that nobody has set up yet, as at the very first start. */
export async function openNewProfile(): Promise<OwnCore & Linked> {
  await ensureBuilt({ say: () => undefined })
  return served(await openNewCore(), false, noLog)
}

async function served<T extends OwnCore>(core: T, practice: boolean, log: Log): Promise<T & Linked> {
  const pageFolder = fileURLToPath(new URL('../../../build/out/renderer/', import.meta.url))
  const server = await serve(
    { router: core.router, addPhoto: core.addPhoto, folder: core.folder, log },
    { port: null, pageFolder, practice },
  )
  return {
    ...core,
    newLink: () => server.newLink(),
    async close() {
      await server.close()
      await core.close()
    },
  }
}
