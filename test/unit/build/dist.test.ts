import {
  createPackageWithOptions,
  extractAll,
  getRawHeader,
  uncacheAll,
  type DirectoryRecord,
  type FileRecord,
} from '@electron/asar'
import { FuseV1Options } from '@electron/fuses'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askPackage } from '#build/ask-package.mjs'
import { wrongFuses } from '#build/fuses.ts'
import { linuxSizes } from '#build/icons.mjs'
import { inspectPackage } from '#build/inspect-package.mjs'
import { Halt, root } from '#build/script.mjs'
import { startElectronMirror } from '#test/support/electron-mirror.ts'
import { checkBom } from '#test/support/check-bom.ts'
import { makeElectronStandIn } from '#test/support/electron-stand-in.ts'
import { packingPatience, runDist } from '#test/support/run-dist.ts'
import { temporaryFolder } from '#test/support/store.ts'
import { zipOf } from '#test/support/zip.ts'

/** What is packed for Linux on this kind of machine: the only package whose core can be tried here. */
const arch = process.arch === 'arm64' ? 'arm64' : 'x64'
const unpacked = arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked'

/** How long an archive is once all of it is written, in bytes: what its header says. */
function lengthOf(archive: string) {
  const { header, headerSize } = getRawHeader(archive)
  const filesOf = (entry: DirectoryRecord | FileRecord): number => {
    if (!('files' in entry)) return entry.unpacked ? 0 : entry.size
    return Object.values(entry.files).reduce((sum, file) => sum + filesOf(file), 0)
  }
  return 8 + headerSize + filesOf(header)
}

let folder: string
let standIn: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handover-dist-'))
  standIn = join(folder, 'electron')
  await makeElectronStandIn(standIn)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A dictionary as Electron publishes it, among others. */
const dictionaries = () =>
  zipOf(
    ['en-GB-10-1.bdic', 'en-US-10-1.bdic', 'fr-FR-3-0.bdic'].map((name) => ({
      name,
      bytes: Buffer.from(`BDic ${name}`),
      mode: 0o644,
    })),
  )
const updates = 'https://updates.example/handover/'

describe('npm run dist', () => {
  let output: string
  let ran: Awaited<ReturnType<typeof runDist>>
  beforeAll(async () => {
    output = join(folder, 'packed')
    writeFileSync(join(folder, 'words.zip'), dictionaries())
    ran = await runDist(['--linux', 'dir', `-c.electronDist=${standIn}`], output, {
      HANDOVER_DICTIONARIES: join(folder, 'words.zip'),
      HANDOVER_UPDATES_URL: updates,
    })
  }, packingPatience)

  test('packs with an Electron that is given, in a few lines, and ends with where it lies', () => {
    expect(ran.lines).toEqual([
      'Packing …',
      expect.stringMatching(
        new RegExp(
          `^Inspected: \\d+ files and nothing else, addons for linux-${arch} only, all fuses set, ` +
            'and the core in it sent a practice switch \\(case PC-\\d+\\)\\.$',
        ),
      ),
      expect.stringMatching(/^Installed it takes \d+\.\d MB: Electron 0\.0 MB, Handover \d+\.\d MB\.$/),
      `It looks for updates at ${updates}`,
      expect.stringMatching(new RegExp(`^The package lies in .*packed/${unpacked}$`)),
      'Not signed.',
    ])
    expect(ran.code).toBe(0)
  })

  test('packs the build, the two addons for this machine, and nothing else', () => {
    const rooms = Object.keys(getRawHeader(join(output, unpacked, 'resources', 'app.asar')).header.files)
    expect(rooms.sort()).toEqual(['LICENSE', 'build', 'node_modules', 'package.json'])
    const natives = readdirSync(join(output, unpacked), { recursive: true, encoding: 'utf8' })
    expect(natives.filter((name) => name.endsWith('.node')).sort()).toEqual([
      `resources/app.asar.unpacked/node_modules/better-sqlite3-multiple-ciphers/prebuilds/linux-${arch}.node`,
      `resources/app.asar.unpacked/node_modules/keytar/prebuilds/linux-${arch}/keytar.node`,
    ])
  })

  test("brings Chromium's British dictionary, and where to look for updates, and nothing else beside the archive", () => {
    const resources = join(output, unpacked, 'resources')
    expect(readdirSync(resources).sort()).toEqual([
      'app-update.yml',
      'app.asar',
      'app.asar.unpacked',
      'dictionaries',
    ])
    expect(readdirSync(join(resources, 'dictionaries'))).toEqual(['en-GB-10-1.bdic'])
    expect(readFileSync(join(resources, 'dictionaries/en-GB-10-1.bdic'), 'utf8')).toBe('BDic en-GB-10-1.bdic')
    expect(readFileSync(join(resources, 'app-update.yml'), 'utf8')).toContain(`url: ${updates}\n`)
  })

  test("keeps of Chromium's languages the two that it needs", () => {
    expect(readdirSync(join(output, unpacked, 'locales')).sort()).toEqual(['en-GB.pak', 'en-US.pak'])
  })

  test('tells beside it what is in it, whose it is, and how to check that it is whole', () => {
    const names = ['Handover-0.1.0-licences.txt', `Handover-0.1.0-linux-${arch}.cdx.json`, 'SHA256SUMS']
    expect(readdirSync(output).filter((name) => /^(Handover|SHA)/.test(name))).toEqual(names)
    const sum = (name: string) =>
      createHash('sha256')
        .update(readFileSync(join(output, name)))
        .digest('hex')
    expect(readFileSync(join(output, 'SHA256SUMS'), 'utf8')).toBe(
      names
        .slice(0, 2)
        .map((name) => `${sum(name)}  ${name}\n`)
        .join(''),
    )
    expect(readFileSync(join(output, 'Handover-0.1.0-licences.txt'), 'utf8')).toBe(
      readFileSync(join(root, 'build/out/renderer/licences.txt'), 'utf8'),
    )
    const bom: unknown = JSON.parse(
      readFileSync(join(output, `Handover-0.1.0-linux-${arch}.cdx.json`), 'utf8'),
    )
    const components = checkBom(bom)
    expect(components.map(({ purl }) => purl)).toContain('pkg:generic/hunspell-dictionary-en-gb@10-1')
    const electron = components.find(({ purl }) => purl.startsWith('pkg:npm/electron@'))
    // A stand-in has not the checksum of the Electron that was published.
    expect(electron?.externalReferences?.map(({ hashes }) => hashes)).toEqual([undefined])
  })

  test(
    'a Debian package of it names who gives it out, and opens handover: links',
    { timeout: packingPatience },
    async () => {
      const packed = join(folder, 'for-debian')
      cpSync(join(output, unpacked), packed, { recursive: true })
      // electron-builder has a tool make it; this one only keeps what it was to put in.
      const tool = join(folder, 'fpm')
      const script = [
        `#!${process.execPath}`,
        "const { copyFileSync, writeFileSync } = require('node:fs')",
        'const words = process.argv.slice(2)',
        "const entry = words.find((word) => word.includes('.desktop=')).split('=')[0]",
        "writeFileSync(words[words.indexOf('--package') + 1], '')",
        'writeFileSync(__filename + ".json", JSON.stringify(words))',
        'copyFileSync(entry, __filename + ".desktop")',
      ]
      writeFileSync(tool, script.join('\n'), { mode: 0o755 })
      const words = ['--linux', 'deb', `--prepackaged=${packed}`, `-c.electronDist=${standIn}`]
      const { code, lines } = await runDist(words, join(folder, 'debian'), {
        CUSTOM_FPM_PATH: tool,
        HANDOVER_HOMEPAGE: 'https://doors.example/',
        HANDOVER_MAINTAINER: 'Dora <dora@doors.example>',
      })
      expect([code, ...lines.slice(-2)]).toEqual([
        0,
        expect.stringMatching(/^ {2}Handover-0\.1\.0-\w+\.deb, 0\.0 MB$/),
        'Not signed.',
      ])
      const asked = v.parse(v.array(v.string()), JSON.parse(readFileSync(`${tool}.json`, 'utf8')))
      const after = (name: string) => asked[asked.indexOf(name) + 1]
      expect(['--name', '--maintainer', '--vendor', '--url', '--license'].map(after)).toEqual([
        ...['handover', 'Dora <dora@doors.example>', 'The Handover authors', 'https://doors.example/', 'MIT'],
      ])
      expect(asked).toContain('libsecret-1-0')
      expect(asked.filter((word) => word.includes('/hicolor/'))).toHaveLength(linuxSizes.length)
      const entry = readFileSync(`${tool}.desktop`, 'utf8').split('\n')
      expect(entry).toEqual(
        expect.arrayContaining([
          'Exec=/opt/Handover/handover %U',
          'MimeType=x-scheme-handler/handover;',
          'StartupWMClass=handover',
          'Categories=Office;',
        ]),
      )
    },
  )

  test('one without a maintainer is refused before anything is packed', async () => {
    const { code, lines } = await runDist(['--linux'], join(folder, 'no-debian'))
    expect([code, ...lines]).toEqual([
      1,
      expect.stringMatching(/^A Debian package names its homepage \(.* and its maintainer \(/),
    ])
  })

  test("leaves nothing of Electron's own app, and keeps its licences", () => {
    const there = (path: string) => existsSync(join(output, unpacked, path))
    expect(['resources/default_app.asar', 'version'].filter(there)).toEqual([])
    expect(['LICENSE.electron.txt', 'LICENSES.chromium.html'].filter(there)).toHaveLength(2)
  })

  test('sets the fuses', async () => {
    expect(await wrongFuses(join(standIn, 'electron'))).not.toEqual([])
    expect(await wrongFuses(join(output, unpacked, 'handover'))).toEqual([])
  })

  describe('a package that was tampered with is refused', () => {
    /** A copy of the package. `change` may change what is in the archive, unpacked, or what lies beside it. */
    async function tampered(change: { inside?: (app: string) => void; beside?: (packed: string) => void }) {
      const packed = join(temporaryFolder(), 'packed')
      cpSync(join(output, unpacked), packed, { recursive: true })
      const resources = join(packed, 'resources')
      if (change.inside !== undefined) {
        const app = join(packed, 'unpacked')
        extractAll(join(resources, 'app.asar'), app)
        change.inside(app)
        rmSync(join(resources, 'app.asar'))
        rmSync(join(resources, 'app.asar.unpacked'), { recursive: true })
        await createPackageWithOptions(app, join(resources, 'app.asar'), { unpack: '*.node' })
        // It resolves before the last bytes are on the disk.
        await expect
          .poll(() => statSync(join(resources, 'app.asar')).size)
          .toBe(lengthOf(join(resources, 'app.asar')))
        rmSync(app, { recursive: true })
      }
      change.beside?.(packed)
      uncacheAll()
      const binary = join(packed, 'handover')
      return inspectPackage({ root, resources, binary, platform: 'linux', arch, updates })
    }
    const reasons = async (change: Parameters<typeof tampered>[0]) => {
      const error: unknown = await tampered(change).catch((thrown: unknown) => thrown)
      const [first, ...lines] = error instanceof Halt ? error.message.split('\n') : expect.unreachable()
      expect(first).toBe('The package is not as it should be:')
      return lines.sort()
    }
    const write = (path: string, text = 'smuggled') => {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    const addon = 'node_modules/keytar/prebuilds'

    test('but not a faithful copy of it', async () => {
      expect((await tampered({ inside: () => undefined })).caseID).toMatch(/^PC-\d+$/)
    })

    test('for what is too much in it, too little, or changed', async () => {
      const smuggled = [
        '.env',
        'build/out/chunks/extra-abc.js',
        'build/out/main.js.map',
        'build/out/renderer/.vite/manifest.json',
        'electron/main/main.ts',
        'node_modules/keytar/binding.gyp',
        `${addon}/darwin-arm64/keytar.node`,
        `${addon}/linuxmusl-x64/keytar.node`,
        `${addon}/win32-x64/keytar.node`,
        'node_modules/vitest/package.json',
        'test/unit/build/dist.test.ts',
      ]
      const inside = (app: string) => {
        for (const path of smuggled) write(join(app, path))
        rmSync(join(app, 'LICENSE'))
        write(join(app, 'build/out/main.js'), 'import "./chunks/evil.js"')
        cpSync(join(root, 'package.json'), join(app, 'package.json'))
      }
      expect(await reasons({ inside })).toEqual(
        [
          ...smuggled.map((path) => `${path} does not belong in it`),
          'LICENSE is missing',
          'build/out/main.js is not the file that was built',
          'package.json still has its devDependencies',
          'package.json still has its scripts',
        ].sort(),
      )
    })

    test('for what lies beside the archive', async () => {
      const beside = (packed: string) => {
        const resources = join(packed, 'resources')
        write(join(resources, 'app.asar.unpacked/build/out/main.js'))
        write(join(resources, 'app/main.js'))
        write(join(resources, 'default_app.asar'))
        write(join(resources, 'app-update.yml'), 'provider: generic\nurl: https://elsewhere.example/\n')
        write(join(resources, 'dictionaries/en-US-10-1.bdic'))
        rmSync(join(resources, 'app.asar.unpacked', addon, `linux-${arch}/keytar.node`))
      }
      expect(await reasons({ beside })).toEqual([
        'app does not belong among the resources',
        `app-update.yml looks for updates at https://elsewhere.example/, not at ${updates}`,
        'build/out/main.js does not belong beside the archive',
        'default_app.asar does not belong among the resources',
        'dictionaries/en-GB-10-1.bdic does not belong among the resources',
        'dictionaries/en-US-10-1.bdic does not belong among the resources',
        `${addon}/linux-${arch}/keytar.node is missing beside the archive`,
      ])
    })

    test('for a fuse, whichever it is', async () => {
      const names = Object.values(FuseV1Options).filter((name) => typeof name === 'string')
      const beside = (packed: string) => {
        const binary = readFileSync(join(packed, 'handover'))
        const wire = binary.subarray(-names.length)
        wire.set(wire.map((state) => (state === '1'.charCodeAt(0) ? 0 : 1) + '0'.charCodeAt(0)))
        writeFileSync(join(packed, 'handover'), binary)
      }
      expect(await reasons({ beside })).toEqual(
        names.map((name) => `the fuse ${name} is not as build/fuses.ts says`).sort(),
      )
    })
  })

  test('a package whose core does not answer is refused', () => {
    const packed = join(temporaryFolder(), 'packed')
    cpSync(join(output, unpacked, 'resources'), packed, { recursive: true })
    const sqlite = `node_modules/better-sqlite3-multiple-ciphers/prebuilds/linux-${arch}.node`
    writeFileSync(join(packed, 'app.asar.unpacked', sqlite), 'no addon')
    expect(() => askPackage(join(packed, 'app.asar'))).toThrow('The core in the package does not work (send)')
  })
})

describe('where Electron comes from', () => {
  test(
    'a mirror without it is asked once, and one line says what to do',
    { timeout: packingPatience },
    async () => {
      const mirror = await startElectronMirror(null)
      const env = { ELECTRON_MIRROR: mirror.url, electron_config_cache: join(folder, 'no-cache') }
      const { code, lines } = await runDist(['--linux', 'dir'], join(folder, 'none'), env)
      await mirror.close()
      expect(code).toBe(1)
      expect(lines).toEqual([
        'Packing …',
        expect.stringMatching(/^Looking for Electron 45\.\d+\.\d+ for linux \w+ …$/),
        expect.stringMatching(
          /^Electron 45\.\S+ for linux \w+ could not be fetched \(.*503.*\)\. Set ELECTRON_MIRROR .* -c\.electronDist=DIR/,
        ),
      ])
      expect(mirror.asked).toHaveLength(1)
    },
  )

  test(
    'it is fetched from a mirror with its dictionary, through a proxy where there is one; and it may have more fuses',
    { timeout: packingPatience },
    async () => {
      const newer = temporaryFolder()
      await makeElectronStandIn(newer, { fuses: 11 })
      const mirror = await startElectronMirror(newer, dictionaries())
      const output = join(folder, 'fetched')
      const { code, lines } = await runDist(['--linux', 'dir'], output, {
        ELECTRON_MIRROR: 'http://releases.invalid/electron/',
        HTTP_PROXY: mirror.url,
        NO_PROXY: '',
        electron_config_cache: join(folder, 'cache'),
        // The stand-in is not the Electron whose checksum the package knows.
        electron_use_remote_checksums: '1',
      })
      await mirror.close()
      expect(lines.at(-2)).toMatch(/^The package lies in/)
      expect(code).toBe(0)
      expect(lines).toContain(
        'This Electron has 2 fuses that @electron/fuses does not know and nobody sets: ' +
          'update @electron/fuses and name it in build/fuses.ts.',
      )
      expect(new Set(mirror.proxied)).toEqual(new Set(['releases.invalid:80']))
      expect(mirror.asked[0]).toMatch(/^\/electron\/v45\.\d+\.\d+\/electron-v45\.\d+\.\d+-linux-\w+\.zip$/)
      expect(mirror.asked.at(-1)).toMatch(/SHASUMS256\.txt$/)
      expect(
        mirror.asked.some((path) => /^\/electron\/v45\.[\d.]+\/hunspell_dictionaries\.zip$/.test(path)),
      ).toBe(true)
      expect(readdirSync(join(output, unpacked, 'resources/dictionaries'))).toEqual(['en-GB-10-1.bdic'])
    },
  )
})
