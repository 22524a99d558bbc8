// @ts-check
import { extractFile, getRawHeader } from '@electron/asar'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { askPackage } from './ask-package.mjs'
import { dictionaryName } from './dictionaries.mjs'
import { wrongFuses } from './fuses.ts'
import { addonsFor, shippedFiles } from './package-files.mjs'
import { Halt } from './script.mjs'

/**
 * @typedef {object} Package
 * @property {string} root the checkout it was packed from
 * @property {string} resources the folder that app.asar is in
 * @property {string} binary the executable, or the .app on macOS
 * @property {string} platform
 * @property {string} arch or `universal`
 * @property {string | null} updates the only address that it may look for updates at
 */

/** What may be in a package at all, whatever the build made: no test, no source map, no settings, no other package. */
const kinds = [
  /^(package\.json|LICENSE)$/,
  /^build\/out\/((main|cli|loopback|backup-worker|import-worker)\.js|preload\.cjs|chunks\/[\w-]+\.js)$/,
  /^build\/out\/renderer\/(index\.html|licences\.txt|assets\/[\w.-]+\.(js|css|woff2|svg|png))$/,
  /^node_modules\/(keytar|better-sqlite3-multiple-ciphers)\/(package\.json|LICENSE(\.md)?|lib\/[\w/-]+\.js|prebuilds\/[\w/-]+\.node)$/,
]

/** What package.json says in a checkout only. */
const ofTheCheckout = ['scripts', 'devDependencies', 'build']

/**
 * Looks at a package as somebody who installs it will have it. Throws Halt with all that is wrong.
 * @param {Package} packed
 * @returns {Promise<{ files: number, caseID: string | null }>} `caseID`: what its core got for a switch that it sent;
 *   null when it is for another kind of machine than this
 */
export async function inspectPackage(packed) {
  const asar = join(packed.resources, 'app.asar')
  const inside = filesIn(asar)
  const wrong = [
    ...wrongFiles(packed, inside),
    ...wrongContents(packed, asar, inside),
    ...wrongPlaces(packed, inside),
    ...wrongResources(packed),
    ...(await wrongFuses(packed.binary)).map((name) => `the fuse ${name} is not as build/fuses.ts says`),
  ]
  if (wrong.length > 0) throw new Halt(`The package is not as it should be:\n${wrong.join('\n')}`)
  const canRunHere = packed.platform === process.platform && ['universal', process.arch].includes(packed.arch)
  return { files: inside.size, caseID: canRunHere ? askPackage(asar) : null }
}

/**
 * The paths that belong in a package.
 * @param {Package} packed
 */
function wantedFiles({ root, platform, arch }) {
  const addons = addonsFor(platform, arch).flatMap(({ folder, files, binaries }) =>
    [...files, ...binaries].map((file) => `${folder}/${file}`),
  )
  return new Set(['package.json', ...shippedFiles(root), ...addons])
}

/**
 * @param {Package} packed
 * @param {Map<string, boolean>} inside
 */
function wrongFiles(packed, inside) {
  const wanted = wantedFiles(packed)
  return [
    ...[...inside.keys()]
      .filter((file) => !wanted.has(file) || !kinds.some((kind) => kind.test(file)))
      .map((file) => `${file} does not belong in it`),
    ...[...wanted].filter((file) => !inside.has(file)).map((file) => `${file} is missing`),
  ]
}

/**
 * Every file is the one in the checkout, byte by byte. Only of a package.json electron-builder takes out what a package
 * does not need.
 * @param {Package} packed
 * @param {string} asar
 * @param {Map<string, boolean>} inside
 */
function wrongContents(packed, asar, inside) {
  const wanted = wantedFiles(packed)
  const changed = [...inside].filter(([file, unpacked]) => {
    if (!wanted.has(file) || file.endsWith('package.json')) return false
    const beside = join(`${asar}.unpacked`, file)
    if (unpacked && !existsSync(beside)) return false
    const bytes = unpacked ? readFileSync(beside) : extractFile(asar, join(file))
    return !bytes.equals(readFileSync(join(packed.root, file)))
  })
  /** @type {Record<string, unknown>} */
  const description = inside.has('package.json')
    ? JSON.parse(extractFile(asar, 'package.json').toString())
    : {}
  return [
    ...changed.map(([file]) => `${file} is not the file that was built`),
    ...ofTheCheckout.filter((key) => key in description).map((key) => `package.json still has its ${key}`),
  ]
}

/**
 * Addons are loaded by the system, from real files; all else is in the archive, where its integrity is checked.
 * @param {Package} packed
 * @param {Map<string, boolean>} inside
 */
function wrongPlaces({ resources }, inside) {
  const beside = new Set(filesBelow(join(resources, 'app.asar.unpacked')))
  return [
    ...[...inside]
      .filter(([file, unpacked]) => unpacked !== file.endsWith('.node'))
      .map(([file, unpacked]) => `${file} is ${unpacked ? 'beside' : 'inside'} the archive`),
    ...[...inside]
      .filter(([file, unpacked]) => unpacked && !beside.has(file))
      .map(([file]) => `${file} is missing beside the archive`),
    ...[...beside]
      .filter((file) => inside.get(file) !== true)
      .map((file) => `${file} does not belong beside the archive`),
  ]
}

/**
 * Beside the archive lies nothing but a dictionary, and where the app looks for updates when it was told so.
 * @param {Package} packed
 */
function wrongResources({ resources, platform, updates }) {
  const ours = ['app.asar', 'app.asar.unpacked', 'dictionaries', 'app-update.yml']
  const others = readdirSync(resources).filter(
    (name) =>
      !ours.includes(name) &&
      // macOS keeps icons, languages and Electron's licences there.
      (platform !== 'darwin' || !/\.(icns|lproj)$|^LICENSE[\w.]*$/.test(name)),
  )
  const words = filesBelow(join(resources, 'dictionaries'))
  const feed = join(resources, 'app-update.yml')
  const address = existsSync(feed) ? /^url: (.*)$/m.exec(readFileSync(feed, 'utf8'))?.[1] : undefined
  return [
    ...others.map((name) => `${name} does not belong among the resources`),
    ...words
      .filter((name) => !dictionaryName.test(name) || platform === 'darwin' || words.length > 1)
      .map((name) => `dictionaries/${name} does not belong among the resources`),
    ...(existsSync(feed) && (updates === null || address !== updates)
      ? [`app-update.yml looks for updates at ${address ?? 'no address'}, not at ${updates ?? 'none'}`]
      : []),
  ]
}

/**
 * The files of an archive, and whether each lies beside it.
 * @param {string} asar
 * @returns {Map<string, boolean>}
 */
function filesIn(asar) {
  /** @type {Map<string, boolean>} */
  const files = new Map()
  const walk = (
    /** @type {import('@electron/asar').DirectoryRecord} */ folder,
    /** @type {string} */ above,
  ) => {
    for (const [name, entry] of Object.entries(folder.files)) {
      if ('files' in entry) walk(entry, `${above}${name}/`)
      else files.set(`${above}${name}`, 'unpacked' in entry && entry.unpacked)
    }
  }
  walk(getRawHeader(asar).header, '')
  return files
}

/** @param {string} folder */
function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
