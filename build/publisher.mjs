// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Halt } from './script.mjs'

/**
 * Who gives Handover out, and where: nothing of this is known to the sources, so nothing is made up.
 * @typedef {object} Publisher
 * @property {string} company for the details of the files
 * @property {string} copyright
 * @property {string | null} homepage
 * @property {string | null} maintainer `Name <address>`, of the Debian package
 * @property {string | null} updates where the app looks for a newer one
 */

/**
 * From package.json (`homepage`, `author`), or from the environment, which goes before it: HANDOVER_HOMEPAGE,
 * HANDOVER_MAINTAINER, HANDOVER_PUBLISHER and HANDOVER_UPDATES_URL.
 * @param {string} root the checkout
 * @param {Record<string, string | undefined>} env
 * @returns {Publisher}
 * @throws {Halt} one of them is not what it should be
 */
export function readPublisher(root, env) {
  /** @type {{ homepage?: unknown, author?: unknown }} */
  const facts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const copyright = /^Copyright \(c\) (\d{4}) (.+)$/m.exec(readFileSync(join(root, 'LICENSE'), 'utf8'))
  if (copyright === null) throw new Halt('LICENSE does not say whose copyright it is.')
  const [, year = '', holder = ''] = copyright
  return {
    company: env['HANDOVER_PUBLISHER']?.trim() || holder,
    copyright: `© ${year} ${holder}`,
    homepage: webAddress('HANDOVER_HOMEPAGE', env['HANDOVER_HOMEPAGE'] ?? facts.homepage),
    maintainer: person('HANDOVER_MAINTAINER', env['HANDOVER_MAINTAINER'] ?? authorOf(facts.author)),
    updates: webAddress('HANDOVER_UPDATES_URL', env['HANDOVER_UPDATES_URL']),
  }
}

/**
 * A Debian package names its homepage and its maintainer.
 * @param {Publisher} publisher
 * @throws {Halt} one is not known
 */
export function checkForDebian({ homepage, maintainer }) {
  const missing = [
    ...(homepage === null
      ? ['its homepage (HANDOVER_HOMEPAGE=https://…, or "homepage" in package.json)']
      : []),
    ...(maintainer === null
      ? ['its maintainer (HANDOVER_MAINTAINER="Name <address>", or "author" in package.json)']
      : []),
  ]
  if (missing.length === 0) return
  throw new Halt(
    `A Debian package names ${missing.join(' and ')}. Without them pack an AppImage alone: npm run dist -- --linux AppImage.`,
  )
}

/**
 * What is not signed would take any update from that address: on Windows and macOS the signature is what is checked.
 * @param {Publisher} publisher
 * @param {{ platforms: readonly string[], sign: boolean }} packing
 * @throws {Halt} it would look for updates unsigned
 */
export function checkForUpdates({ updates }, { platforms, sign }) {
  if (updates === null || sign || platforms.every((platform) => platform === 'linux')) return
  throw new Halt(
    'HANDOVER_UPDATES_URL goes with HANDOVER_SIGN=1 on Windows and macOS: without a signature nobody can tell whose update it is.',
  )
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function webAddress(name, value) {
  if (typeof value !== 'string' || value.trim() === '') return null
  const url = URL.parse(value.trim())
  if (
    url?.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.search + url.hash === ''
  ) {
    return url.href
  }
  throw new Halt(`${name} is the address of a web page: https://, without a name, a password, a ? or a #.`)
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function person(name, value) {
  if (typeof value !== 'string' || value.trim() === '') return null
  if (/^[^<>\n]+ <[^\s<>@]+@[^\s<>@]+>$/.test(value.trim())) return value.trim()
  throw new Halt(`${name} is a name and an e-mail address: Name <address>.`)
}

/** @param {unknown} author as npm takes it: text, or an object */
function authorOf(author) {
  if (typeof author !== 'object' || author === null) return author
  const { name, email } = /** @type {{ name?: unknown, email?: unknown }} */ (author)
  return typeof name === 'string' && typeof email === 'string' ? `${name} <${email}>` : undefined
}
