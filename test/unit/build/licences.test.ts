import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { packageFolder, watchPackages, writePackages } from '#build/bundled-packages.mjs'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { compiledInto, licenceOf } from '#build/licences.mjs'
import { root } from '#build/script.mjs'
import { scratchFolder, writeFiles } from '#test/support/scratch.ts'
import { temporaryFolder } from '#test/support/store.ts'

beforeAll(() => ensureBuilt({ say: () => undefined }), 180_000)
const built = (path: string) => readFileSync(join(root, 'build', 'out', path), 'utf8')

test.each([
  ['/x/node_modules/valibot/dist/index.mjs', 'node_modules/valibot'],
  ['/x/node_modules/@orpc/client/dist/a.mjs?query', 'node_modules/@orpc/client'],
  ['C:\\x\\node_modules\\@orpc\\client\\dist\\a.mjs', 'node_modules/@orpc/client'],
  ['/x/node_modules/a/node_modules/@b/c/index.js', 'node_modules/a/node_modules/@b/c'],
  ['../node_modules/@fontsource-variable/inter/files/inter.woff2', 'node_modules/@fontsource-variable/inter'],
  ['\0vite/preload-helper.js', 'node_modules/vite'],
  ['\0rolldown/runtime.js', 'node_modules/rolldown'],
  ['/x/shared/domain/money.ts', null],
  ['\0virtual:ours', null],
])('%j belongs to %s', (id, folder) => {
  expect(packageFolder(id)).toBe(folder)
})

test('a package is noted for what is left of it, its styles and its files, not for what was left out', () => {
  const { plugin, folders } = watchPackages()
  const { generateBundle } = plugin
  if (typeof generateBundle !== 'function') return expect.unreachable()
  const chunk = (id: string, renderedLength: number) => ({
    type: 'chunk',
    modules: { [id]: { renderedLength } },
  })
  const bundle = {
    a: chunk('/x/node_modules/used/index.js', 10),
    b: chunk('/x/node_modules/left-out/index.js', 0),
    c: chunk('/x/node_modules/styles/all.css', 0),
    d: { type: 'asset', originalFileNames: ['../node_modules/font/files/a.woff2'] },
  }
  Reflect.apply(generateBundle, undefined, [{}, bundle, true])
  expect(folders()).toEqual(['node_modules/font', 'node_modules/styles', 'node_modules/used'])
})

test('the build tells what is in it, and has the licence of each', () => {
  const names = (JSON.parse(built('packages.json')) as { name: string; hasText: boolean }[]).map((one) => {
    expect([one.name, one.hasText]).toEqual([one.name, true])
    return one.name
  })
  for (const name of [
    'svelte',
    'undici',
    'valibot',
    '@fontsource-variable/inter',
    'electron',
    '@github/keytar',
  ]) {
    expect(names).toContain(name)
  }
  for (const name of ['vitest', 'typescript', 'electron-builder']) expect(names).not.toContain(name)
})

test('the page has the licences as one text', () => {
  const text = built('renderer/licences.txt')
  expect(text).toMatch(/^Handover is built on the work of others\./)
  expect(text).toMatch(/\n@orpc\/client [\d.]+ \(MIT\)\n@orpc\/contract/)
  expect(text).toContain('SIL OPEN FONT LICENSE Version 1.1')
  expect(text).toMatch(
    /SQLite3 Multiple Ciphers [\d.]+ \(MIT\)\n\nMIT License\n\nCopyright \(c\) 2006-2026 Ulrich Telle/,
  )
  expect(text).not.toContain('Licenses of bundled dependencies')
  expect(text).not.toContain('publishes no text')
})

test('what is compiled into the store is named with the versions of its header', () => {
  const parts = compiledInto(join(root, 'node_modules/better-sqlite3-multiple-ciphers'))
  expect(parts.map(({ name, version }) => [name, version])).toEqual([
    ['SQLite', expect.stringMatching(/^3\.\d+\.\d+$/)],
    ['SQLite3 Multiple Ciphers', expect.stringMatching(/^\d+\.\d+\.\d+$/)],
  ])
  expect(compiledInto(join(root, 'node_modules/keytar'))).toEqual([])
})

test('a package without a licence text is marked, and one that is known for it only in that version', () => {
  const top = scratchFolder()
  const entities = (version: string) => JSON.stringify({ name: '@nodable/entities', version, license: 'MIT' })
  writeFiles(top, {
    'node_modules/bare/package.json': '{"name":"bare","version":"1.0.0","license":"MIT"}',
    'node_modules/old/package.json': entities('3.1.0'),
    'node_modules/new/package.json': entities('3.2.0'),
  })
  expect(licenceOf(join(top, 'node_modules/old'))).toContain('Copyright (c) Amit Gupta')
  expect(licenceOf(join(top, 'node_modules/new'))).toBeNull()
  for (const folder of [
    'node_modules/keytar',
    'node_modules/electron',
    'node_modules/better-sqlite3-multiple-ciphers',
  ]) {
    writeFiles(top, {
      [`${folder}/package.json`]: `{"name":"${folder}","version":"1.0.0","license":"MIT"}`,
      [`${folder}/LICENSE`]: 'yes',
      [`${folder}/deps/sqlite3/sqlite3.h`]:
        '#define SQLITE_VERSION        "3.1.2"\n#define SQLITE3MC_VERSION_STRING     "SQLite3 Multiple Ciphers 2.4.0"',
    })
  }
  const into = temporaryFolder()
  mkdirSync(join(into, 'renderer'))
  writePackages(into, ['node_modules/bare'], top)
  expect(JSON.parse(readFileSync(join(into, 'packages.json'), 'utf8'))).toContainEqual({
    folder: 'node_modules/bare',
    name: 'bare',
    version: '1.0.0',
    licence: 'MIT',
    hasText: false,
  })
  expect(readFileSync(join(into, 'renderer/licences.txt'), 'utf8')).toContain(
    'bare 1.0.0 (MIT)\n\nIt publishes no text of its licence.',
  )
})
