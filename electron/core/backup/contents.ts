import * as v from 'valibot'
import { BackupManifest } from '#shared/contract/backup.ts'

/*
 * What is enciphered in a backup:
 *   4 bytes    length of the following, big-endian
 *   JSON       Contents
 *   the rest   a snapshot of the store, in SQLCipher's format with a key of its own (`snapshotKey`), so that the store is never in plain
 *              text on a disk, not even while a backup is made or opened
 */
export const Contents = v.object({
  manifest: BackupManifest,
  /** The items of the vault that the store needs to be useful elsewhere. Never the key of the store, nor a password. */
  items: v.record(v.string(), v.string()),
  /** ISO 8601 UTC: since when the phrase held that opens it. */
  phraseSince: v.string(),
  snapshotKey: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})
export type Contents = v.InferOutput<typeof Contents>

const LARGEST_CONTENTS = 1_000_000

export function packContents(contents: Contents): Buffer {
  const json = Buffer.from(JSON.stringify(contents))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(json.length)
  return Buffer.concat([length, json])
}

/** Takes the contents off the beginning of what comes in pieces, and hands on the rest. */
export class ContentsReader {
  #held = Buffer.alloc(0)
  #contents: Contents | null = null

  /** Null until all of it came. */
  get contents(): Contents | null {
    return this.#contents
  }

  /** Gives what belongs to the snapshot. Throws when it is not as `packContents` writes it. */
  take(bytes: Buffer): Buffer {
    if (this.#contents !== null) return bytes
    this.#held = Buffer.concat([this.#held, bytes])
    if (this.#held.length < 4) return Buffer.alloc(0)
    const length = this.#held.readUInt32BE(0)
    if (length > LARGEST_CONTENTS) throw new RangeError('The contents are too long.')
    if (this.#held.length < 4 + length) return Buffer.alloc(0)
    this.#contents = v.parse(Contents, JSON.parse(this.#held.subarray(4, 4 + length).toString('utf8')))
    const rest = this.#held.subarray(4 + length)
    this.#held = Buffer.alloc(0)
    return rest
  }
}
