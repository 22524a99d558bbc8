// @ts-check
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { megabytes, signSums, sizesOf, tellSizes, writeSums } from './artifacts.mjs'
import { noticesFile } from './bundled-packages.mjs'
import { addDictionary, dictionaryName } from './dictionaries.mjs'
import { electronVersion, fetchElectronZip } from './fetch-electron.mjs'
import { setFuses } from './fuses.ts'
import { inspectPackage } from './inspect-package.mjs'
import { addonsFor, architectures } from './package-files.mjs'
import { readPublisher } from './publisher.mjs'
import { bomOf, checkLicences, readPackages } from './sbom.mjs'
import { Halt, root } from './script.mjs'
import { checkSigned } from './signed.mjs'
import { voiceOn } from './voice.mjs'

/**
 * What is done with a package at each step of electron-builder.
 * @typedef {import('electron-builder').AfterPackContext} PackContext
 */

const { say } = voiceOn()

/** Node's names of the architectures, by electron-builder's numbers. */
const architectureNames = ['ia32', 'x64', 'armv7l', 'arm64', 'universal']

/** @type {Readonly<Record<string, string>>} */
const systemNames = { darwin: 'mac', win32: 'win', linux: 'linux' }

/**
 * The zips of Electron that were found or fetched, by machine.
 * @type {Map<string, string>}
 */
const zips = new Map()

/**
 * What was packed, each to have its SBOM.
 * @type {{ subject: import('./sbom.mjs').Subject, system: string }[]}
 */
const packed = []

/**
 * Before all: what ships must have its licences, and there must be an Electron for this machine.
 * @param {PackContext} context
 */
export async function beforePack(context) {
  const { platform, arch } = machineOf(context)
  if (!architectures.some((one) => one === arch)) {
    throw new Halt(`Handover is packed for ${architectures.join(' and ')}: there are no addons for ${arch}.`)
  }
  checkLicences(readPackages(root))
  const { packager } = context
  // electron-builder reads them after this hook, for each pack anew.
  packager.platformSpecificBuildOptions.files = addonFiles(platform, isHalf(context) ? 'universal' : arch)
  if (electronWasGiven(packager)) return
  const outcome = await fetchElectronZip({ platform, arch }, { say })
  if (outcome.fetched) {
    zips.set(`${platform}-${arch}`, outcome.zip)
    return
  }
  throw new Halt(
    `Electron ${electronVersion()} for ${platform} ${arch} could not be fetched (${outcome.why}). ` +
      'Set ELECTRON_MIRROR to the address of a mirror of its releases (with a / at the end), or give an Electron that ' +
      'is on this computer, as a folder or zip: npm run dist -- -c.electronDist=DIR, or ELECTRON_OVERRIDE_DIST_PATH=DIR.',
  )
}

/** @param {{ platformName: string, arch: string }} machine */
export function electronFor({ platformName, arch }) {
  const zip = zips.get(`${platformName}-${arch}`)
  if (zip === undefined) throw new Error(`No Electron was looked for: ${platformName}-${arch}.`)
  return zip
}

/**
 * Electron brings a small app of its own, which starts when app.asar does not. electron-builder leaves it there when it
 * is given an Electron, as it is here always. On the other side Chromium wants a dictionary.
 * @param {PackContext} context
 */
export async function prepareElectron({ appOutDir, electronPlatformName, packager }) {
  const mac = electronPlatformName === 'darwin'
  const resources = join(appOutDir, mac ? join('Electron.app', 'Contents', 'Resources') : 'resources')
  const version = join(appOutDir, 'version')
  const found = existsSync(version) ? readFileSync(version, 'utf8').trim().replace(/^v/, '') : null
  if (found !== null && found !== electronVersion()) {
    throw new Halt(`The Electron that was given is ${found}, and Handover is made for ${electronVersion()}.`)
  }
  rmSync(join(resources, 'default_app.asar'), { force: true })
  rmSync(version, { force: true })
  if (mac) return
  await addDictionary({
    resources,
    zip: process.env['HANDOVER_DICTIONARIES'] || undefined,
    mayFetch: !electronWasGiven(packager),
    say,
  })
}

/**
 * A whole package: its fuses are set, then it is looked at as its user will have it.
 * @param {PackContext} context
 */
export async function afterPack(context) {
  if (isHalf(context)) return
  const { platform, arch } = machineOf(context)
  const { appOutDir, packager } = context
  const binary = binaryOf(context)
  const resources = packager.getResourcesDir(appOutDir)
  const { updates } = readPublisher(root, process.env)
  const { unknown } = await setFuses(binary)
  if (unknown > 0) {
    say(
      `This Electron has ${unknown === 1 ? 'a fuse' : `${unknown} fuses`} that @electron/fuses does not know and nobody sets: ` +
        'update @electron/fuses and name it in build/fuses.ts.',
    )
  }
  const found = await inspectPackage({
    root,
    resources,
    binary,
    platform,
    arch,
    updates,
  })
  const dictionary = dictionaryIn(resources)
  packed.push({
    subject: { root, platform, arch, electronWasFetched: !electronWasGiven(packager), dictionary },
    system: systemNames[platform] ?? platform,
  })
  const sizes = sizesOf(appOutDir, resources)
  say(
    `Inspected: ${found.files} files and nothing else, addons for ${platform}-${arch} only, all fuses set` +
      (found.caseID !== null
        ? `, and the core in it sent a practice switch (case ${found.caseID}).`
        : `. Its core can be tried on ${platform}-${arch} only.`),
  )
  say(
    `Installed it takes ${megabytes(sizes.all)}: Electron ${megabytes(sizes.electron)}, Handover ${megabytes(sizes.handover)}.`,
  )
  // electron-builder writes it for what can update itself: no bare folder of Windows or macOS.
  const feed = existsSync(join(resources, 'app-update.yml')) ? updates : null
  say(feed === null ? 'It looks for no updates.' : `It looks for updates at ${feed}`)
  say(`The package lies in ${relative(root, appOutDir)}`)
}

/**
 * electron-builder calls this whether it signed or passed over it.
 * @param {PackContext} context
 */
export function afterSign(context) {
  if (process.env['HANDOVER_SIGN'] === '1' && context.electronPlatformName !== 'linux') {
    checkSigned(binaryOf(context))
  }
  return Promise.resolve()
}

/**
 * With all installers there: what is in them, whose it is, and their checksums, beside them.
 * @param {import('electron-builder').BuildResult} result
 */
export async function afterAll({ outDir, artifactPaths }) {
  const { version } = readVersion()
  const sign = process.env['HANDOVER_SIGN'] === '1'
  const files = artifactPaths.filter((file) => existsSync(file))
  for (const file of files) if (sign && file.endsWith('.exe')) checkSigned(file)
  for (const { subject, system } of packed) {
    const name = `Handover-${version}-${system}-${subject.arch}.cdx.json`
    writeFileSync(join(outDir, name), `${JSON.stringify(bomOf(subject, new Date()), null, 2)}\n`)
  }
  copyFileSync(join(root, 'build', 'out', noticesFile), join(outDir, `Handover-${version}-licences.txt`))
  await writeSums(outDir)
  const key = process.env['HANDOVER_GPG_KEY']
  if (sign && key) signSums(outDir, key)
  if (files.length > 0) say([`In ${relative(root, outDir)}:`, ...tellSizes(files)].join('\n'))
  return []
}

/**
 * The addons as electron-builder copies them.
 * @param {string} platform in Node's words
 * @param {string} arch
 */
function addonFiles(platform, arch) {
  return addonsFor(platform, arch).map(({ folder, files, binaries }) => ({
    from: folder,
    to: folder,
    filter: [...files, ...binaries],
  }))
}

/**
 * An app for both kinds of Mac is packed twice, into folders of their own, and then made one.
 * @param {PackContext} context
 */
const isHalf = ({ appOutDir }) => /-(?:x64|arm64)-temp$/.test(appOutDir)

/** @param {PackContext['packager']} packager */
const electronWasGiven = (packager) => typeof packager.config.electronDist === 'string'

/** @param {PackContext} context */
function binaryOf({ appOutDir, packager, electronPlatformName }) {
  const { productFilename } = packager.appInfo
  if (electronPlatformName === 'darwin') return join(appOutDir, `${productFilename}.app`)
  if (electronPlatformName === 'win32') return join(appOutDir, `${productFilename}.exe`)
  return join(appOutDir, 'executableName' in packager ? String(packager.executableName) : productFilename)
}

/** @param {PackContext} context */
function machineOf({ electronPlatformName, arch }) {
  return { platform: electronPlatformName, arch: architectureNames[arch] ?? String(arch) }
}

/** @param {string} resources */
function dictionaryIn(resources) {
  const folder = join(resources, 'dictionaries')
  const name = existsSync(folder) ? readdirSync(folder).find((one) => dictionaryName.test(one)) : undefined
  return name === undefined ? null : join(folder, name)
}

/** @returns {{ version: string }} */
const readVersion = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
