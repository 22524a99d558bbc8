import { existsSync, rmSync } from 'node:fs'
import { putPrivateFile } from '../profile/private-file.ts'
import { indexOf, logOf } from './store-files.ts'

/**
 * Puts a whole copy in the place of a store that is broken or gone. The broken one is kept beside it, with its log,
 * as `store.db.broken-20260131T101500Z`.
 *
 * The order is what makes it safe to die at any step: the store goes first, so that a place without a store and with
 * a copy always means "go on"; the copy comes last, so that it never lies beside a log that is not its own.
 */
export async function putBack(file: string, copy: string): Promise<void> {
  const aside = `${file}.broken-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
  if (existsSync(file)) await putPrivateFile(file, aside)
  if (existsSync(logOf(file))) await putPrivateFile(logOf(file), logOf(aside))
  rmSync(indexOf(file), { force: true })
  await putPrivateFile(copy, file)
}
