import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { readPrivateFile, writePrivateFile } from '../profile/private-file.ts'
import { underVaultLock } from './item-file.ts'

/*
 * Wrong passphrases are counted beside the vault, and each one after the third makes the next wait. It is meant
 * for somebody at the keyboard who guesses: who has the file itself is held up by scrypt alone. So the count may fail
 * to be kept (a folder that cannot be written), but it must never keep the right user out for more than a minute.
 */
export const TRIES_FILE = 'passphrase-tries.json'

const FREE_TRIES = 3
const FIRST_WAIT_SECONDS = 2
const LONGEST_WAIT_SECONDS = 60

const Tries = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    wrong: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** Milliseconds since 1970: when the last wrong one was given. */
    at: v.pipe(v.number(), v.integer()),
  }),
)
type Tries = v.InferOutput<typeof Tries>

/** The tries of one vault folder. `now` gives milliseconds since 1970. */
export class PassphraseTries {
  readonly #folder: string
  readonly #now: () => number

  constructor(folder: string, now: () => number) {
    this.#folder = folder
    this.#now = now
  }

  /** Whole seconds until a passphrase may be tried; 0 when it may be now. */
  async wait(): Promise<number> {
    return this.#left(await this.#read())
  }

  /**
   * Counts a wrong one and gives the seconds until the next. `refused` when a wait began while this one was being
   * tried: with several at once, what was found out about this one must not be told.
   */
  wrong(): Promise<{ refused: boolean; waitSeconds: number }> {
    return this.#counted({ refused: false, waitSeconds: 0 }, async (before) => {
      const left = this.#left(before)
      if (left > 0) return { refused: true, waitSeconds: left }
      const after = { wrong: (before?.wrong ?? 0) + 1, at: this.#now() }
      await this.#write(after)
      return { refused: false, waitSeconds: this.#left(after) }
    })
  }

  /** Forgets the wrong ones, for the right one was given; or, as above, the seconds for which it must not be told. */
  async right(): Promise<number> {
    if ((await this.#read()) === null) return 0
    return this.#counted(0, async (before) => {
      const left = this.#left(before)
      if (left === 0) await rm(this.#file, { force: true })
      return left
    })
  }

  /** Under the vault's lock, so that no process slips past another; `otherwise` when the count cannot be kept. */
  async #counted<T>(otherwise: T, work: (before: Tries | null) => Promise<T>): Promise<T> {
    try {
      return await underVaultLock(this.#file, async () => work(await this.#read()))
    } catch {
      return otherwise
    }
  }

  #left(tries: Tries | null): number {
    if (tries === null || tries.wrong <= FREE_TRIES) return 0
    const wait = Math.min(FIRST_WAIT_SECONDS * 2 ** (tries.wrong - FREE_TRIES - 1), LONGEST_WAIT_SECONDS)
    const gone = (this.#now() - tries.at) / 1000
    // A clock that was turned back would else make the wait as long as it was turned.
    return gone < 0 ? 0 : Math.max(0, Math.ceil(wait - gone))
  }

  /** Null also for a file that cannot be read or is none of ours: it must not be in the way. */
  async #read(): Promise<Tries | null> {
    const text = await readPrivateFile(this.#file).catch(() => null)
    const tries = v.safeParse(Tries, text)
    return tries.success ? tries.output : null
  }

  async #write(tries: Tries): Promise<void> {
    await writePrivateFile(this.#file, `${JSON.stringify(tries)}\n`)
  }

  get #file(): string {
    return join(this.#folder, TRIES_FILE)
  }
}
