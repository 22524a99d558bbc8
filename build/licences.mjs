// @ts-check
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

/**
 * Packages that declare a licence and publish no text of it, in exactly the version that was looked at: a newer one may
 * have mended it. The text is then the licence's own, with whom the package names as its author.
 * @type {Readonly<Record<string, string>>}
 */
const textless = {
  // MIT in its package.json and its README; neither its package nor its repository has the text.
  '@nodable/entities@3.1.0': 'Copyright (c) Amit Gupta (https://solothought.com)',
  // The same; electron-updater needs it.
  'lazy-val@1.0.5': 'Copyright (c) Vladimir Krivosheev',
}

/**
 * The licence of an installed package, as it is published with it.
 * @param {string} folder
 * @returns {string | null} null when it has none
 */
export function licenceOf(folder) {
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8'))
    // What a build tool itself has bundled is not in what it adds to our build.
    .map((text) => text.split(/^# Licenses of bundled dependencies$/m)[0] ?? text)
    .map((text) => text.replaceAll('\r\n', '\n').trim())
  if (texts.length > 0) return texts.join('\n\n')
  /** @type {{ name: string, version: string }} */
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const holder = textless[`${name}@${version}`]
  return holder === undefined ? null : mit(holder)
}

/**
 * What is compiled into a package's binaries, which has no package of its own. `text` is its licence.
 * @param {string} folder of the package
 * @returns {{ name: string, version: string, licence: string, purl: string, text: string }[]}
 */
export function compiledInto(folder) {
  if (basename(folder) !== 'better-sqlite3-multiple-ciphers') return []
  const header = readFileSync(join(folder, 'deps', 'sqlite3', 'sqlite3.h'), 'utf8')
  const version = (/** @type {RegExp} */ pattern) => {
    const found = pattern.exec(header)?.[1]
    if (found === undefined) throw new Error(`${folder}: its sqlite3.h does not tell its version.`)
    return found
  }
  const sqlite = version(/#define SQLITE_VERSION\s+"([\d.]+)"/)
  const ciphers = version(/#define SQLITE3MC_VERSION_STRING\s+"SQLite3 Multiple Ciphers ([\d.]+)"/)
  return [
    {
      name: 'SQLite',
      version: sqlite,
      licence: 'blessing',
      purl: `pkg:generic/sqlite@${sqlite}`,
      text:
        'The author disclaims copyright to this source code. In place of a legal notice, here is a blessing:\n\n' +
        'May you do good and not evil.\nMay you find forgiveness for yourself and forgive others.\n' +
        'May you share freely, never taking more than you give.',
    },
    {
      name: 'SQLite3 Multiple Ciphers',
      version: ciphers,
      licence: 'MIT',
      purl: `pkg:github/utelle/SQLite3MultipleCiphers@v${ciphers}`,
      text: mit('Copyright (c) 2006-2026 Ulrich Telle'),
    },
  ]
}

/**
 * All licences as one text for people; packages with the same words together.
 * @param {readonly { folder: string, name: string, version: string, licence: string, text: string | null }[]} packages
 * @param {string} top what their folders start from
 */
export function noticesOf(packages, top) {
  /** @type {Map<string, string[]>} */
  const byText = new Map()
  const all = packages.flatMap((one) => [one, ...compiledInto(join(top, one.folder))])
  for (const { name, version, licence, text } of all) {
    const words = text ?? 'It publishes no text of its licence.'
    byText.set(words, [...(byText.get(words) ?? []), `${name} ${version} (${licence})`])
  }
  const line = '-'.repeat(78)
  const parts = [...byText].map(([text, names]) => `${line}\n${names.join('\n')}\n\n${text}\n`)
  return [
    'Handover is built on the work of others. These are their licences.\n\n' +
      'What Electron itself is built on, Chromium and Node among them, has its licences in the file\n' +
      'LICENSES.chromium.html, which is installed with Handover.\n',
    ...parts,
  ].join('\n')
}

/** @param {string} copyright */
const mit = (copyright) => `MIT License

${copyright}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`
