import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#build/script.mjs'
import { scratchFolder, writeFiles } from '#test/support/scratch.ts'

const some = "import { afterAll, beforeAll, describe, expect, test } from 'vitest'\n"

function summaryOf(files: Record<string, string>): unknown {
  const folder = scratchFolder()
  writeFiles(folder, {
    'vitest.config.mjs': 'export default { test: { include: ["*.test.mjs"] } }',
    ...files,
  })
  const path = join(folder, 'summary.json')
  const args = ['run', '--root', folder, `--reporter=${join(root, 'test/support/reporter/summary.ts')}`]
  const { stderr } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, HANDOVER_TEST_SUMMARY: path },
  })
  expect(stderr).not.toMatch(/Failed to load custom Reporter/)
  return JSON.parse(readFileSync(path, 'utf8'))
}

test('counts tests, and files and hooks that fail by themselves, and says why a test was skipped', () => {
  expect(
    summaryOf({
      'a.test.mjs': `${some}test('one', () => expect(1).toBe(1))
        test('two', () => expect(1).toBe(2))
        test('three', (context) => context.skip('no keyring'))`,
      'b.test.mjs': "import './nothing.mjs'",
      'c.test.mjs': `${some}describe('inner', () => { afterAll(() => { throw new Error('hook') }); test('four', () => {}) })`,
      'd.test.mjs': `${some}test('five', () => { setTimeout(() => { throw new Error('stray') }) ; return new Promise((done) => setTimeout(done, 50)) })`,
    }),
  ).toEqual({
    counts: { passed: 3, failed: 4, skipped: 1 },
    skipped: ['a.test.mjs > three: no keyring'],
  })
})

test('needs() gives the reason of a skipped test', () => {
  const tools = JSON.stringify(join(root, 'test/support/tools.ts'))
  expect(
    summaryOf({
      'package.json': readFileSync(join(root, 'package.json'), 'utf8').replaceAll('"./', '"../../../'),
      'a.test.mjs': `${some}import { needs } from ${tools}
        process.env.CHROMIUM_PATH = '/nowhere/chromium'
        test.skipIf(needs('chromium'))('screens', () => {})`,
    }),
  ).toEqual({
    counts: { passed: 0, failed: 0, skipped: 1 },
    skipped: [
      'a.test.mjs > screens: chromium is not installed (Debian: apt-get install chromium-headless-shell)',
    ],
  })
})
