// @ts-check
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packagesFile } from './bundled-packages.mjs'
import { electronChecksum, electronVersion } from './fetch-electron.mjs'
import { compiledInto } from './licences.mjs'
import { Halt } from './script.mjs'

/**
 * What an SBOM is about: a package that lies finished in a folder.
 * @typedef {object} Subject
 * @property {string} root the checkout that it was packed from
 * @property {string} platform
 * @property {string} arch or `universal`
 * @property {boolean} electronWasFetched whether its Electron is the published one, by checksum
 * @property {string | null} dictionary the file of the spell checker's dictionary in it
 */

/** Where Electron's releases are published. */
const electronReleases = 'https://github.com/electron/electron/releases/download'

/**
 * What is in a package, in CycloneDX 1.6: the packages whose code the build took in, the two addons with what is compiled
 * into them, Electron and the dictionary. What Electron consists of is not taken apart, and it says so.
 * Source: the JSON schema of CycloneDX 1.6; package addresses as purl-spec writes them.
 * @param {Subject} subject
 * @param {Date} at when it was packed
 * @returns {Record<string, unknown>}
 */
export function bomOf(subject, at) {
  const { root, platform, arch } = subject
  const { name, version, license } = readJson(root, 'package.json')
  const app = `pkg:generic/${name}@${version}?arch=${arch}&os=${platform}`
  const electron = electronIn(subject)
  const components = [
    ...readPackages(root)
      .filter((one) => one.folder !== 'node_modules/electron')
      .map((one) => componentOf(root, one)),
    electron,
    ...(subject.dictionary === null ? [] : [dictionaryIn(subject.dictionary)]),
  ]
  const content = {
    metadata: {
      timestamp: at.toISOString(),
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': app,
        name: 'Handover',
        version,
        licenses: licensesOf(license),
        purl: app,
      },
    },
    components,
    dependencies: [
      { ref: app, dependsOn: components.map((one) => one['bom-ref']) },
      ...components.map((one) => ({ ref: one['bom-ref'] })),
    ],
    compositions: [{ aggregate: 'incomplete', assemblies: [electron['bom-ref']] }],
  }
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(content))}`,
    version: 1,
    ...content,
  }
}

/**
 * The packages of the last build.
 * @param {string} root
 * @returns {import('./bundled-packages.mjs').BundledPackage[]}
 */
export function readPackages(root) {
  return JSON.parse(readFileSync(join(root, 'build', 'out', packagesFile), 'utf8'))
}

/**
 * Nothing is given out without the licences of what is in it.
 * @param {readonly import('./bundled-packages.mjs').BundledPackage[]} packages
 * @throws {Halt} names those without
 */
export function checkLicences(packages) {
  const without = packages
    .filter((one) => !one.hasText)
    .map((one) => `${one.name} ${one.version} (${one.licence})`)
  if (without.length === 0) return
  throw new Halt(
    `These packages publish no text of their licence, so they cannot be given out:\n${without.join('\n')}\n` +
      'Find the text and name its holder in build/licences.mjs.',
  )
}

/**
 * @param {string} root
 * @param {import('./bundled-packages.mjs').BundledPackage} bundled
 */
function componentOf(root, { folder, name, version, licence }) {
  /** @type {Record<string, { version?: string, integrity?: string } | undefined>} */
  const lock = readJson(root, 'package-lock.json').packages
  const { integrity, version: locked } = lock[folder] ?? {}
  if (integrity === undefined || locked !== version) {
    throw new Halt(`package-lock.json has no ${folder} ${version} with its hash. Run npm install.`)
  }
  const [algorithm = '', hash = ''] = integrity.split('-')
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  const inside = compiledInto(join(root, folder)).map((part) => ({
    type: 'library',
    'bom-ref': part.purl,
    name: part.name,
    version: part.version,
    licenses: licensesOf(part.licence),
    purl: part.purl,
  }))
  return {
    type: 'library',
    'bom-ref': purl,
    ...nameOf(name),
    version,
    hashes: [{ alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(hash, 'base64').toString('hex') }],
    licenses: licensesOf(licence),
    purl,
    ...(inside.length > 0 ? { components: inside } : {}),
  }
}

/** @param {Subject} subject */
function electronIn({ root, platform, arch, electronWasFetched }) {
  const version = electronVersion()
  const { license } = readJson(join(root, 'node_modules', 'electron'), 'package.json')
  const zips = (arch === 'universal' ? ['x64', 'arm64'] : [arch]).map(
    (one) => `electron-v${version}-${platform}-${one}.zip`,
  )
  return {
    type: 'framework',
    'bom-ref': `pkg:npm/electron@${version}`,
    name: 'electron',
    version,
    licenses: licensesOf(license),
    purl: `pkg:npm/electron@${version}`,
    externalReferences: zips.map((zip) => ({
      type: 'distribution',
      url: `${electronReleases}/v${version}/${zip}`,
      ...(electronWasFetched ? { hashes: [{ alg: 'SHA-256', content: electronChecksum(zip) }] } : {}),
    })),
  }
}

/** @param {string} file */
function dictionaryIn(file) {
  const [, version = ''] = /en-GB-([\d-]+)\.bdic$/.exec(file) ?? []
  const purl = `pkg:generic/hunspell-dictionary-en-gb@${version}`
  return {
    type: 'data',
    'bom-ref': purl,
    name: 'hunspell-dictionary-en-gb',
    version,
    hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(readFileSync(file)).digest('hex') }],
    licenses: [{ license: { name: 'See hunspell_dictionaries in LICENSES.chromium.html' } }],
    purl,
  }
}

/** @param {string} name of an npm package; its scope is a group in CycloneDX */
function nameOf(name) {
  const [scope, rest] = name.split('/')
  return rest === undefined ? { name } : { group: scope, name: rest }
}

/**
 * One licence by its SPDX id, several as an expression.
 * @param {string} spdx
 */
const licensesOf = (spdx) => [/[ ()]/.test(spdx) ? { expression: spdx } : { license: { id: spdx } }]

/**
 * The same for the same content.
 * @param {string} content
 */
function uuidOf(content) {
  const bytes = createHash('sha256').update(content).digest().subarray(0, 16)
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x80, 6)
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/**
 * @param {string} folder
 * @param {string} file
 */
const readJson = (folder, file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))
