import { eventIterator } from '@orpc/contract'
import * as v from 'valibot'
import { procedure } from './errors.ts'
import { LARGEST_PIECE } from './import-choices.ts'
import { ProfileStatus } from './profile.ts'

const shortId = v.pipe(v.string(), v.maxLength(64))
const id = v.object({ id: shortId })
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** The largest file: 4 GB. */
export const LARGEST_BACKUP = 4_000_000_000

/** What a backup says of itself, once its phrase has opened it. Times are ISO 8601 in UTC. */
export const BackupManifest = v.object({
  version: v.literal(1),
  /** Names this backup in the audit log of what is restored from it. */
  id: v.pipe(v.string(), v.regex(/^[0-9A-Z]{10}$/)),
  /** The version of Handover that made it. */
  app: v.string(),
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  /** The newest migration of the store in it. */
  migration: v.object({ number: count, name: v.string() }),
  /** How many rows each table has. */
  tables: v.record(v.string(), count),
  /** Of the snapshot of the store in it: its size, and SHA-256 in hex. */
  store: v.object({ bytes: count, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
})
export type BackupManifest = v.InferOutput<typeof BackupManifest>

export const BackupStatus = v.object({
  /** Of practice nothing is kept. */
  practice: v.boolean(),
  /** Since when the recovery phrase holds; null before the first. */
  phraseSince: v.nullable(v.string()),
  /** When the last backup was made; null when none was. */
  lastMade: v.nullable(v.string()),
})
export type BackupStatus = v.InferOutput<typeof BackupStatus>

/** What will be restored, found out on a copy. Nothing is changed yet. */
export const BackupPreview = v.object({
  id: v.string(),
  madeAt: v.string(),
  app: v.string(),
  submissions: count,
  receipts: count,
  drafts: count,
  /** Each asks for its password again. */
  connections: count,
  /** What waited to be sent when it was made: it becomes unconfirmed, so that nothing is sent twice. */
  toConfirm: count,
  /** What this profile has that was changed after the backup was made and is lost with restoring; null for a new profile. */
  newerHere: v.nullable(v.object({ submissions: count, receipts: count })),
  /**
   * How many people were erased here, of whose erasing the backup knows nothing; null for a new profile. `again`: it is a backup of this
   * profile, so that they are erased from it once more.
   */
  erasedHere: v.nullable(v.object({ people: count, again: v.boolean() })),
})
export type BackupPreview = v.InferOutput<typeof BackupPreview>

export const BackupProgress = v.object({
  /** `idle`: nothing is being done. */
  stage: v.picklist(['idle', 'copying', 'writing', 'reading-back', 'opening', 'restoring']),
  done: count,
  total: count,
})
export type BackupProgress = v.InferOutput<typeof BackupProgress>

const passphrase = v.pipe(v.string(), v.minLength(8), v.maxLength(1024))
const phrase = v.pipe(v.string(), v.maxLength(500))

/** A new profile says where its keys go; one that is there keeps its vault (`null`). */
const RestoreVault = v.nullable(
  v.variant('kind', [
    v.object({ kind: v.literal('os') }),
    v.object({ kind: v.literal('passphrase'), passphrase }),
  ]),
)

export const backup = {
  status: procedure.output(BackupStatus),
  /**
   * Twelve new words, told this once. They hold only when `keepPhrase` was told two of them (`asked`: their places, from 1); until then
   * the former ones do.
   */
  newPhrase: procedure.output(
    v.object({ id: v.string(), words: v.array(v.string()), asked: v.tuple([count, count]) }),
  ),
  /** INVALID_INPUT on `words.0` or `words.1` when it is another word. */
  keepPhrase: procedure
    .input(
      v.object({
        id: shortId,
        words: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.length(2)),
      }),
    )
    .output(BackupStatus),
  /** Makes a backup, reads it back and checks it. It waits to be fetched with `piece`. */
  make: procedure.output(v.object({ id: v.string(), name: v.string(), bytes: count, pieces: count })),
  /** The file in pieces of at most 1 MB, in base64; `number` counts from 0. */
  piece: procedure.input(v.object({ id: shortId, number: count })).output(v.object({ bytes: v.string() })),
  /** Makes room for a file that is to be restored. */
  begin: procedure
    .input(v.object({ size: v.pipe(count, v.maxValue(LARGEST_BACKUP)) }))
    .output(v.object({ id: v.string() })),
  /** The next piece; `number` counts from 0. The same piece twice is kept once. */
  addPiece: procedure
    .input(
      v.object({
        id: shortId,
        number: v.pipe(count, v.maxValue(LARGEST_BACKUP / LARGEST_PIECE)),
        bytes: v.pipe(v.string(), v.base64(), v.maxLength(Math.ceil(LARGEST_PIECE / 3) * 4)),
      }),
    )
    .output(v.object({ kept: v.literal(true) })),
  /** Opens the file with its phrase, on a copy: every byte is checked. INVALID_INPUT on `phrase` when that is none. */
  check: procedure.input(v.object({ id: shortId, phrase })).output(BackupPreview),
  /** Puts what was checked in the place of the profile, whole or not at all. */
  restore: procedure.input(v.object({ id: shortId, vault: RestoreVault })).output(ProfileStatus),
  /** Forgets a file that was made or brought. */
  discard: procedure.input(id).output(v.object({ removed: v.literal(true) })),
  /** Yields at once and then as it goes on; ends when nothing is being done any more. */
  progress: procedure.output(eventIterator(BackupProgress)),
}
