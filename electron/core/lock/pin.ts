import { randomBytes, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { deriveKey } from '../vault/scrypt.ts'
import { Secret } from '../vault/secret.ts'
import type { Vault } from '../vault/vault.ts'

/** The name of the PIN's item in the vault. */
export const PIN_ITEM = 'lock-pin'

/** After so many wrong ones the store is closed. */
export const MOST_WRONG = 10
const FREE_TRIES = 3
const FIRST_WAIT_SECONDS = 2
const LONGEST_WAIT_SECONDS = 300

const Kept = v.object({
  salt: v.string(),
  hash: v.string(),
  /** Wrong ones since the last right one. */
  wrong: v.number(),
  /** When the last wrong one was given, in milliseconds since 1970. */
  at: v.number(),
})
type Kept = v.InferOutput<typeof Kept>

/** `wait`: it was not tried, being too soon after several wrong ones. */
export type PinAnswer =
  | { is: 'right' }
  | { is: 'wrong'; wrong: number; waitSeconds: number }
  | { is: 'wait'; waitSeconds: number }
  | { is: 'none' }

/**
 * The PIN that opens the lock: kept in the vault as a hash that takes half a second to try, with the count of wrong ones, so that a restart
 * forgets nothing. It locks the screens of whoever has the vault open; it encrypts nothing.
 */
export class PinKeeper {
  readonly #vault: Vault
  readonly #now: () => number
  /** One after the other, or several at once would each find no wrong ones before them. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(vault: Vault, now: () => number = () => Date.now()) {
    this.#vault = vault
    this.#now = now
  }

  async isSet(): Promise<boolean> {
    return (await this.#read()) !== null
  }

  /** Throws TroubleError when the vault cannot keep it. */
  async set(pin: Secret): Promise<void> {
    const salt = randomBytes(16)
    const hash = await deriveKey(pin, salt, 32)
    await this.#write({ salt: salt.toString('hex'), hash: hash.toString('hex'), wrong: 0, at: 0 })
  }

  /** Forgets the wrong ones. */
  async forgive(): Promise<void> {
    const kept = await this.#read()
    if (kept !== null && kept.wrong > 0) await this.#write({ ...kept, wrong: 0, at: 0 })
  }

  remove(): Promise<void> {
    return this.#vault.remove(PIN_ITEM)
  }

  try(pin: Secret): Promise<PinAnswer> {
    const next = this.#turn.then(() => this.#try(pin))
    this.#turn = next.catch(() => undefined)
    return next
  }

  async #try(pin: Secret): Promise<PinAnswer> {
    const kept = await this.#read()
    if (kept === null) return { is: 'none' }
    const left = this.#left(kept)
    if (left > 0) return { is: 'wait', waitSeconds: left }
    const hash = await deriveKey(pin, Buffer.from(kept.salt, 'hex'), 32)
    if (timingSafeEqual(hash, Buffer.from(kept.hash, 'hex'))) {
      if (kept.wrong > 0) await this.#write({ ...kept, wrong: 0, at: 0 })
      return { is: 'right' }
    }
    const after = { ...kept, wrong: kept.wrong + 1, at: this.#now() }
    await this.#write(after)
    return { is: 'wrong', wrong: after.wrong, waitSeconds: this.#left(after) }
  }

  #left({ wrong, at }: Kept): number {
    if (wrong < FREE_TRIES) return 0
    const wait = Math.min(FIRST_WAIT_SECONDS * 2 ** (wrong - FREE_TRIES), LONGEST_WAIT_SECONDS)
    const gone = (this.#now() - at) / 1000
    // A clock that was turned back must not make the wait as long as it was turned.
    return gone < 0 ? 0 : Math.max(0, Math.ceil(wait - gone))
  }

  async #read(): Promise<Kept | null> {
    const item = await this.#vault.read(PIN_ITEM)
    return item === null ? null : v.parse(Kept, JSON.parse(item.reveal()))
  }

  #write(kept: Kept): Promise<void> {
    return this.#vault.write(PIN_ITEM, Secret.of(JSON.stringify(kept)))
  }
}
