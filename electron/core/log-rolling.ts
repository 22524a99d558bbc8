import { closeSync, existsSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'

/** A text file that is put aside when it grows too large, and whose oldest parts are dropped. */
export class RollingFile {
  readonly #file: string
  readonly #largestBytes: number
  readonly #parts: number
  #handle: number
  #bytes: number
  #failed = false

  /** Opens the file for appending, mode 0600. Throws when it cannot. `parts` counts the current one. */
  constructor(file: string, { largestBytes = 2 * 1024 * 1024, parts = 5 } = {}) {
    this.#file = file
    this.#largestBytes = largestBytes
    this.#parts = parts
    this.#handle = openSync(file, 'a', 0o600)
    this.#bytes = fstatSync(this.#handle).size
  }

  /** Written when this returns. A failure (a full disk) is told once on stderr and stops nothing. */
  write(line: string): void {
    try {
      const size = Buffer.byteLength(line)
      if (this.#bytes + size > this.#largestBytes && this.#bytes > 0) this.#roll()
      writeSync(this.#handle, line)
      this.#bytes += size
      this.#failed = false
    } catch (error) {
      if (this.#failed) return
      this.#failed = true
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
      process.stderr.write(`Handover could not write its log (${code}).\n`)
    }
  }

  /** handover.log → handover.log.1 → handover.log.2 …; the last is overwritten. */
  #roll(): void {
    closeSync(this.#handle)
    for (let part = this.#parts - 1; part >= 1; part -= 1) {
      const from = part === 1 ? this.#file : `${this.#file}.${part - 1}`
      if (existsSync(from)) renameSync(from, `${this.#file}.${part}`)
    }
    this.#handle = openSync(this.#file, 'a', 0o600)
    this.#bytes = fstatSync(this.#handle).size
  }
}
