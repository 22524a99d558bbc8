import type { Trouble } from '#shared/contract/error-data.ts'
import { TroubleError } from '../trouble.ts'
import { keychainTrouble, loadTrouble } from './keychain-trouble.ts'
import { Secret } from './secret.ts'
import type { Vault } from './vault.ts'
import { vaultTrouble } from './vault-trouble.ts'

/** The part of keytar that Handover uses. */
export interface Keytar {
  getPassword: (service: string, account: string) => Promise<string | null>
  setPassword: (service: string, account: string, password: string) => Promise<void>
  deletePassword: (service: string, account: string) => Promise<boolean>
}

const SERVICE = 'Handover'
const PROBE = 'probe'
const PROBE_TRIES = 5

/** Windows' Credential Manager takes no more in one item. */
export const LARGEST_ITEM_BYTES = 2560

/**
 * The keychain of the operating system: Keychain, Credential Manager or Secret Service, through keytar, which is
 * loaded on first use. An item is `Handover` / `<profileKey>/<name>`.
 *
 * A locked Secret Service answers null to every read, as it does for an item that was never there (tried with
 * gnome-keyring). So null is only believed after a probe item could be written.
 */
export function openOsKeychain(
  { profileKey }: { profileKey: string },
  load: () => Promise<Keytar> = loadKeytar,
): Vault {
  return new OsKeychain(profileKey, load)
}

/**
 * Whether this computer has a keychain that takes and gives back an item: null, or the trouble there is.
 * Leaves nothing behind.
 */
export async function probeKeychain(load: () => Promise<Keytar> = loadKeytar): Promise<Trouble | null> {
  try {
    await writeAndDeleteProbe(await load())
    return null
  } catch (error) {
    if (error instanceof TroubleError) return error.trouble
    throw error
  }
}

class OsKeychain implements Vault {
  readonly kind = 'os'
  readonly #profileKey: string
  readonly #load: () => Promise<Keytar>

  constructor(profileKey: string, load: () => Promise<Keytar>) {
    this.#profileKey = profileKey
    this.#load = load
  }

  async read(name: string): Promise<Secret | null> {
    const keytar = await this.#load()
    const found = await this.#get(keytar, name)
    if (found !== null) return found
    await writeAndDeleteProbe(keytar)
    // It may have been locked at the first look and unlocked by the probe's prompt.
    return this.#get(keytar, name)
  }

  async write(name: string, value: Secret): Promise<void> {
    const text = value.reveal()
    const bytes = Buffer.byteLength(text)
    if (bytes === 0 || bytes > LARGEST_ITEM_BYTES) {
      throw new RangeError(
        `An item of the keychain has 1 to ${LARGEST_ITEM_BYTES} bytes; ${name} has ${bytes}.`,
      )
    }
    const keytar = await this.#load()
    await asked('write', () => keytar.setPassword(SERVICE, this.#account(name), text))
  }

  async remove(name: string): Promise<void> {
    const keytar = await this.#load()
    const removed = await asked('delete', () => keytar.deletePassword(SERVICE, this.#account(name)))
    // False may mean "locked" as well as "not there"; only a reading tells.
    if (!removed && (await this.read(name)) !== null) {
      throw vaultTrouble('failed', 'The keychain did not delete an item that it still has.')
    }
  }

  async #get(keytar: Keytar, name: string): Promise<Secret | null> {
    const text = await asked('read', () => keytar.getPassword(SERVICE, this.#account(name)))
    return text === null ? null : Secret.of(text)
  }

  #account(name: string): string {
    return `${this.#profileKey}/${name}`
  }
}

/**
 * Throws TroubleError when the keychain does not take an item, give it back, and delete it. Always the same item: one that a
 * process left, dying here, is the next one's. So another process may delete it between the writing and the reading.
 */
async function writeAndDeleteProbe(keytar: Keytar): Promise<void> {
  for (let tries = 0; tries < PROBE_TRIES; tries += 1) {
    await asked('write', () => keytar.setPassword(SERVICE, PROBE, PROBE))
    const back = await asked('read', () => keytar.getPassword(SERVICE, PROBE))
    await asked('delete', () => keytar.deletePassword(SERVICE, PROBE))
    if (back === PROBE) return
  }
  throw vaultTrouble('failed', 'The keychain took an item and did not give it back.')
}

async function asked<T>(what: 'read' | 'write' | 'delete', ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw keychainTrouble(what, error)
  }
}

async function loadKeytar(): Promise<Keytar> {
  let loaded: unknown
  try {
    loaded = await import('keytar')
  } catch (error) {
    throw loadTrouble(error)
  }
  // CommonJS: its exports are the default export of the ES module that import() makes of it.
  const keytar = hasDefault(loaded) ? loaded.default : loaded
  if (!isKeytar(keytar)) throw vaultTrouble('unavailable', 'keytar was loaded but lacks its functions.')
  return keytar
}

function hasDefault(value: unknown): value is { default: unknown } {
  return typeof value === 'object' && value !== null && 'default' in value
}

function isKeytar(value: unknown): value is Keytar {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['getPassword', 'setPassword', 'deletePassword'].every(
      (name) => typeof Reflect.get(value, name) === 'function',
    )
  )
}
