// @ts-check
import { iconPaths } from './icons.mjs'
import { shippedFiles } from './package-files.mjs'
import { afterAll, afterPack, afterSign, beforePack, electronFor, prepareElectron } from './packing.mjs'
import { readPublisher } from './publisher.mjs'
import { root } from './script.mjs'
import { usesAzure } from './signing.mjs'

/**
 * What electron-builder is told; `npm run dist` runs it, and has looked at the environment before.
 */

const { env } = process
const { company, copyright, homepage, maintainer, updates } = readPublisher(root, env)
const sign = env['HANDOVER_SIGN'] === '1'

/** Questions that macOS would ask in our name, if Handover ever wanted to know. Electron brings texts for them. */
const noUsageTexts = Object.fromEntries(
  ['AudioCapture', 'BluetoothAlways', 'BluetoothPeripheral', 'Camera', 'Microphone'].map((what) => [
    `NS${what}UsageDescription`,
    null,
  ]),
)

/** Azure's Trusted Signing, when the environment names it. */
const azureSignOptions = {
  publisherName: company,
  endpoint: env['HANDOVER_AZURE_ENDPOINT'] ?? '',
  codeSigningAccountName: env['HANDOVER_AZURE_ACCOUNT'] ?? '',
  certificateProfileName: env['HANDOVER_AZURE_PROFILE'] ?? '',
}

/** @type {import('electron-builder').Configuration} */
const configuration = {
  appId: 'handover.desktop',
  productName: 'Handover',
  copyright,
  artifactName: 'Handover-${version}-${arch}.${ext}',
  directories: { output: 'build/dist' },
  // Nothing is compiled and nothing collected from node_modules: all is bundled but the addons, and they are prebuilt.
  beforeBuild: () => Promise.resolve(false),
  files: shippedFiles(root),
  extraMetadata: {
    // Electron names the app by the package.json that it finds inside.
    productName: 'Handover',
    // A Linux desktop knows by it which window belongs to which entry of its menu.
    desktopName: 'handover.desktop',
    author: { name: company },
    ...(homepage === null ? {} : { homepage }),
  },
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  // Chromium's own words; Handover speaks English only. It falls back to American, which must be there.
  electronLanguages: ['en-GB', 'en-US'],
  // The app-update.yml in the package, and the latest*.yml beside the installers. Nothing is uploaded.
  publish: updates === null ? null : { provider: 'generic', url: updates },
  protocols: [{ name: 'Handover', schemes: ['handover'] }],
  forceCodeSigning: sign,

  linux: {
    target: ['AppImage', 'deb'],
    icon: iconPaths.linux,
    category: 'Office',
    synopsis: 'Hands a home over with its keys',
    syncDesktopName: true,
    ...(maintainer === null ? {} : { maintainer, vendor: company }),
  },
  // The one that needs no libfuse2 on the computer.
  toolsets: { appimage: '1.0.3' },

  mac: {
    target: ['dmg', 'zip'].map((target) => ({ target, arch: ['universal'] })),
    icon: iconPaths.mac,
    category: 'public.app-category.business',
    darkModeSupport: true,
    extendInfo: noUsageTexts,
    // Both halves hold both addons, so that they are the same but for Electron.
    x64ArchFiles: '**/app.asar.unpacked/node_modules/**/prebuilds/**',
    // Unsigned, it gets a signature of no name where the fuses are set, without which Apple silicon runs nothing.
    ...(sign ? {} : { identity: null }),
    hardenedRuntime: sign,
    notarize: sign,
    gatekeeperAssess: false,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
  },

  win: {
    target: ['nsis'],
    icon: iconPaths.windows,
    requestedExecutionLevel: 'asInvoker',
    verifyUpdateCodeSignature: true,
    // One signature by today's hash: no Windows that runs this Electron reads the other.
    ...(sign && usesAzure(env)
      ? { azureSignOptions }
      : { signtoolOptions: { signingHashAlgorithms: ['sha256'] } }),
  },
  nsis: {
    // Into the user's own folder, so nobody is asked for an administrator; /S installs without a window.
    oneClick: true,
    perMachine: false,
    packElevateHelper: false,
    artifactName: 'Handover-Setup-${version}.${ext}',
    shortcutName: 'Handover',
    uninstallDisplayName: 'Handover',
    include: 'build/installer.nsh',
    // The homes, the receipts and what waits in the outbox are the user's: README says how to remove them.
    deleteAppDataOnUninstall: false,
  },

  beforePack,
  // Only asked when no electronDist was given on the command line.
  electronDist: electronFor,
  afterExtract: prepareElectron,
  afterPack,
  afterSign,
  afterAllArtifactBuild: afterAll,
}
export default configuration
