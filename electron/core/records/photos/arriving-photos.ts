import { problem } from '#shared/domain/problem-codes.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { LARGEST_PHOTO } from '#shared/domain/reading-photos.ts'
import { NotNowError } from '../../refusal.ts'

interface Arriving {
  pieces: Uint8Array[]
  size: number
  giveUp: NodeJS.Timeout
}

/** How long the next piece of a photo may take. */
const PATIENCE_MS = 60_000
/** The most that arrive at once: they wait in memory. */
const MOST = 4

/** Photos that come in pieces, in memory alone, until they are whole. */
export class ArrivingPhotos {
  readonly #arriving = new Map<string, Arriving>()
  readonly #patienceMs: number

  constructor(patienceMs = PATIENCE_MS) {
    this.#patienceMs = patienceMs
  }

  /**
   * Takes the next piece; `number` counts from 0. Gives the whole once its last piece is here, null before that, and what is wrong with
   * one that grows too large, which is forgotten.
   * @throws NotNowError when pieces are missing, or too many photos arrive at once
   */
  take(upload: string, number: number, last: boolean, bytes: Uint8Array): Uint8Array | Problem | null {
    const before = this.#arriving.get(upload)
    if (number !== (before?.pieces.length ?? 0) || (before === undefined && this.#arriving.size >= MOST)) {
      this.forget(upload)
      throw new NotNowError(
        'HO-PHOTO-PIECES',
        'The photo did not arrive whole.',
        'Choose it again, one photo after the other.',
      )
    }
    this.forget(upload)
    const pieces = [...(before?.pieces ?? []), bytes]
    const size = (before?.size ?? 0) + bytes.length
    if (size > LARGEST_PHOTO) return problem('HO-PHOTO-SIZE', '')
    if (last) return Buffer.concat(pieces)
    const giveUp = setTimeout(() => this.forget(upload), this.#patienceMs).unref()
    this.#arriving.set(upload, { pieces, size, giveUp })
    return null
  }

  forget(upload: string): void {
    clearTimeout(this.#arriving.get(upload)?.giveUp)
    this.#arriving.delete(upload)
  }
}
