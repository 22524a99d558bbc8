import { dirname, join } from 'node:path'
import type { VaultKind } from '#shared/contract/profile.ts'
import { underFileLock } from '../profile/file-lock.ts'
import { readPrivateFile, writePrivateFile } from '../profile/private-file.ts'
import { Secret } from './secret.ts'
import type { Vault } from './vault.ts'
import { asVaultTrouble } from './vault-trouble.ts'

export type Items = Readonly<Record<string, string>>

/** How the items become the text of the file and back. `unseal` gets null when there is no file. */
export interface Seal {
  seal(items: Items): string
  unseal(text: string | null): Items
}

/** A vault in one file. It is read anew each time: another process on the same profile may have written it. */
export class ItemFile implements Vault {
  readonly kind: VaultKind
  readonly #file: string
  readonly #seal: Seal

  constructor(kind: VaultKind, file: string, seal: Seal) {
    this.kind = kind
    this.#file = file
    this.#seal = seal
  }

  async read(name: string): Promise<Secret | null> {
    const items = await vaultFileWork(() => this.#items())
    const text = Object.hasOwn(items, name) ? items[name] : undefined
    return text === undefined ? null : Secret.of(text)
  }

  async write(name: string, value: Secret): Promise<void> {
    await this.#change((items) => ({ ...items, [name]: value.reveal() }))
  }

  async remove(name: string): Promise<void> {
    await this.#change((items) => Object.fromEntries(Object.entries(items).filter(([key]) => key !== name)))
  }

  async #change(edit: (items: Items) => Items): Promise<void> {
    await vaultFileWork(() =>
      underVaultLock(this.#file, async () => {
        await writePrivateFile(this.#file, this.#seal.seal(edit(await this.#items())))
      }),
    )
  }

  async #items(): Promise<Items> {
    return this.#seal.unseal(await readPrivateFile(this.#file))
  }
}

/** One writer at a time, whatever process it is in. */
export function underVaultLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  return underFileLock(join(dirname(file), 'vault.lock'), work)
}

/** Runs file work; its failures are told as trouble with the vault. */
export async function vaultFileWork<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asVaultTrouble(error)
  }
}
