import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cruiseLayers, rules, strayNames } from '#build/layers.mjs'
import { scratchFolder, writeFiles } from '#test/support/scratch.ts'

const imports = JSON.stringify({
  type: 'module',
  imports: {
    '#shared/*': './shared/*',
    '#core/*': './electron/core/*',
    '#electron/*': './electron/*',
    '#renderer/*': './renderer/*',
    '#test/*': './test/*',
  },
  dependencies: { valibot: '1' },
  devDependencies: { vite: '8' },
})

/** A small checkout in which every room has a file to import; the rules allow all that these import. */
const house = {
  'package.json': imports,
  'shared/domain/money.ts': "import * as v from 'valibot'\nexport const money = v.number()",
  'shared/contract/contract.ts': "import { money } from '../domain/money.ts'\nexport const contract = money",
  'electron/core/app.ts':
    "import { contract } from '#shared/contract/contract.ts'\nexport const app = contract",
  'electron/core/log.ts': "import { readFileSync } from 'node:fs'\nexport const log = readFileSync",
  'electron/core/practice/practice.ts': 'export const practice = 1',
  'electron/core/providers/http.ts': 'export const http = 1',
  'electron/core/providers/acquaint/wire.ts': "import { http } from '../http.ts'\nexport const wire = http",
  'electron/core/providers/yeti/wire.ts': 'export const wire = 1',
  'electron/cli/main.ts': "import { app } from '#core/app.ts'\nimport('./serve.ts')\nexport const cli = app",
  'electron/cli/serve.ts':
    "import { browser } from '#electron/loopback/main.ts'\nexport const serve = browser",
  'electron/loopback/main.ts': "import { app } from '#core/app.ts'\nexport const browser = app",
  'electron/main/main.ts': "import { app } from 'electron'\nexport const desktop = app",
  'electron/preload/preload.ts': "import { ipcRenderer } from 'electron'\nexport const port = ipcRenderer",
  'renderer/main.ts': "import { money } from '#shared/domain/money.ts'\nexport const page = money",
  'test/support/any.ts': "import { app } from '#core/app.ts'\nexport const any = app",
}

async function broken(files: Record<string, string>): Promise<string[]> {
  const folder = scratchFolder()
  writeFiles(folder, { ...house, ...files })
  return (await cruiseLayers(folder)).violations
}

describe('the layers of this checkout', () => {
  test('every import is allowed', async () => {
    const { modules, violations } = await cruiseLayers()
    expect(violations).toEqual([])
    expect(modules).toBeGreaterThan(50)
  })

  test('nothing stands at the top that does not belong there', () => {
    expect(strayNames()).toEqual([])
  })
})

test('what the rules allow passes', async () => {
  expect(await broken({})).toEqual([])
})

const from = (path: string) => `import * as other from '${path}'\nexport const here = other`

test.for([
  ['renderer-imports-shared', 'renderer/api/client.ts', from('#core/app.ts')],
  [
    'renderer-imports-shared',
    'renderer/Page.svelte',
    `<script lang="ts">\n${from('../electron/core/app.ts')}\n</script>`,
  ],
  ['renderer-imports-shared', 'renderer/types.ts', "export type { app } from '#core/app.ts'"],
  ['no-node-in-shared-or-renderer', 'renderer/files.ts', from('node:fs')],
  ['no-node-in-shared-or-renderer', 'shared/domain/files.ts', from('node:fs')],
  ['shared-imports-shared', 'shared/contract/core.ts', from('#core/app.ts')],
  ['domain-imports-domain', 'shared/domain/reading.ts', from('../contract/contract.ts')],
  ['core-imports-shared', 'electron/core/host.ts', from('#electron/loopback/main.ts')],
  ['electron-only-in-main-and-preload', 'electron/core/window.ts', from('electron')],
  [
    'electron-only-in-main-and-preload',
    'electron/core/types.ts',
    "import type { BrowserWindow } from 'electron'\nexport type Window = BrowserWindow",
  ],
  [
    'electron-only-in-main-and-preload',
    'electron/loopback/lazy.ts',
    "export const later = () => import('electron/main')",
  ],
  ['main-imports-core-and-shared', 'electron/main/serve.ts', from('../loopback/main.ts')],
  ['loopback-imports-core-and-shared', 'electron/loopback/cli.ts', from('../cli/main.ts')],
  ['cli-imports-core-and-shared', 'electron/cli/browser.ts', from('../loopback/main.ts')],
  ['serve-imports-loopback', 'electron/cli/serve.ts', from('../main/main.ts')],
  ['preload-imports-contract', 'electron/preload/money.ts', from('#shared/domain/money.ts')],
  ['migrations-import-nothing', 'electron/core/store/migrations/0002.ts', from('#shared/domain/money.ts')],
  ['migrations-import-nothing', 'electron/core/store/migrations/0003.ts', from('node:crypto')],
  ['providers-keep-apart', 'electron/core/providers/acquaint/yeti.ts', from('../yeti/wire.ts')],
  [
    'practice-knows-no-provider',
    'electron/core/practice/short-cut.ts',
    from('../providers/acquaint/wire.ts'),
  ],
  [
    'provider-knows-no-practice',
    'electron/core/providers/acquaint/test.ts',
    from('../../practice/practice.ts'),
  ],
  ['no-dev-packages-in-the-application', 'electron/core/builder.ts', from('vite')],
  ['tests-stay-in-tests', 'electron/core/any.ts', from('#test/support/any.ts')],
  ['resolvable', 'electron/core/lost.ts', from('./nowhere.ts')],
] as const)('%s: %s is refused', async ([rule, path, text]) => {
  const violations = await broken({ [path]: text })
  expect(
    violations.filter((line) => line.startsWith(`${path} → `) && line.endsWith(`(${rule})`)),
  ).toHaveLength(1)
})

test('no-cycle: two files that load each other are refused, types that name each other are not', async () => {
  const violations = await broken({
    'shared/domain/a.ts': "import { b } from './b.ts'\nexport const a = () => b",
    'shared/domain/b.ts': "import { a } from './a.ts'\nexport const b = () => a",
    'shared/domain/c.ts': "import type { D } from './d.ts'\nexport interface C { d: D }",
    'shared/domain/d.ts': "import type { C } from './c.ts'\nexport interface D { c: C }",
  })
  expect(violations).toHaveLength(1)
  expect(violations[0]).toMatch(/a\.ts → .*\(no-cycle\)$/)
})

test('every rule says why', () => {
  expect(rules.filter((rule) => rule.comment === undefined)).toEqual([])
})

test('a name that does not belong at the top is found, committed or not; dotfiles and packages may stay', () => {
  const folder = scratchFolder()
  writeFiles(folder, { 'README.md': '', '.editorconfig': '', 'notes.txt': '' })
  for (const name of ['src', 'electron', 'node_modules', '.github']) mkdirSync(join(folder, name))
  expect(strayNames(folder)).toEqual(['notes.txt', 'src'])
})
