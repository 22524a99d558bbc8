import { FuseV1Options, FuseVersion, flipFuses, pathToFuseFile, type FuseConfig } from '@electron/fuses'
import { readFile } from 'node:fs/promises'

/**
 * Every fuse of Electron, and how it is set in the package. Strict: a fuse that a newer @electron/fuses brings is a
 * type error here, and one that is left out fails the packing.
 */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,

  // ELECTRON_RUN_AS_NODE would make a plain Node of a program that the keychain trusts. The price: no child_process.fork.
  [FuseV1Options.RunAsNode]: false,
  // Handover sets no cookies. Should Chromium ever keep one, it is not kept in plain text.
  [FuseV1Options.EnableCookieEncryption]: true,
  // NODE_OPTIONS=--require=… would run anybody's code inside Handover.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // --inspect would let every program of this user look into the core, where the secrets are.
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // A changed app.asar does not start. Checked on macOS and Windows; Linux ignores it.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  // Without this a folder named "app" beside app.asar would be loaded in its place, unchecked.
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // There is no V8 snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The page comes from handover-app:, so nothing needs what file: pages may do.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // As Electron ships it: a WebAssembly that reads outside its memory is stopped by the processor's guard pages.
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies FuseConfig

/** The fuses by number, in the order of the binary's wire. */
const wanted: [number, boolean][] = Object.entries(fuses).flatMap(([key, value]) =>
  /^\d+$/.test(key) && typeof value === 'boolean' ? [[Number(key), value]] : [],
)

/**
 * Sets the fuses of a packed Electron.
 * @param binary the executable, or the .app on macOS
 * @returns how many fuses this Electron has that @electron/fuses does not know yet. They stay as Electron ships them:
 *   nobody can name what has no name.
 */
export async function setFuses(binary: string): Promise<{ unknown: number }> {
  const unknown = Math.max(0, ...(await wiresOf(binary)).map((wire) => wire.length - wanted.length))
  await flipFuses(binary, {
    ...fuses,
    ...(unknown > 0 ? { strictlyRequireAllFuses: false } : {}),
    // On Apple silicon a changed binary runs only when it is signed anew.
    resetAdHocDarwinSignature: process.platform === 'darwin',
  })
  return { unknown }
}

/** Reads the fuses back from a packed Electron and answers the names of those that are not as they should be. */
export async function wrongFuses(binary: string): Promise<string[]> {
  const wires = await wiresOf(binary)
  return wanted
    .filter(([number, on]) => wires.some((wire) => wire[number] !== (on ? '1' : '0').charCodeAt(0)))
    .map(([number]) => FuseV1Options[number] ?? String(number))
}

/** What stands before the fuses in every binary of Electron, then a byte for their version and one for their number. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** The fuses of a binary; one for both kinds of Mac has them twice, and @electron/fuses reads back the first only. */
async function wiresOf(binary: string): Promise<Uint8Array[]> {
  const bytes = await readFile(pathToFuseFile(binary))
  const wires: Uint8Array[] = []
  for (let at = bytes.indexOf(sentinel); at >= 0; at = bytes.indexOf(sentinel, at + 1)) {
    const start = at + sentinel.length + 2
    wires.push(bytes.subarray(start, start + (bytes[start - 1] ?? 0)))
  }
  if (wires.length === 0) throw new Error(`${binary} has no fuses: it is no Electron.`)
  return wires
}
