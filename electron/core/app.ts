import { createRouterClient, type RouterClient } from '@orpc/server'
import type { AppOptions } from './app-options.ts'
import { Application } from './application.ts'
import { createRouter, type Router } from './handlers/router.ts'
import { openLogFile } from './log-file.ts'
import { noLog, type Log } from './log.ts'
import type { OfficePolicy } from './policy/office-policy.ts'
import { policyPlaces } from './policy/policy-places.ts'
import { readPolicy } from './policy/read-policy.ts'
import { defaultFolder } from './profile/folder.ts'
import { placeOf } from './profile/place-facts.ts'

/** The running application: what a host serves, and how it ends. */
export interface App {
  readonly router: Router
  /** Calls the same router in this process, through the same validation. */
  readonly client: RouterClient<Router>
  /** The profile folder that was opened, where a host may keep what is its own. */
  readonly folder: string
  /** The one log of this process: a host writes to it too. */
  readonly log: Log
  /** What the office has set, as it stood at the start. */
  readonly policy: OfficePolicy
  close(): Promise<void>
}

/** Reads the office's policy, opens the profile, starts what runs by itself, and gives the host what to serve. Trouble is told by `profile.status`. */
export async function openApp(options: AppOptions): Promise<App> {
  const policy = await readPolicy(options.policyFile === undefined ? policyPlaces() : [options.policyFile])
  const folder = options.folder ?? defaultFolder()
  // Nothing is written in a folder that will be refused.
  const log = (await placeOf(folder)) === null ? await openLogFile(folder) : noLog
  if (policy.trouble !== null) log.warn({ code: policy.trouble.code }, 'The policy file cannot be followed.')
  const application = new Application(options, folder, log, policy)
  await application.start()
  const router = createRouter(application)
  return {
    router,
    client: createRouterClient(router),
    folder,
    log,
    policy,
    close: () => application.close(),
  }
}
