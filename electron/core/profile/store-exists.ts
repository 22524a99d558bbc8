import { anythingOf } from '../store/store-files.ts'
import { storeFile } from './folder.ts'

/** Whether there is a store, a copy of it, or what is left of one: then its key must never be made anew. */
export function storeExists(folder: string): boolean {
  return anythingOf(storeFile(folder))
}
