import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { AppOptions } from '#core/app-options.ts'
import type { App } from '#core/app.ts'
import type { ProfileStatus } from '#shared/contract/profile.ts'
import type { CommonOptions } from './arguments.ts'
import type { Context } from './command.ts'
import { troubleLine } from './errors.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { Stop } from './stop.ts'

const SHORTEST_PASSPHRASE = 8

interface Opening {
  /** What to do when there is no profile yet: make one, tell that nothing is there, or open it all the same. */
  whenNew: 'create' | 'empty' | 'refuse' | 'open'
  /** Whether trouble with vault or store stops the command. */
  whenClosed?: 'open'
  host?: AppOptions['host']
}

/** Opens the profile that the options name, runs `work` on it and closes it. Throws Stop when it cannot be opened. */
export async function withProfile(
  context: Context,
  common: CommonOptions,
  opening: Opening,
  work: (app: App) => Promise<ExitCode>,
): Promise<ExitCode> {
  const app = await openProfile(context, common, opening)
  try {
    const status = await app.client.profile.status()
    if (status.state === 'closed' && opening.whenClosed !== 'open') {
      throw new Stop(EXIT.trouble, [troubleLine(status.trouble) + wayOut(status)])
    }
    if (status.state === 'new' && opening.whenNew === 'empty') {
      context.terminal.note(`There is nothing yet in ${status.folder}.`)
      return EXIT.done
    }
    if (status.state === 'new' && opening.whenNew !== 'open') {
      throw new Stop(EXIT.usage, [
        `${status.folder}: there is no profile here yet. handover connections add makes one; --practice needs none.`,
      ])
    }
    if (
      !status.practice &&
      common.vault !== null &&
      status.vault !== null &&
      status.vault.kind !== common.vault
    ) {
      throw new Stop(EXIT.usage, [
        `--vault: this profile has the other kind (${status.vault.kind}). Leave the option out.`,
      ])
    }
    return await work(app)
  } finally {
    await app.close()
  }
}

async function openProfile(context: Context, common: CommonOptions, opening: Opening): Promise<App> {
  const passphrase = common.practice ? null : await passphraseOf(context, common)
  const { Secret } = await import('#core/vault/secret.ts')
  const options: AppOptions = {
    host: opening.host ?? 'cli',
    folder:
      common.profile === null ? (common.practice ? await passingFolder() : null) : resolve(common.profile),
    practice: common.practice,
    sends: opening.host === 'browser',
    vault:
      opening.whenNew === 'create'
        ? (common.vault ?? 'os')
        : opening.host === 'browser'
          ? common.vault
          : null,
    passphrase: passphrase === null ? null : Secret.of(passphrase),
    version: context.version,
  }
  let app: App
  try {
    app = await context.openApp(options)
  } catch (error) {
    throw asStoreTrouble(error, options.folder)
  }
  const status = await app.client.profile.status()
  if (status.trouble?.state !== 'passphrase-needed' || passphrase !== null) return app
  const asked = await context.terminal.askSecret('Passphrase: ')
  if (asked === null) return app
  try {
    await app.client.profile.unlock({ passphrase: asked })
    return app
  } catch (error) {
    await app.close()
    throw error
  }
}

/** From HANDOVER_PASSPHRASE; asked for when the option wants one and somebody is there. */
export async function passphraseOf({ terminal }: Context, { vault }: CommonOptions): Promise<string | null> {
  if (vault === 'os') return null
  const given = terminal.environment['HANDOVER_PASSPHRASE']
  if (given !== undefined && given !== '') {
    return longEnough('HANDOVER_PASSPHRASE', given)
  }
  if (vault !== 'passphrase') return null
  const asked = await terminal.askSecret('Passphrase: ')
  if (asked === null) {
    throw new Stop(EXIT.trouble, [
      'HANDOVER_PASSPHRASE: this is not set, and there is no terminal to ask on. Set it, or leave --vault passphrase out.',
    ])
  }
  return longEnough('Passphrase', asked)
}

/** The passphrase again; throws Stop when it is shorter than a passphrase may be. */
export function longEnough(name: string, passphrase: string): string {
  if (passphrase.length >= SHORTEST_PASSPHRASE) return passphrase
  throw new Stop(EXIT.usage, [`${name}: this is too short. Give at least ${SHORTEST_PASSPHRASE} characters.`])
}

/** A practice run without a profile of its own leaves nothing behind. */
async function passingFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'handover-practice-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

/** A folder that cannot be made or written is trouble with the store, told by the system's own code. */
function asStoreTrouble(error: unknown, folder: string | null): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
  if (code === null || !/^E[A-Z]+$/.test(code)) return error
  return new Stop(EXIT.trouble, [
    `${folder ?? 'profile'}: this folder cannot be used (${code}). Choose another with --profile.`,
  ])
}

/** Without a keychain a new profile can be made all the same. */
function wayOut({ trouble, vault }: ProfileStatus): string {
  const noKeychain =
    trouble?.kind === 'vault' && (trouble.state === 'unavailable' || trouble.state === 'denied')
  return noKeychain && vault === null ? ' Here: --vault passphrase.' : ''
}
