import { createRouterClient, type RouterClient } from '@orpc/server'
import type { BackupManifest } from '#shared/contract/backup.ts'
import type { PhotoOutcome } from '#shared/contract/photos.ts'
import type { AppOptions } from './app-options.ts'
import { Application } from './application.ts'
import { createRouter, type Router } from './handlers/router.ts'
import { openLogFile } from './log-file.ts'
import { noLog, type Log } from './log.ts'
import type { SendingNow } from './outbox/outbox.ts'
import type { OfficePolicy } from './policy/office-policy.ts'
import { policyPlaces } from './policy/policy-places.ts'
import { readPolicy } from './policy/read-policy.ts'
import { defaultFolder } from './profile/folder.ts'
import { placeOf } from './profile/place-facts.ts'
import { addPhoto } from './records/photos/photos.ts'

/** The running application: what a host serves, and how it ends. */
export interface App {
  readonly router: Router
  /**
   * Keeps a photo, for a host that takes it whole.
   * @throws TroubleError, NotNowError when the profile is not open
   */
  readonly addPhoto: (bytes: Uint8Array) => Promise<PhotoOutcome>
  /** Calls the same router in this process, through the same validation. */
  readonly client: RouterClient<Router>
  /** The profile folder that was opened, where a host may keep what is its own. */
  readonly folder: string
  /** The one log of this process: a host writes to it too. */
  readonly log: Log
  /** What a host that lives with its computer does about the sending. */
  readonly sending: SendingControl
  /** Backups in files that a host names; the contract does the rest. */
  readonly backup: BackupFiles
  /** What the office has set, as it stood at the start. */
  readonly policy: OfficePolicy
  /** Locks the screens, if there is something to open them with: as the computer is locked or goes to sleep. */
  lock(): void
  /** Whether nothing of the profile may be told, in ways of a host's own either. */
  locked(): boolean
  close(): Promise<void>
}

/** For hosts that have files of their own: no page may name one. */
export interface BackupFiles {
  /** Makes a backup there; never overwrites. Throws NotNowError, TroubleError. */
  makeAt(file: string): Promise<BackupManifest>
  /** Gives the id by which the file can be checked and restored, as it lies there. */
  bring(file: string): Promise<string>
  /** Keeps a phrase that the user had before, for later backups. Throws InvalidInputError on `phrase`. */
  takePhrase(phrase: string): Promise<void>
}

/** Each does nothing while there is no outbox. */
export interface SendingControl {
  /** What this process sends at this moment; null when it sends nothing. */
  now(): Promise<SendingNow | null>
  /** This computer woke up: what could not connect is tried within three seconds, whatever its pause was. */
  tryNow(): Promise<void>
  /** Sends nothing new for so long, as this computer goes to sleep; `tryNow` ends it. */
  rest(ms: number): Promise<void>
  /** Sends nothing new any more, and waits for answers that are under way, at most for so long. Before `close`. */
  finish(patienceMs: number): Promise<void>
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
    addPhoto: async (bytes) => {
      application.refuseWhileLocked('PUT /blob')
      return addPhoto(application.session().store, bytes, new Date())
    },
    client: createRouterClient(router),
    folder,
    log,
    policy,
    backup: {
      makeAt: async (file) => (await application.backups()).makeAt(file),
      bring: async (file) => (await application.backups()).bring(file),
      takePhrase: async (phrase) => (await application.backups()).takePhrase(phrase),
    },
    sending: {
      now: async () => (await application.loadedOutbox())?.sendingNow ?? null,
      tryNow: async () => (await application.loadedOutbox())?.tryNow(),
      rest: async (ms) => (await application.loadedOutbox())?.rest(ms),
      finish: async (patienceMs) => (await application.loadedOutbox())?.stop(patienceMs),
    },
    lock: () => application.lockNow(),
    locked: () => application.locked,
    close: () => application.close(),
  }
}
