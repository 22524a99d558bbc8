import { createPackageWithOptions, extractAll, uncacheAll } from '@electron/asar'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setFuses, wrongFuses } from '#build/fuses.ts'
import { inspectPackage } from '#build/inspect-package.mjs'
import { addonsFor } from '#build/package-files.mjs'
import { beforePack, prepareElectron } from '#build/packing.mjs'
import { root } from '#build/script.mjs'
import { loadResedit, makeElectronStandIn } from '#test/support/electron-stand-in.ts'
import { packingPatience, runDist } from '#test/support/run-dist.ts'
import { temporaryFolder } from '#test/support/store.ts'

/*
 * Windows and macOS, packed from here with stand-ins for their Electron: all that needs neither system. What needs one:
 * the installer, the disk image, a signature, and putting the two halves of a Mac's app together.
 */

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handover-dist-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The addons in a package, as paths from it. */
const addonsIn = (packed: string) =>
  readdirSync(packed, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.node'))
    .sort()

const saysOfTheRest = (machine: string): unknown[] => [
  'Packing …',
  expect.stringMatching(
    new RegExp(
      `^Inspected: \\d+ files and nothing else, addons for ${machine} only, all fuses set\\. Its core can be tried on ${machine} only\\.$`,
    ),
  ),
  expect.stringMatching(/^Installed it takes /),
  'It looks for no updates.',
  expect.stringMatching(/^The package lies in /),
  'Not signed.',
]

describe('for Windows', () => {
  let packed: string
  let ran: Awaited<ReturnType<typeof runDist>>
  beforeAll(async () => {
    const electron = join(folder, 'electron-win32')
    await makeElectronStandIn(electron, { platform: 'win32' })
    const output = join(folder, 'win32')
    const env = { HANDOVER_PUBLISHER: 'Doors Ltd', CSC_LINK: 'nowhere.p12', CSC_KEY_PASSWORD: 'hush' }
    ran = await runDist(['--win', 'dir', '--x64', `-c.electronDist=${electron}`], output, env)
    packed = join(output, 'win-unpacked')
  }, packingPatience)

  test('is packed and inspected, and what could have signed it is not used', () => {
    const [first, ...rest] = saysOfTheRest('win32-x64')
    expect(ran.lines).toEqual([
      first,
      expect.stringMatching(
        /^There will be no spell checking: no dictionary \(Electron was given\)\. HANDOVER_DICTIONARIES=/,
      ),
      ...rest.slice(0, -1),
      'Not signed, though CSC_LINK, CSC_KEY_PASSWORD are set: HANDOVER_SIGN=1 or --sign asks for it.',
    ])
    expect(ran.code).toBe(0)
  })

  test('has the two addons for Windows, and its fuses set', async () => {
    expect(addonsIn(packed)).toEqual([
      'resources/app.asar.unpacked/node_modules/better-sqlite3-multiple-ciphers/prebuilds/win32-x64.node',
      'resources/app.asar.unpacked/node_modules/keytar/prebuilds/win32-x64/keytar.node',
    ])
    expect(await wrongFuses(join(packed, 'Handover.exe'))).toEqual([])
    expect(readdirSync(join(packed, 'resources')).sort()).toEqual(['app.asar', 'app.asar.unpacked'])
  })

  test('says in its details whose it is, has the icon in every size, and knows its archive', async () => {
    const { NtExecutable, NtExecutableResource, Resource } = await loadResedit()
    const program = NtExecutable.from(readFileSync(join(packed, 'Handover.exe')))
    const { entries } = NtExecutableResource.from(program)
    const [details] = Resource.VersionInfo.fromEntries(entries)
    expect(details?.getStringValues({ lang: 1033, codepage: 1200 })).toMatchObject({
      CompanyName: 'Doors Ltd',
      FileDescription: 'Handover',
      ProductName: 'Handover',
      LegalCopyright: '© 2026 The Handover authors',
      FileVersion: '0.1.0',
    })
    const ofType = (type: number | string) => entries.filter((entry) => entry.type === type)
    expect(ofType(3)).toHaveLength(9)
    const [integrity] = ofType('INTEGRITY')
    expect(JSON.parse(Buffer.from(integrity?.bin ?? expect.unreachable()).toString())).toMatchObject([
      { file: 'resources\\app.asar', alg: 'SHA256' },
    ])
  })

  test('is told to be signed and cannot: nothing is packed', async () => {
    const { code, lines } = await runDist(['--win', 'dir', '--sign'], join(folder, 'unsigned'))
    expect(code).toBe(1)
    expect(lines[0]).toBe('Signing was asked for (HANDOVER_SIGN=1 or --sign).')
    expect(existsSync(join(folder, 'unsigned'))).toBe(false)
  })
})

describe('for macOS', () => {
  let packed: string
  let app: string
  let ran: Awaited<ReturnType<typeof runDist>>
  beforeAll(async () => {
    const electron = join(folder, 'electron-darwin')
    await makeElectronStandIn(electron, { platform: 'darwin' })
    const output = join(folder, 'darwin')
    ran = await runDist(['--mac', 'dir', '--arm64', `-c.electronDist=${electron}`], output)
    packed = join(output, 'mac-arm64')
    app = join(packed, 'Handover.app')
  }, packingPatience)

  test('is packed and inspected; macOS has a spell checker of its own', () => {
    expect(ran.lines).toEqual(saysOfTheRest('darwin-arm64'))
    expect(ran.code).toBe(0)
  })

  test('has the two addons for this Mac, and its fuses set', async () => {
    expect(addonsIn(app)).toEqual([
      'Contents/Resources/app.asar.unpacked/node_modules/better-sqlite3-multiple-ciphers/prebuilds/darwin-arm64.node',
      'Contents/Resources/app.asar.unpacked/node_modules/keytar/prebuilds/darwin-arm64/keytar.node',
    ])
    expect(await wrongFuses(app)).toEqual([])
  })

  test('tells macOS what it is, opens handover: links, and asks for no camera or microphone', () => {
    const told = plistIn(join(app, 'Contents/Info.plist'))
    expect(told).toMatchObject({
      CFBundleName: 'Handover',
      CFBundleIdentifier: 'handover.desktop',
      CFBundleShortVersionString: '0.1.0',
      CFBundleIconFile: 'icon.icns',
      CFBundleURLTypes: [{ CFBundleURLSchemes: ['handover'] }],
      LSApplicationCategoryType: 'public.app-category.business',
      // Electron's own: it knows best what it runs on.
      LSMinimumSystemVersion: '13.0',
      NSHumanReadableCopyright: '© 2026 The Handover authors',
      NSRequiresAquaSystemAppearance: false,
      ElectronAsarIntegrity: { 'Resources/app.asar': { algorithm: 'SHA256' } },
    })
    expect(Object.keys(told).filter((key) => key.endsWith('UsageDescription'))).toEqual([])
    expect(readFileSync(join(app, 'Contents/Resources/icon.icns'))).toEqual(
      readFileSync(join(root, 'build/.icons/icon.icns')),
    )
  })

  test('the hardened runtime gives up one protection, which V8 needs', () => {
    expect(plistIn(join(root, 'build/entitlements.mac.plist'))).toEqual({
      'com.apple.security.cs.allow-jit': true,
    })
  })

  describe('one app for both kinds of Mac', () => {
    /** The package as it is once the two halves, each with both addons, are put together. */
    async function universal(change: (inside: string) => void = () => undefined) {
      const both = join(temporaryFolder(), 'Handover.app')
      cpSync(app, both, { recursive: true })
      const resources = join(both, 'Contents/Resources')
      const inside = join(temporaryFolder(), 'app')
      extractAll(join(resources, 'app.asar'), inside)
      for (const { folder: addon, binaries } of addonsFor('darwin', 'universal')) {
        for (const binary of binaries) {
          mkdirSync(dirname(join(inside, addon, binary)), { recursive: true })
          cpSync(join(root, addon, binary), join(inside, addon, binary))
        }
      }
      change(inside)
      rmSync(join(resources, 'app.asar.unpacked'), { recursive: true })
      await createPackageWithOptions(inside, join(resources, 'app.asar'), { unpack: '*.node' })
      uncacheAll()
      return { both, resources }
    }
    const inspect = ({ both, resources }: { both: string; resources: string }) =>
      inspectPackage({
        ...{ root, resources, binary: both, platform: 'darwin', arch: 'universal', updates: null },
      })

    test('holds the addons of both, and passes', async () => {
      expect((await inspect(await universal())).caseID).toBeNull()
    })

    test('is refused with those of one', async () => {
      const one = await universal((inside) =>
        rmSync(join(inside, 'node_modules/keytar/prebuilds/darwin-x64'), { recursive: true }),
      )
      await expect(inspect(one)).rejects.toThrow(
        'node_modules/keytar/prebuilds/darwin-x64/keytar.node is missing',
      )
    })

    test('has its fuses twice, and both are set and read back', async () => {
      const { both } = await universal()
      const framework = join(both, 'Contents/Frameworks/Electron Framework.framework/Electron Framework')
      const slice = readFileSync(
        join(
          folder,
          'electron-darwin/Electron.app/Contents/Frameworks/Electron Framework.framework/Electron Framework',
        ),
      )
      writeFileSync(framework, Buffer.concat([readFileSync(framework), slice]))
      expect(await wrongFuses(both)).toContain('RunAsNode')
      await setFuses(both)
      expect(await wrongFuses(both)).toEqual([])
    })

    test('@electron/universal takes the halves for the same, and the addons for what needs no joining', async () => {
      const { resources } = await universal()
      const { mergeASARs, matches } = await loadUniversal()
      const output = join(temporaryFolder(), 'app.asar')
      const half = join(resources, 'app.asar')
      await mergeASARs({ x64AsarPath: half, arm64AsarPath: half, outputAsarPath: output })
      expect(addonsIn(`${output}.unpacked`)).toHaveLength(4)
      const { default: configuration } = await import('#build/electron-builder.mjs')
      for (const path of addonsIn(resources)) {
        expect([path, matches(`Contents/Resources/${path}`, configuration.mac?.x64ArchFiles ?? '')]).toEqual([
          path,
          true,
        ])
      }
      expect(matches('Contents/MacOS/Handover', configuration.mac?.x64ArchFiles ?? '')).toBe(false)
    })
  })
})

describe('before and after Electron is unpacked', () => {
  type Packager = { config: { electronDist: string }; platformSpecificBuildOptions: { files?: object[] } }
  const packager = (): Packager => ({ config: { electronDist: '/given' }, platformSpecificBuildOptions: {} })
  const before = async (context: object) => {
    const done: unknown = Reflect.apply(beforePack, undefined, [context])
    await done
  }

  test.each([
    ['a Mac with Apple silicon', 'darwin', 3, '/x/mac-arm64', ['darwin-arm64']],
    [
      'the first half of an app for both',
      'darwin',
      1,
      '/x/mac-universal-x64-temp',
      ['darwin-x64', 'darwin-arm64'],
    ],
    ['its other half', 'darwin', 3, '/x/mac-universal-arm64-temp', ['darwin-x64', 'darwin-arm64']],
    ['Windows', 'win32', 1, '/x/win-unpacked', ['win32-x64']],
  ])('the addons for %s', async (_what, electronPlatformName, arch, appOutDir, machines) => {
    const one = packager()
    await before({ electronPlatformName, arch, appOutDir, packager: one })
    const copied = JSON.stringify(one.platformSpecificBuildOptions.files)
    const all = [...copied.matchAll(/prebuilds\/([\w-]+)\/keytar\.node/g)].map(([, machine]) => machine)
    expect(all).toEqual(machines)
  })

  test('there are none for ia32', async () => {
    const context = { electronPlatformName: 'win32', arch: 0, appOutDir: '/x', packager: packager() }
    await expect(before(context)).rejects.toThrow(
      'Handover is packed for x64 and arm64: there are no addons for ia32.',
    )
  })

  test('an Electron of another version is refused', async () => {
    const appOutDir = temporaryFolder()
    await makeElectronStandIn(appOutDir, { version: 'v44.0.0' })
    const context = { electronPlatformName: 'linux', appOutDir, packager: packager() }
    const done: unknown = Reflect.apply(prepareElectron, undefined, [context])
    await expect(done).rejects.toThrow(
      /^The Electron that was given is 44\.0\.0, and Handover is made for 45\.\d+\.\d+\.$/,
    )
  })
})

/** What puts the halves together on a Mac, as electron-builder finds it, with the matching of names that it uses. */
async function loadUniversal() {
  const builder = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'))
  const here = createRequire(builder.resolve('@electron/universal'))
  const { mergeASARs } = (await import(here.resolve('./asar-utils.js'))) as {
    mergeASARs: (paths: {
      x64AsarPath: string
      arm64AsarPath: string
      outputAsarPath: string
    }) => Promise<void>
  }
  const { minimatch } = here('minimatch') as {
    minimatch: (path: string, pattern: string, options: { matchBase: boolean }) => boolean
  }
  return {
    mergeASARs,
    matches: (path: string, pattern: string) => minimatch(path, pattern, { matchBase: true }),
  }
}

function plistIn(file: string): Record<string, unknown> {
  const builder = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'))
  const { parse } = builder('plist') as { parse: (xml: string) => Record<string, unknown> }
  return parse(readFileSync(file, 'utf8'))
}
