import { mkdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * Has Node keep what V8 makes of every module that is loaded from now on, and take it from there at the next start:
 * reading our code anew takes longer than all else that a start does. Where nothing can be kept, or what is there does
 * not belong to the file as it is, the code is read as ever.
 *
 * V8 believes what it finds there, so `folder` must be as safe as the code itself: beside the build, for this user only.
 * Not for the desktop, whose package is checked before it runs and holds no folder that could be written.
 */
export function keepCompiled(folder: URL): void {
  const path = fileURLToPath(folder)
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch {
    return
  }
  enableCompileCache(path)
}
