import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRouterClient, type RouterClient } from '@orpc/server'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { Application } from '#core/application.ts'
import { createRouter, type Router } from '#core/handlers/router.ts'
import { noLog, type Log } from '#core/log.ts'
import type { PracticeServer } from '#core/practice/practice.ts'
import { serve } from '#electron/loopback/serve.ts'

/** The browser host in practice, in this process: the real core, store, outbox and page, and the stand-in's journal at hand. */
export interface BrowserHost {
  /** A fresh link; each opens once. */
  newLink(): string
  practice: PracticeServer
  /** The same core, asked directly. */
  client: RouterClient<Router>
  close(): Promise<void>
}

/** Opens a practice profile of its own and serves it. */
export async function openBrowserHost(log = noLog): Promise<BrowserHost> {
  const { application, ...host } = await open(true, log)
  const { practice } = application.session()
  if (practice === null) throw new Error('Practice was asked for, and there is none.')
  return { ...host, practice }
}

/** Serves a profile that nobody has set up yet, as at the very first start. */
export async function openNewProfile(): Promise<Omit<BrowserHost, 'practice'>> {
  const { application: _application, ...host } = await open(false, noLog)
  return host
}

async function open(practice: boolean, log: Log) {
  await ensureBuilt({ say: () => undefined })
  const folder = await mkdtemp(join(tmpdir(), 'handover-e2e-'))
  const application = new Application(
    { host: 'browser', folder, practice, sends: true, vault: null, passphrase: null, version: '0.0.0-test' },
    folder,
    log,
  )
  await application.start()
  const router = createRouter(application)
  const pageFolder = fileURLToPath(new URL('../../../build/out/renderer/', import.meta.url))
  const server = await serve({ router, folder, log }, { port: null, pageFolder, practice })
  return {
    application,
    client: createRouterClient(router),
    newLink: () => server.newLink(),
    async close() {
      await server.close()
      await application.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
