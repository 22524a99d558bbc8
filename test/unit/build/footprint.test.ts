import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { firstPage, firstPageLine, MOST_KB } from '#build/first-page.mjs'
import { Halt, root } from '#build/script.mjs'
import { scratchFolder, writeFiles } from '#test/support/scratch.ts'

const built = join(root, 'build', 'out', 'renderer')

/** Of a module or package: whether what it is called begins with one of these. */
const among = (names: readonly string[], beginnings: readonly string[]) =>
  names.filter((name) => beginnings.some((beginning) => name.startsWith(beginning)))

describe('the first page', () => {
  beforeAll(() => ensureBuilt({ say: () => undefined }))

  test(`needs at most ${MOST_KB} kB of JavaScript, packed`, () => {
    const { bytes, files } = firstPage(built)
    const sizes = files.map((file) => gzipSync(readFileSync(join(built, file)), { level: 9 }).length)
    expect(bytes).toBe(sizes.reduce((sum, size) => sum + size, 0))
    expect(bytes).toBeLessThanOrEqual(60_000)
    expect(bytes).toBeGreaterThan(20_000)
  })

  test('is few files, and all that the page names', () => {
    const { files } = firstPage(built)
    const html = readFileSync(join(built, 'index.html'), 'utf8')
    const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, file = '']) => file)
    expect(named).not.toEqual([])
    expect(files).toEqual(expect.arrayContaining(named))
    expect(files.length).toBeLessThanOrEqual(4)
  })

  test('has Today and the shell, and neither a wizard nor what forms are checked with', () => {
    const parts = Object.keys(firstPage(built).parts)
    expect(parts).toEqual(
      expect.arrayContaining([
        'svelte',
        '@orpc/client',
        'renderer/shell/Shell.svelte',
        'renderer/views/today/TodayPage.svelte',
        'renderer/api/message-port.ts',
      ]),
    )
    expect(
      among(parts, [
        ...['libphonenumber-js', '@internationalized/date', '@orpc/contract', '@orpc/server'],
        ...['renderer/wizards/', 'renderer/components/picker/', 'renderer/components/Field'],
        ...['shared/domain/checks/', 'shared/domain/problem-', 'shared/domain/switch-answers.ts'],
        ...['connections/ConnectionsPage', 'first-run/', 'import/', 'receipt/', 'settings/', 'trouble/'].map(
          (view) => `renderer/views/${view}`,
        ),
      ]),
    ).toEqual([])
  })

  test('what it does without is in other files', () => {
    const noted = v.parse(
      v.record(v.string(), v.record(v.string(), v.number())),
      JSON.parse(readFileSync(join(built, '.vite', 'parts.json'), 'utf8')),
    )
    const { files } = firstPage(built)
    const later = Object.entries(noted).filter(([file]) => !files.includes(file))
    const parts = later.flatMap(([, lengths]) => Object.keys(lengths))
    expect(among(parts, ['libphonenumber-js', '@internationalized/date'])).not.toEqual([])
    const wizards = ['tenant-switch', 'landlord-switch', 'purchaser-switch', 'psr-record', 'appointment']
    for (const kind of [...wizards, 'qualification-award', 'service', 'service-change'])
      expect(parts).toContain(`renderer/wizards/${kind}/Wizard.svelte`)
  })
})

describe('the size that the build tells', () => {
  /** A built renderer whose page imports one file and loads another on demand. */
  const renderer = () => {
    const folder = scratchFolder()
    writeFiles(folder, {
      'index.html': '<script type="module" crossorigin src="/assets/page.js"></script>',
      '.vite/manifest.json': JSON.stringify({
        '_page.js': { file: 'assets/page.js', imports: ['_shared.js'], dynamicImports: ['Wizard.svelte'] },
        '_shared.js': { file: 'assets/shared.js', imports: ['_page.js'] },
        'api/http.ts': { file: 'assets/http.js', imports: ['_shared.js'] },
        'api/message-port.ts': { file: 'assets/port.js' },
        'Wizard.svelte': { file: 'assets/wizard.js' },
      }),
      '.vite/parts.json': JSON.stringify({
        'assets/page.js': { svelte: 3000, 'renderer/main.ts': 100 },
        'assets/shared.js': { svelte: 500 },
        'assets/wizard.js': { 'libphonenumber-js': 90_000 },
      }),
      'assets/page.js': 'page',
      'assets/shared.js': 'shared',
      'assets/http.js': 'http',
      'assets/port.js': Array.from({ length: 500 }, (_, place) => place.toString(36)).join(' '),
      'assets/wizard.js': 'wizard',
    })
    return folder
  }

  test('is of what is imported, once each, and of the longer way to the core', () => {
    const { files, parts } = firstPage(renderer())
    expect(files.toSorted()).toEqual(['assets/page.js', 'assets/port.js', 'assets/shared.js'])
    expect(parts).toEqual({ svelte: 3500, 'renderer/main.ts': 100 })
    expect(firstPageLine(renderer())).toMatch(/^First page: \d\.\d kB of JavaScript \(gzip\), at most 60\.$/)
  })

  test('above what is allowed it fails the build, with what is biggest', () => {
    const tell = () => firstPageLine(renderer(), 0.5)
    expect(tell).toThrow(Halt)
    expect(tell).toThrow(/needs \d\.\d kB of JavaScript \(gzip\); at most 0\.5 are allowed/)
    expect(tell).toThrow(/svelte 3\.5 kB\n {2}renderer\/main\.ts 0\.1 kB/)
  })

  test('a page that is built otherwise is not told as small', () => {
    const folder = renderer()
    writeFiles(folder, { '.vite/manifest.json': '{}' })
    expect(() => firstPage(folder)).toThrow('The build has no assets/page.js')
  })
})
