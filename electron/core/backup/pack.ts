import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { BackupManifest } from '#shared/contract/backup.ts'
import type { Migration } from '../store/migrations.ts'
import { Secret } from '../vault/secret.ts'
import { fileKeys } from './backup-key.ts'
import { packContents, type Contents } from './contents.ts'
import { digestOf, whileReading, writeWhole } from './file-bytes.ts'
import { CHUNK_BYTES, headerOf } from './format.ts'
import { backupRefusal, refusalName } from './refusals.ts'
import { SealingStream } from './sealed-stream.ts'
import { inspect, takeSnapshot } from './snapshot.ts'
import { unpackBackup } from './unpack.ts'

/** All that making one needs. Keys are 32 bytes in hex. */
export interface PackOrder {
  store: string
  storeKey: string
  /** Where the backup is to be; a file that is there is not overwritten. */
  target: string
  /** A folder of this job's own. */
  workFolder: string
  key: string
  salt: string
  phraseSince: string
  items: Record<string, string>
  id: string
  app: string
  madeAt: string
  migrations: readonly Migration[]
}

export type Tell = (stage: 'copying' | 'writing' | 'reading-back', done: number, total: number) => void

/**
 * Makes a backup of a store that may be in use: a snapshot, enciphered into a file of another name, flushed, read back from there, opened
 * and checked; only then it gets its name. When it throws, nothing is left.
 *
 * @throws NotNowError `exists`, `unsound`, `not-held`; the system's own errors
 */
export async function packBackup(order: PackOrder, tell: Tell): Promise<BackupManifest> {
  const { target, workFolder } = order
  if (existsSync(target)) throw backupRefusal('exists')
  const snapshot = join(workFolder, 'snapshot.db')
  const half = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.part`)
  try {
    tell('copying', 0, 1)
    const snapshotKey = randomBytes(32).toString('hex')
    takeSnapshot(order.store, Secret.of(order.storeKey), snapshot, Secret.of(snapshotKey))
    const facts = await soundFacts(snapshot, snapshotKey, order.migrations)
    const { id, app, madeAt, items, phraseSince } = order
    const store = await digestOf(snapshot)
    const manifest: BackupManifest = { version: 1, id, app, madeAt, ...facts, store }
    seal(order, half, { manifest, items, phraseSince, snapshotKey }, snapshot, tell)
    rmSync(snapshot)
    await readBack(order, half, manifest, tell)
    putWithoutOverwriting(half, target)
    return manifest
  } finally {
    rmSync(half, { force: true })
    rmSync(snapshot, { force: true })
  }
}

async function soundFacts(snapshot: string, key: string, migrations: readonly Migration[]) {
  try {
    return await inspect(snapshot, Secret.of(key), migrations)
  } catch {
    throw backupRefusal('unsound')
  }
}

function seal(
  { key, salt }: PackOrder,
  half: string,
  contents: Contents,
  snapshot: string,
  tell: Tell,
): void {
  const fileSalt = randomBytes(32)
  const keys = fileKeys(key, fileSalt)
  const bound = headerOf(salt, fileSalt, keys.check)
  const handle = openSync(half, 'wx', 0o600)
  try {
    writeWhole(handle, bound)
    const stream = new SealingStream({ cipher: keys.cipher, bound }, (sealed) => writeWhole(handle, sealed))
    stream.take(packContents(contents))
    whileReading(snapshot, ({ size, read }) => {
      for (let place = 0; place < size; place += CHUNK_BYTES) {
        tell('writing', place, size)
        stream.take(read(place, CHUNK_BYTES))
      }
    })
    stream.end()
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** What the disk has now must open, be what was written, and be sound. */
async function readBack(
  { key, workFolder, migrations }: PackOrder,
  half: string,
  manifest: BackupManifest,
  tell: Tell,
): Promise<void> {
  const copy = join(workFolder, 'read-back.db')
  try {
    const found = unpackBackup(half, key, copy, (done, total) => tell('reading-back', done, total))
    const { migration, tables } = await inspect(copy, Secret.of(found.snapshotKey), migrations)
    const same =
      isDeepStrictEqual(found.manifest, manifest) &&
      isDeepStrictEqual({ migration, tables }, { migration: manifest.migration, tables: manifest.tables })
    if (!same) throw backupRefusal('not-held')
  } catch (error) {
    // A disk that is full is told as that.
    throw refusalName(error) === null && error instanceof Error && 'syscall' in error
      ? error
      : backupRefusal('not-held')
  } finally {
    rmSync(copy, { force: true })
  }
}

/** A link, unlike a renaming, fails when there is something of that name. A stick with FAT has no links. */
function putWithoutOverwriting(half: string, target: string): void {
  try {
    linkSync(half, target)
  } catch (error) {
    if (existsSync(target)) throw backupRefusal('exists')
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR', 'UNKNOWN'].includes(code))
      throw error
    renameSync(half, target)
  }
  if (process.platform === 'win32') return
  const folder = openSync(dirname(target), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
