import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#build/script.mjs'
import { filesNaming } from '#test/support/sources.ts'

test('only main.ts and preload.ts import values of electron', () => {
  expect(filesNaming(/import\s+(?!type)[^'"]*from 'electron'/, 'electron/main', 'electron/preload')).toEqual([
    'electron/main/main.ts',
    'electron/preload/preload.ts',
  ])
})

test('main.ts only wires', () => {
  expect(readFileSync(join(root, 'electron/main/main.ts'), 'utf8').split('\n').length).toBeLessThan(150)
})

test('the core, the browser host and the command line know nothing of Electron', () => {
  expect(
    filesNaming(
      /from 'electron(\/[a-z]+)?'|require\(['"]electron['"]\)/,
      ...['electron/core', 'electron/loopback', 'electron/cli', 'shared', 'renderer'],
    ),
  ).toEqual([])
})

test('the browser host listens on 127.0.0.1 and sets neither cookies nor CORS headers', () => {
  expect(
    filesNaming(/0\.0\.0\.0|['"]::['"]|set-cookie|access-control-/i, 'electron/loopback', 'shared/web'),
  ).toEqual([])
})
