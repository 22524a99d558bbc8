import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A session, as far as its words are checked. */
export interface SpellingSession {
  setSpellCheckerDictionaryDownloadURL(url: string): void
  setSpellCheckerEnabled(enable: boolean): void
  setSpellCheckerLanguages(languages: string[]): void
}

/** Chromium has no dictionary of Irish English; British spelling serves in both countries. */
const language = 'en-GB'
const dictionaryName = /^en-GB(-\d+)+\.bdic$/i

/**
 * Where Chromium looks for dictionaries that it does not have: nowhere. It never asks on port 1 (net/base/port_util.cc),
 * not even this computer, so nothing leaves, and no proxy hears of it.
 */
const nowhere = 'https://127.0.0.1:1/'

export interface Dictionaries {
  platform: NodeJS.Platform
  /** Where the installer put them. */
  installed: string
  /** Where Chromium reads them: `Dictionaries` in the user-data folder. */
  used: string
}

/**
 * Checks spelling with the dictionary that was installed, and fetches none. Without one, nothing is checked. On macOS the
 * system checks, in the languages that its user has chosen, and Electron's settings do nothing (documented).
 * To be called before a window is made; what it returns comes after.
 * @returns whether spelling is checked
 */
export async function checkSpelling(session: SpellingSession, places: Dictionaries): Promise<boolean> {
  if (places.platform === 'darwin') return true
  session.setSpellCheckerDictionaryDownloadURL(nowhere)
  session.setSpellCheckerEnabled(false)
  if (!(await install(places))) return false
  session.setSpellCheckerLanguages([language])
  session.setSpellCheckerEnabled(true)
  return true
}

/** False when there is nothing to install, or it cannot be. */
async function install({ installed, used }: Dictionaries): Promise<boolean> {
  try {
    const name = (await readdir(installed)).find((file) => dictionaryName.test(file))
    if (name === undefined) return false
    const bytes = await readFile(join(installed, name))
    const there = await readFile(join(used, name)).catch(() => null)
    if (there?.equals(bytes) === true) return true
    await mkdir(used, { recursive: true })
    // Whole or not at all: Chromium trusts what it finds.
    await writeFile(join(used, `${name}.new`), bytes)
    await rename(join(used, `${name}.new`), join(used, name))
    return true
  } catch {
    return false
  }
}
