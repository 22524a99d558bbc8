import { createPackage } from '@electron/asar'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Before the fuses of every Electron binary stands this text. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

export interface StandIn {
  /** How many fuses its binary has, all of them on. */
  readonly fuses?: number
  /** In Node's words. */
  readonly platform?: 'linux' | 'win32' | 'darwin'
  /** What its file `version` says. */
  readonly version?: string
}

/**
 * Makes a folder that packing takes for an unpacked Electron: every file that it looks for, and a binary that is nothing
 * but its fuses; for Windows a program with its details, of which nothing runs.
 * @param folder made when it is not there
 */
export async function makeElectronStandIn(
  folder: string,
  { fuses = 9, platform = 'linux', version = '45.4.1' }: StandIn = {},
): Promise<void> {
  const write = (path: string, content: string | Uint8Array = 'stand-in') => {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) write(name)
  write('version', version)
  if (platform === 'darwin') writeMacApp(write, fusesOf(fuses))
  else {
    write('locales/en-GB.pak')
    write('locales/en-US.pak')
    write('locales/de.pak')
    if (platform === 'win32') write('electron.exe', Buffer.concat([await emptyProgram(), fusesOf(fuses)]))
    else {
      write('electron', fusesOf(fuses))
      write('chrome_crashpad_handler')
      write('chrome-sandbox')
      chmodSync(join(folder, 'electron'), 0o755)
    }
  }
  const resources = platform === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources'
  await writeDefaultApp(join(folder, resources, 'default_app.asar'))
}

/** The end of a binary, as Electron's is marked. */
const fusesOf = (count: number) =>
  Buffer.concat([
    Buffer.from(`the stand-in for Electron ${sentinel}`),
    Buffer.from([1, count]),
    Buffer.from('1'.repeat(count)),
  ])

async function writeDefaultApp(archive: string) {
  mkdirSync(dirname(archive), { recursive: true })
  const app = mkdtempSync(join(tmpdir(), 'default-app-'))
  try {
    writeFileSync(join(app, 'package.json'), '{"name":"electron","main":"main.js"}')
    writeFileSync(join(app, 'main.js'), '')
    await createPackage(app, archive)
  } finally {
    rmSync(app, { recursive: true })
  }
}

/** The library that electron-builder edits the details of a program with; the parts of it that are used here. */
interface Resedit {
  NtExecutable: {
    createEmpty(): Program
    from(bytes: Uint8Array): Program
  }
  NtExecutableResource: {
    from(program: Program): { entries: ResourceEntry[]; outputResource(program: Program): void }
  }
  Resource: {
    VersionInfo: {
      createEmpty(): {
        setFileVersion(version: string, language: number): void
        setStringValues(language: object, values: Record<string, string>): void
        outputToResourceEntries(entries: ResourceEntry[]): void
      }
      fromEntries(entries: ResourceEntry[]): { getStringValues(language: object): Record<string, string> }[]
    }
  }
}

interface Program {
  generate(): ArrayBuffer
}
interface ResourceEntry {
  type: number | string
  bin: ArrayBuffer
}

/** As electron-builder finds it: it is a part of that, not of this project. */
export async function loadResedit(): Promise<Resedit> {
  const builder = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'))
  return (await import(pathToFileURL(builder.resolve('resedit')).href)) as Resedit
}

/** A program of Windows without any code, with the details that Electron's has. */
async function emptyProgram() {
  const { NtExecutable, NtExecutableResource, Resource } = await loadResedit()
  const program = NtExecutable.createEmpty()
  const resources = NtExecutableResource.from(program)
  const details = Resource.VersionInfo.createEmpty()
  details.setFileVersion('45.4.1', 1033)
  details.setStringValues(
    { lang: 1033, codepage: 1200 },
    { CompanyName: 'GitHub, Inc.', FileDescription: 'Electron', ProductName: 'Electron' },
  )
  details.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  return Buffer.from(program.generate())
}

function writeMacApp(write: (path: string, content?: string | Uint8Array) => void, fuses: Buffer) {
  const app = 'Electron.app/Contents'
  const frameworks = `${app}/Frameworks`
  write(`${app}/MacOS/Electron`)
  write(
    `${app}/Info.plist`,
    plist({
      CFBundleExecutable: 'Electron',
      CFBundleIconFile: 'electron.icns',
      LSMinimumSystemVersion: '13.0',
      NSCameraUsageDescription: 'This app needs access to the camera',
      NSMicrophoneUsageDescription: 'This app needs access to the microphone',
    }),
  )
  write(`${app}/Resources/electron.icns`)
  for (const name of ['en', 'en_GB', 'de']) {
    write(`${app}/Resources/${name}.lproj/.keep`)
    write(`${frameworks}/Electron Framework.framework/Versions/A/Resources/${name}.lproj/locale.pak`)
  }
  write(`${frameworks}/Electron Framework.framework/Electron Framework`, fuses)
  for (const kind of ['', ' (Renderer)', ' (Plugin)', ' (GPU)']) {
    const helper = `Electron Helper${kind}`
    write(`${frameworks}/${helper}.app/Contents/MacOS/${helper}`)
    write(`${frameworks}/${helper}.app/Contents/Info.plist`, plist({ CFBundleExecutable: helper }))
  }
}

const plist = (values: Record<string, string>) =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0"><dict>',
    ...Object.entries(values).map(([key, value]) => `<key>${key}</key><string>${value}</string>`),
    '</dict></plist>',
  ].join('\n')
