import { readFile, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pageFilesOf, type PageFiles } from '#shared/web/page-files.ts'

/**
 * Reads the built page into memory, once, for whichever host serves it.
 * @param folder where the build put the page (`build/out/renderer`).
 * @throws Error when it is not built.
 */
export async function readBuiltPage(folder: string): Promise<PageFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const built = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(folder, path).replaceAll(sep, '/'), new Uint8Array(await readFile(path))] as const
    })
  return pageFilesOf(await Promise.all(built))
}
