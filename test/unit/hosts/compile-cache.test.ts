import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { scratchFolder, writeFiles } from '#test/support/scratch.ts'

const ours = new URL('../../../electron/core/compile-cache.ts', import.meta.url).href

/** A program that keeps what is compiled in `kept`, and answers with the sum that one of its modules has. */
function aProgram(kept = 'kept') {
  const folder = scratchFolder()
  const keptIn = join(folder, kept)
  writeFiles(folder, {
    'sum.mjs': `export const sum = [${'1,'.repeat(2000)}].reduce((a, b) => a + b, 0)`,
    'main.mjs': `import { keepCompiled } from '${ours}'
      keepCompiled(new URL('${pathToFileURL(keptIn).href}'))
      const { sum } = await import('./sum.mjs')
      if (process.argv[2] === 'remove') (await import('node:fs')).rmSync('${keptIn}', { recursive: true })
      process.stdout.write(String(sum))`,
  })
  const run = (...words: string[]) => {
    // Somebody's own setting would go first.
    const { NODE_COMPILE_CACHE: _own, NODE_DISABLE_COMPILE_CACHE: _off, ...env } = process.env
    const ended = spawnSync(process.execPath, [join(folder, 'main.mjs'), ...words], { env, encoding: 'utf8' })
    return { code: ended.status, out: ended.stdout, errors: ended.stderr }
  }
  const files = () =>
    readdirSync(keptIn, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  return { folder, keptIn, run, files }
}

const RIGHT = { code: 0, out: '2000', errors: '' }

test('what is loaded after it is kept, for this user only, and made no second time', () => {
  const { keptIn, run, files } = aProgram()
  expect(run()).toEqual(RIGHT)
  expect(files()).not.toEqual([])
  if (process.platform !== 'win32') expect(statSync(keptIn).mode & 0o777).toBe(0o700)
  const times = () => files().map((file) => statSync(file).mtimeMs)
  const made = times()
  expect(run()).toEqual(RIGHT)
  expect(times()).toEqual(made)
})

test('code that changed meanwhile runs as it is now', () => {
  const { folder, run } = aProgram()
  run()
  writeFileSync(join(folder, 'sum.mjs'), 'export const sum = 3')
  expect(run()).toEqual({ ...RIGHT, out: '3' })
})

test.each([
  [
    'a byte of it is another',
    (bytes: Buffer) => bytes.map((byte, at) => (at === bytes.length - 9 ? byte ^ 1 : byte)),
  ],
  ['it is cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
  ['it is empty', () => Buffer.alloc(0)],
])('the program runs when of what was kept %s', (_what, broken) => {
  const { run, files } = aProgram()
  run()
  for (const file of files()) writeFileSync(file, broken(readFileSync(file)))
  expect(run()).toEqual(RIGHT)
})

test('the program runs where nothing can be kept', () => {
  const { folder, keptIn, run } = aProgram('file/kept')
  writeFileSync(join(folder, 'file'), '')
  expect(run()).toEqual(RIGHT)
  rmSync(join(folder, 'file'))
  mkdirSync(keptIn, { recursive: true })
  chmodSync(keptIn, 0o500)
  expect(run()).toEqual(RIGHT)
  chmodSync(keptIn, 0o700)
  expect(run('remove')).toEqual(RIGHT)
})
