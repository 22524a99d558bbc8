// @ts-check
import { rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { electronVersion, fetchElectronZip } from './fetch-electron.mjs'
import { setFuses } from './fuses.ts'
import { inspectPackage } from './inspect-package.mjs'
import { addonsFor, architectures, shippedFiles } from './package-files.mjs'
import { Halt, root } from './script.mjs'
import { voiceOn } from './voice.mjs'

/**
 * What electron-builder is told; `npm run dist` runs it.
 * @typedef {import('electron-builder').AfterPackContext} PackContext
 */

const { say } = voiceOn()

/** Node's names of the architectures, by electron-builder's numbers. */
const architectureNames = ['ia32', 'x64', 'armv7l', 'arm64', 'universal']

/**
 * The zips of Electron that were found or fetched, by machine.
 * @type {Map<string, string>}
 */
const zips = new Map()

/** @type {import('electron-builder').Configuration} */
const configuration = {
  appId: 'handover.desktop',
  productName: 'Handover',
  directories: { output: 'build/dist' },
  // Nothing is compiled and nothing collected from node_modules: all is bundled but the addons, and they are prebuilt.
  beforeBuild: () => Promise.resolve(false),
  files: shippedFiles(root),
  // Electron names the app by the package.json that it finds inside.
  extraMetadata: { productName: 'Handover' },
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  publish: null,

  linux: { target: ['AppImage'], category: 'Office', files: addonFiles('linux') },
  mac: { target: ['dmg', 'zip'], category: 'public.app-category.business', files: addonFiles('darwin') },
  win: { target: ['nsis'], files: addonFiles('win32') },
  nsis: { perMachine: false },

  beforePack: findElectron,
  // Only asked when no electronDist was given on the command line.
  electronDist: electronFor,
  afterExtract: removeElectronsOwnApp,
  afterPack: finishAndInspect,
}
export default configuration

/**
 * The addons as electron-builder copies them; it puts in the architecture.
 * @param {string} platform in Node's words
 */
function addonFiles(platform) {
  return addonsFor(`${platform}-\${arch}`).map(({ folder, files, binary }) => ({
    from: folder,
    to: folder,
    filter: [...files, binary],
  }))
}

/** @param {PackContext} context */
async function findElectron(context) {
  const { platform, arch } = machineOf(context)
  if (!architectures.some((one) => one === arch)) {
    throw new Halt(
      `Handover is packed for ${architectures.join(' and ')}, one at a time: there are no addons for ${arch}.`,
    )
  }
  if (typeof context.packager.config.electronDist === 'string') return
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
function electronFor({ platformName, arch }) {
  const zip = zips.get(`${platformName}-${arch}`)
  if (zip === undefined) throw new Error(`No Electron was looked for: ${platformName}-${arch}.`)
  return zip
}

/**
 * Electron brings a small app of its own, which starts when app.asar does not. electron-builder leaves it there when it
 * is given an Electron, as it is here always.
 * @param {PackContext} context
 */
function removeElectronsOwnApp({ appOutDir, electronPlatformName }) {
  const resources =
    electronPlatformName === 'darwin' ? join('Electron.app', 'Contents', 'Resources') : 'resources'
  for (const path of [join(resources, 'default_app.asar'), 'version'])
    rmSync(join(appOutDir, path), { force: true })
  return Promise.resolve()
}

/** @param {PackContext} context */
async function finishAndInspect(context) {
  const { platform, arch } = machineOf(context)
  const { appOutDir, packager } = context
  const binary = join(appOutDir, binaryName(platform, packager))
  const { unknown } = await setFuses(binary)
  if (unknown > 0) {
    say(
      `This Electron has ${unknown === 1 ? 'a fuse' : `${unknown} fuses`} that @electron/fuses does not know and nobody sets: ` +
        'update @electron/fuses and name it in build/fuses.ts.',
    )
  }
  const found = await inspectPackage({
    root,
    resources: packager.getResourcesDir(appOutDir),
    binary,
    platform,
    arch,
  })
  say(
    `Inspected: ${found.files} files and nothing else, addons for ${platform}-${arch} only, all fuses set` +
      (found.caseID !== null
        ? `, and the core in it sent a practice switch (case ${found.caseID}).`
        : `. Its core can be tried on ${platform}-${arch} only.`),
  )
  say(`The package lies in ${relative(root, appOutDir)}`)
}

/**
 * @param {string} platform
 * @param {PackContext['packager']} packager
 */
function binaryName(platform, packager) {
  const { productFilename } = packager.appInfo
  if (platform === 'darwin') return `${productFilename}.app`
  if (platform === 'win32') return `${productFilename}.exe`
  return 'executableName' in packager ? String(packager.executableName) : productFilename
}

/** @param {PackContext} context */
function machineOf({ electronPlatformName, arch }) {
  return { platform: electronPlatformName, arch: architectureNames[arch] ?? String(arch) }
}
