import { statSync } from 'node:fs'
import type { TroubleError } from '../trouble.ts'
import { asStoreTrouble, isDamage, storeTrouble } from './store-trouble.ts'

/**
 * What a connection finds out about its file while it is open. Damage does not pass by itself: once it was met,
 * nothing more is read or written through this connection, and everyone is told the same.
 */
export class Soundness {
  readonly #file: string
  readonly #opened: string
  #damage: TroubleError | null = null

  constructor(file: string) {
    this.#file = file
    this.#opened = identityOf(file) ?? ''
  }

  /**
   * Throws TroubleError when damage was met before, and when the file was deleted or another put in its place:
   * SQLite would go on writing to the one that nobody will find again.
   */
  refuseUnsound(): void {
    if (this.#damage !== null) throw this.#damage
    const now = identityOf(this.#file)
    if (now === this.#opened) return
    this.#damage = now === null ? storeGone() : storeReplaced()
    throw this.#damage
  }

  /** The error to throw on; damage is remembered. */
  told(error: unknown): unknown {
    const trouble = asStoreTrouble(error)
    if (isDamage(trouble)) this.#damage = trouble
    return trouble
  }
}

export function storeGone(): TroubleError {
  return storeTrouble('damaged', 'There is no store file.', {
    instead: {
      code: 'HO-STORE-MISSING',
      message: 'The store of this profile is gone from its folder.',
      fix: 'Put the profile folder back from a backup. To start anew, move the folder aside.',
    },
  })
}

function storeReplaced(): TroubleError {
  return storeTrouble('damaged', 'Another file is in its place.', {
    instead: {
      code: 'HO-STORE-REPLACED',
      message: 'The store was moved or replaced while Handover was running.',
      fix: 'Try again, or close Handover and start it again: it then opens the store that is there now.',
    },
  })
}

/** Null when there is no such file. Windows lets nobody delete or move a file that is open, so there is nothing to ask. */
function identityOf(file: string): string | null {
  if (process.platform === 'win32') return ''
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? null : `${found.dev}:${found.ino}`
}
