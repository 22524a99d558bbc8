import { open, stat } from 'node:fs/promises'
import { LARGEST_PIECE } from '#shared/contract/import-choices.ts'
import { InvalidInputError } from '../refusal.ts'
import { asStoreTrouble } from '../store/store-trouble.ts'
import { backupRefusal } from './refusals.ts'

/** A file that arrives in pieces of 1 MB, in any order. */
export class BroughtFile {
  readonly file: string
  readonly #size: number
  readonly #there = new Set<number>()

  constructor(file: string, size: number) {
    this.file = file
    this.#size = size
  }

  /** Keeps a piece. Throws InvalidInputError when it is not one of this file's; TroubleError of the store. */
  async addPiece(number: number, bytes: Uint8Array): Promise<void> {
    const place = number * LARGEST_PIECE
    const expected = Math.min(LARGEST_PIECE, this.#size - place)
    if (expected <= 0 || bytes.length !== expected)
      throw new InvalidInputError([
        { path: 'bytes', message: 'This is not a piece of the file that was announced.' },
      ])
    try {
      const handle = await open(this.file, this.#there.size === 0 ? 'w' : 'r+', 0o600)
      try {
        await handle.write(bytes, 0, bytes.length, place)
      } finally {
        await handle.close()
      }
    } catch (error) {
      throw asStoreTrouble(error)
    }
    this.#there.add(number)
  }

  /** Throws NotNowError `unfinished` until all of it came. */
  async refuseUnfinished(): Promise<void> {
    const whole = this.#there.size * LARGEST_PIECE >= this.#size && this.#size > 0
    if (!whole || (await stat(this.file)).size !== this.#size) throw backupRefusal('unfinished')
  }
}
