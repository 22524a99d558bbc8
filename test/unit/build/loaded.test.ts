import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { builtFiles, ensureBuilt } from '#build/ensure-build.mjs'
import { root } from '#build/script.mjs'

/*
 * What a start loads is what it costs, so that which packages are loaded is a promise of its own. Read off the build:
 * every file that an entry imports without being asked to, and the packages whose code lies in those.
 */

beforeAll(() => ensureBuilt({ say: () => undefined }))

/** The files that are loaded with this one, itself included. */
function loadedWith(file: string, known = new Map<string, string>()): Map<string, string> {
  if (known.has(file)) return known
  const text = readFileSync(join(root, 'build', 'out', file), 'utf8')
  known.set(file, text)
  for (const [, imported = ''] of text.matchAll(/^(?:import|export)\b[^;"]*"(\.{1,2}\/[^"]+)";/gm))
    loadedWith(join(dirname(file), imported), known)
  return known
}

/** Packages by name, and our own files below their room, as the bundler notes them. */
function partsOf(file: string): Set<string> {
  const texts = [...loadedWith(file).values()]
  const marks = texts.flatMap((text) =>
    [...text.matchAll(/^(?:\/\/#region|\/\/) ((?:node_modules|electron|shared)\/\S+)/gm)].map(
      ([, path = '']) => path,
    ),
  )
  const external = texts.flatMap((text) =>
    [...text.matchAll(/^import\b[^;"]*"((?:node:)?[a-z][^"]*)";/gm)].map(([, name = '']) => name),
  )
  return new Set([
    ...external,
    ...marks.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path),
  ])
}

const chunk = (name: string) => {
  const files = builtFiles(root).filter((file) => new RegExp(`^chunks/${name}-[\\w-]+\\.js$`).test(file))
  expect(files, name).toHaveLength(1)
  return files[0] ?? ''
}

const WHAT_SENDS = ['undici', 'node:http', 'libphonenumber-js', 'fast-xml-parser', 'papaparse']

test('opening a profile loads the store, and neither the network nor what checks and sends', () => {
  const parts = partsOf(chunk('core'))
  expect([...parts]).toEqual(expect.arrayContaining(['kysely', 'better-sqlite3-multiple-ciphers']))
  expect(WHAT_SENDS.filter((name) => parts.has(name))).toEqual([])
  const rooms = [
    'electron/core/providers/acquaint/',
    'electron/core/practice/',
    'electron/core/outbox/outbox',
  ]
  expect([...parts].filter((part) => rooms.some((room) => part.startsWith(room)))).toEqual([])
})

test('what checks and sends is found where it is looked for', () => {
  expect([...partsOf(chunk('sending'))]).toEqual(
    expect.arrayContaining(['libphonenumber-js', 'fast-xml-parser', 'electron/core/outbox/outbox.ts']),
  )
  expect([...partsOf(chunk('http-agents'))]).toContain('undici')
})

test('the thread that reads files of rows does not load the store', () => {
  const parts = partsOf('import-worker.js')
  expect([...parts]).toContain('papaparse')
  expect(['better-sqlite3-multiple-ciphers', 'kysely', 'pino'].filter((name) => parts.has(name))).toEqual([])
})

test.each(['cli.js', 'loopback.js'])('%s has what V8 compiles kept before it loads anything', (entry) => {
  expect([...partsOf(entry)].sort()).toEqual(
    [
      `electron/${entry === 'cli.js' ? 'cli' : 'loopback'}/main.ts`,
      'electron/core/compile-cache.ts',
      'node:fs',
      'node:module',
      'node:url',
    ].sort(),
  )
})
