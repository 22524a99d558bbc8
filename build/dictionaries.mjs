// @ts-check
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fetchElectronFile } from './fetch-electron.mjs'
import { Halt } from './script.mjs'

/** As Chromium names the dictionary that it looks for, with its version. */
export const dictionaryName = /^en-GB-\d+-\d+\.bdic$/

/**
 * Puts Chromium's British dictionary among a package's resources, for Windows and Linux: without it Chromium would fetch
 * it from Google, which Handover never lets it. macOS has a spell checker of its own.
 * @param {object} into
 * @param {string} into.resources
 * @param {string | undefined} into.zip the zip with it, when one was given
 * @param {boolean} into.mayFetch whether Electron's release may be asked for it
 * @param {(line: string) => void} into.say
 * @throws {Halt} the zip that was given has none
 */
export async function addDictionary({ resources, zip, mayFetch, say }) {
  const outcome =
    zip !== undefined
      ? { fetched: /** @type {const} */ (true), file: zip }
      : mayFetch
        ? await fetchElectronFile('hunspell_dictionaries.zip', { say })
        : { fetched: /** @type {const} */ (false), why: 'Electron was given' }
  if (outcome.fetched) return unpackInto(join(resources, 'dictionaries'), outcome.file)
  say(
    `There will be no spell checking: no dictionary (${outcome.why}). HANDOVER_DICTIONARIES=FILE gives Electron's hunspell_dictionaries.zip.`,
  )
}

/**
 * @param {string} folder
 * @param {string} zip
 */
async function unpackInto(folder, zip) {
  const room = createRequire(new URL('../node_modules/electron/package.json', import.meta.url))
  /** @type {{ default: (zip: string, options: { dir: string }) => Promise<void> }} */
  const { default: extract } = await import(
    pathToFileURL(room.resolve('@electron-internal/extract-zip')).href
  )
  const there = mkdtempSync(join(tmpdir(), 'handover-dictionaries-'))
  try {
    await extract(zip, { dir: there })
    const found = readdirSync(there, { recursive: true, encoding: 'utf8' }).filter((path) =>
      dictionaryName.test(basename(path)),
    )
    const [only] = found
    if (only === undefined || found.length > 1) {
      throw new Halt(`${zip} holds ${found.length} British dictionaries (en-GB-….bdic), not one.`)
    }
    mkdirSync(folder, { recursive: true })
    cpSync(join(there, only), join(folder, basename(only)))
  } finally {
    rmSync(there, { recursive: true, force: true })
  }
}
