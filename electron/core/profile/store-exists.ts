import { existsSync } from 'node:fs'
import { storeFile } from './folder.ts'

/** Whether there is a store, or what is left of one: then its key must never be made anew. */
export function storeExists(folder: string): boolean {
  const file = storeFile(folder)
  return existsSync(file) || existsSync(`${file}-wal`)
}
