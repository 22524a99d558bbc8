import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient, type RouterClient } from '@orpc/server'
import type { AppOptions } from '#core/app-options.ts'
import { Application } from '#core/application.ts'
import { createRouter, type Router } from '#core/handlers/router.ts'
import { noLog, type Log } from '#core/log.ts'
import type { PracticeServer } from '#core/practice/practice.ts'
import { startPractice } from '#core/practice/server.ts'
import type { App } from '#core/app.ts'
import { addPhoto } from '#core/records/photos/photos.ts'

/** A core on a profile of its own, in this process. */
export interface OwnCore {
  readonly folder: string
  readonly router: Router
  readonly addPhoto: App['addPhoto']
  /** The core, asked directly. */
  readonly client: RouterClient<Router>
  close(): Promise<void>
}

/** One that practises with stand-ins in this process, whose journal is at hand, whoever else opens the profile. */
export interface PracticeCore extends OwnCore {
  readonly practice: PracticeServer
}

/** @param sends false where another process has the profile open as well, and sends */
export async function openPracticeCore(sends: boolean, log: Log = noLog): Promise<PracticeCore> {
  const practice = await startPractice()
  const options = { host: sends ? 'browser' : 'cli', practice: true, practiceService: practice.url } as const
  const core = await openCore({ ...options, sends }, log)
  return {
    ...core,
    practice,
    async close() {
      await core.close()
      await practice.close()
    },
  }
}

/** On a profile that nobody has set up yet, as at the very first start. */
export function openNewCore(): Promise<OwnCore> {
  return openCore({ host: 'browser', practice: false, sends: true }, noLog)
}

type Given = Pick<AppOptions, 'host' | 'practice' | 'practiceService' | 'sends'>

async function openCore(given: Given, log: Log): Promise<OwnCore> {
  const folder = await mkdtemp(join(tmpdir(), 'handover-e2e-'))
  const options = { ...given, folder, vault: null, passphrase: null, version: '0.0.0-test' }
  const application = new Application(options, folder, log)
  await application.start()
  const router = createRouter(application)
  return {
    folder,
    router,
    addPhoto: async (bytes) => addPhoto(application.session().store, bytes, new Date()),
    client: createRouterClient(router),
    async close() {
      await application.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
