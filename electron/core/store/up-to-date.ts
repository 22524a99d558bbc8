import { rmSync } from 'node:fs'
import type { Log } from '../log.ts'
import { TroubleError } from '../trouble.ts'
import type { Secret } from '../vault/secret.ts'
import { look } from './check.ts'
import { copyStore, isWholeCopy } from './copy.ts'
import { openEncrypted } from './encrypted-database.ts'
import { migrate, missingMigrations } from './migrate.ts'
import type { Migration } from './migrations.ts'
import { putBack } from './restore.ts'
import { storeGone } from './soundness.ts'
import { copyOf, sizeOf, sweepHalfCopies } from './store-files.ts'
import { asStoreTrouble, isDamage, storeTrouble } from './store-trouble.ts'

interface Place {
  file: string
  key: Secret
  log: Log
}

/**
 * Goes on where a process died that was migrating: half a copy is swept; a whole one takes the place of a store
 * that is broken or gone, and is removed when the store is sound. To be called under the store's lock.
 */
export async function finishWhatWasBegun(place: Place): Promise<void> {
  sweepHalfCopies(place.file)
  const copy = copyOf(place.file)
  if (copy !== null) await settleCopy(place, copy, () => true)
}

/**
 * Applies the migrations that a store lacks. One that holds something is copied first; the copy takes its place when
 * the store is afterwards not what it was, and only then: another process may have written to it meanwhile.
 * Under the store's lock.
 *
 * @throws TroubleError `failed` (HO-STORE-MIGRATION-FAILED); `full`, `busy`, `read-only` when it was that
 */
export async function bringUpToDate(place: Place, known: readonly Migration[]): Promise<void> {
  const { file, key, log } = place
  const before = await shapeOf(file, key)
  try {
    const applied = await migrateFile(place, known)
    // Opened anew, to read what the disk has.
    await look(file, key, Infinity, (database) => refuseMissing(missingMigrations(database, known)))
    for (const name of applied) log.info({ migration: name }, 'Store migrated')
  } catch (error) {
    const copy = copyOf(file)
    // Without a copy it did not begin, or there was nothing to copy.
    if (copy === null) throw error instanceof TroubleError ? error : migrationTrouble(error)
    log.error({ code: 'HO-STORE-MIGRATION-FAILED' }, 'The store could not be brought up to date.')
    await settleCopy(place, copy, (now) => now === before)
    throw migrationTrouble(error)
  }
  removeCopy(copyOf(file))
}

/**
 * Removes a copy that is not needed, or puts it in the place of a store that is gone, broken, or not what it should be.
 *
 * @throws TroubleError when the store is broken and the copy is no better, or when neither can be read just now
 */
async function settleCopy(
  { file, key, log }: Place,
  copy: string,
  isAsItShouldBe: (shape: string) => boolean,
): Promise<void> {
  const damage = await damageOf(file, key, isAsItShouldBe)
  if (damage === null) {
    removeCopy(copy)
    return
  }
  // One that the key does not open, or that is broken itself, is no help: then everything stays as it is.
  if (!(await isWholeCopy(copy, key))) throw damage
  log.warn({ code: damage.trouble.code }, 'The copy made before a migration takes the place of the store.')
  await putBack(file, copy)
}

/** What the store no longer holds, erased data above all, must not live on in a copy of it. */
function removeCopy(copy: string | null): void {
  if (copy !== null) rmSync(copy)
}

async function damageOf(
  file: string,
  key: Secret,
  isAsItShouldBe: (shape: string) => boolean,
): Promise<TroubleError | null> {
  if (sizeOf(file) === 0) return storeGone()
  try {
    const shape = await shapeOf(file, key)
    return isAsItShouldBe(shape) ? null : storeTrouble('damaged', 'A migration changed it and did not end.')
  } catch (error) {
    const trouble = asStoreTrouble(error)
    if (isDamage(trouble)) return trouble
    throw trouble
  }
}

/** SQLite's count of the changes of a store's tables. Every page of it is read. */
function shapeOf(file: string, key: Secret): Promise<string> {
  return look(file, key, Infinity, (database) => String(database.pragma('schema_version', { simple: true })))
}

async function migrateFile({ file, key }: Place, known: readonly Migration[]): Promise<string[]> {
  const database = openEncrypted(file, key, { readonly: false })
  try {
    // Also erases what a migration removes.
    database.pragma('secure_delete = ON')
    database.pragma('synchronous = FULL')
    return await migrate(database, known, (next) => copyStore(file, key, next.number))
  } finally {
    database.close()
  }
}

function refuseMissing(missing: readonly Migration[]): void {
  if (missing.length > 0) throw new Error('A migration was applied and is not there.')
}

/** What ended a migration; a full disk is told as that, a mistake in the migration with a code of its own. */
function migrationTrouble(error: unknown): unknown {
  const trouble = asStoreTrouble(error)
  if (trouble instanceof TroubleError && ['full', 'busy', 'read-only'].includes(trouble.trouble.state))
    return trouble
  const detail =
    trouble instanceof TroubleError ? trouble.trouble.detail : error instanceof Error ? error.message : ''
  return storeTrouble('failed', detail, {
    cause: error,
    instead: {
      code: 'HO-STORE-MIGRATION-FAILED',
      message: 'The store could not be brought up to date. It is as it was before; nothing was lost.',
      fix: 'Go on with the version of Handover that you had before, and tell whoever looks after Handover for you.',
    },
  })
}
