import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { bomOf, checkLicences, readPackages, type Subject } from '#build/sbom.mjs'
import { root } from '#build/script.mjs'
import { checkBom } from '#test/support/check-bom.ts'
import { temporaryFolder } from '#test/support/store.ts'

beforeAll(() => ensureBuilt({ say: () => undefined }), 180_000)

const subject = { root, platform: 'linux', arch: 'x64', electronWasFetched: true, dictionary: null }
const noon = new Date('2026-11-30T12:00:00Z')

test('names every package of the build once, with version, address, licence and the hash that npm checked', () => {
  const components = checkBom(bomOf(subject, noon))
  const packages = readPackages(root)
  expect(components).toHaveLength(packages.length)
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { integrity: string }>
  }
  const undici = components.find(({ purl }) => purl.startsWith('pkg:npm/undici@'))
  const digest =
    lock.packages['node_modules/undici']?.integrity.replace('sha512-', '') ?? expect.unreachable()
  expect(undici).toMatchObject({
    type: 'library',
    name: 'undici',
    licenses: [{ license: { id: 'MIT' } }],
    hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }],
  })
  const keychain = components.find(({ group }) => group === '@github')
  expect(keychain?.purl).toMatch(/^pkg:npm\/%40github\/keytar@7\./)
})

test('names what is compiled into the store within its addon', () => {
  const store = checkBom(bomOf(subject, noon)).find(({ name }) => name === 'better-sqlite3-multiple-ciphers')
  expect(store?.components?.map(({ name }) => name)).toEqual(['SQLite', 'SQLite3 Multiple Ciphers'])
})

test.each([
  ['linux', 'x64', ['linux-x64']],
  ['win32', 'arm64', ['win32-arm64']],
  ['darwin', 'universal', ['darwin-x64', 'darwin-arm64']],
])('names the zip of Electron for %s %s by its checksum', (platform, arch, machines) => {
  const electron = checkBom(bomOf({ ...subject, platform, arch }, noon)).find(
    ({ name }) => name === 'electron',
  )
  const sums = JSON.parse(readFileSync(join(root, 'node_modules/electron/checksums.json'), 'utf8')) as Record<
    string,
    string
  >
  expect(electron?.externalReferences?.map(({ hashes }) => hashes?.[0]?.content)).toEqual(
    machines.map((machine) => sums[`electron-v${electron?.version}-${machine}.zip`]),
  )
})

test('of an Electron that was given nobody knows the checksum', () => {
  const electron = checkBom(bomOf({ ...subject, electronWasFetched: false }, noon)).find(
    ({ name }) => name === 'electron',
  )
  expect(electron?.externalReferences?.map(({ hashes }) => hashes)).toEqual([undefined])
})

test('names the dictionary that is in it', () => {
  const dictionary = join(temporaryFolder(), 'en-GB-10-1.bdic')
  writeFileSync(dictionary, 'words')
  const found = checkBom(bomOf({ ...subject, dictionary }, noon)).find(({ type }) => type === 'data')
  expect(found).toMatchObject({ version: '10-1', hashes: [{ alg: 'SHA-256' }] })
})

test('is the same for the same package, and another for another', () => {
  const serial = (one: Subject) => bomOf(one, noon)['serialNumber']
  expect(serial(subject)).toBe(serial({ ...subject }))
  expect(serial(subject)).not.toBe(serial({ ...subject, arch: 'arm64' }))
})

test('says that the parts of Electron are not taken apart', () => {
  expect(bomOf(subject, noon)['compositions']).toEqual([
    { aggregate: 'incomplete', assemblies: [expect.stringMatching(/^pkg:npm\/electron@/)] },
  ])
})

test('a package without its licence text cannot be given out', () => {
  const bare = { folder: 'node_modules/bare', name: 'bare', version: '1.0.0', licence: 'MIT', hasText: false }
  expect(() => checkLicences([...readPackages(root), bare])).toThrow(
    'These packages publish no text of their licence, so they cannot be given out:\nbare 1.0.0 (MIT)',
  )
  expect(() => checkLicences(readPackages(root))).not.toThrow()
})
