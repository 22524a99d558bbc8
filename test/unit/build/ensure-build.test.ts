import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildIsFresh, ensureBuilt } from '#build/ensure-build.mjs'
import { scratchFolder, writeFiles } from '#test/support/scratch.ts'

/** A checkout whose builder writes one entry and one chunk named for the round. */
function aCheckout() {
  const root = scratchFolder()
  writeFiles(root, {
    'package.json': '{}',
    'package-lock.json': '{}',
    'vite.config.ts': '',
    'build/bundle.mjs': '',
    'electron/cli/main.ts': 'first',
    'renderer/main.ts': '',
    'shared/domain/money.ts': '',
  })
  const said: string[] = []
  const rounds: string[] = []
  const bundle = async (folder: string) => {
    const round = String(rounds.push(folder))
    await Promise.resolve()
    writeFiles(folder, { 'cli.js': `import './chunks/${round}.js'`, [`chunks/${round}.js`]: round })
  }
  const build = (more: { clean?: boolean; bundle?: (folder: string) => Promise<void> } = {}) =>
    ensureBuilt({ say: (line: string) => void said.push(line), root, bundle, ...more })
  const out = (path: string) => join(root, 'build', 'out', path)
  return { root, said, rounds, build, out }
}

test('builds what is missing, and nothing when all is as it was', async () => {
  const { root, said, rounds, build, out } = aCheckout()
  await build()
  expect(readFileSync(out('cli.js'), 'utf8')).toBe("import './chunks/1.js'")
  expect(buildIsFresh(root)).toBe(true)
  const words = said.length
  await build()
  expect(rounds).toHaveLength(1)
  expect(said).toHaveLength(words)
})

test.for([
  ['a changed source', (root: string) => writeFileSync(join(root, 'electron/cli/main.ts'), 'changed')],
  ['a new source', (root: string) => writeFiles(root, { 'renderer/views/Today.svelte': 'new' })],
  ['a removed source', (root: string) => rmSync(join(root, 'shared/domain/money.ts'))],
  ['changed packages', (root: string) => writeFileSync(join(root, 'package-lock.json'), '{"packages":{}}')],
  ['a lost build', (root: string) => rmSync(join(root, 'build/out'), { recursive: true })],
] as const)('builds anew after %s', async ([, change]) => {
  const { root, rounds, build } = aCheckout()
  await build()
  change(root)
  expect(buildIsFresh(root)).toBe(false)
  await build()
  expect(rounds).toHaveLength(2)
})

test('two at once build once', async () => {
  const { rounds, build, said } = aCheckout()
  await Promise.all([build(), build(), build()])
  expect(rounds).toHaveLength(1)
  expect(said.filter((line) => line.startsWith('Building'))).toHaveLength(1)
})

test('a build that fails leaves the one before as it was', async () => {
  const { root, build, out } = aCheckout()
  await build()
  writeFileSync(join(root, 'electron/cli/main.ts'), 'changed')
  const failing = async (folder: string) => {
    writeFiles(folder, { 'cli.js': 'half' })
    throw new Error('no such import')
  }
  await expect(build({ bundle: failing })).rejects.toThrow('no such import')
  expect(readFileSync(out('cli.js'), 'utf8')).toBe("import './chunks/1.js'")
  expect(readdirSync(join(root, 'build')).filter((name) => name.startsWith('.out-'))).toEqual([])
  expect(buildIsFresh(root)).toBe(false)
})

test('what a running process may still load stays for one more build', async () => {
  const { root, build, out } = aCheckout()
  for (const round of ['one', 'two', 'three']) {
    writeFileSync(join(root, 'electron/cli/main.ts'), `round ${round}`)
    await build()
  }
  expect([1, 2, 3].map((round) => existsSync(out(`chunks/${round}.js`)))).toEqual([false, true, true])
  await build({ clean: true })
  expect(readdirSync(out('chunks'))).toEqual(['4.js'])
})

test('the workshop of a builder that was killed is swept away', async () => {
  const { root, build } = aCheckout()
  writeFiles(root, { 'build/.out-99999999/cli.js': 'half' })
  await build()
  expect(existsSync(join(root, 'build/.out-99999999'))).toBe(false)
})

test('what V8 made of the build before goes with it', async () => {
  const { root, build } = aCheckout()
  writeFiles(root, { 'build/.compiled/v24/1': 'compiled' })
  await build()
  expect(existsSync(join(root, 'build/.compiled'))).toBe(false)
  writeFiles(root, { 'build/.compiled/v24/1': 'compiled' })
  await build()
  expect(existsSync(join(root, 'build/.compiled/v24/1'))).toBe(true)
})
