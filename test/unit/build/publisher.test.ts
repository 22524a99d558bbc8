import { expect, test } from 'vitest'
import { checkForDebian, checkForUpdates, readPublisher } from '#build/publisher.mjs'
import { root } from '#build/script.mjs'
import { scratchFolder, writeFiles } from '#test/support/scratch.ts'

function checkout(facts: object = {}) {
  const folder = scratchFolder()
  writeFiles(folder, {
    'package.json': JSON.stringify(facts),
    LICENSE: 'MIT License\n\nCopyright (c) 2026 The Keys\n\nPermission …',
  })
  return folder
}

test('this project makes nothing up: no homepage, no maintainer, no address for updates', () => {
  expect(readPublisher(root, {})).toEqual({
    company: 'The Handover authors',
    copyright: '© 2026 The Handover authors',
    homepage: null,
    maintainer: null,
    updates: null,
  })
})

test('package.json may say it, and the environment goes before it', () => {
  const folder = checkout({
    homepage: 'https://keys.example',
    author: { name: 'Kay', email: 'kay@keys.example' },
  })
  expect(readPublisher(folder, {})).toMatchObject({
    company: 'The Keys',
    homepage: 'https://keys.example/',
    maintainer: 'Kay <kay@keys.example>',
  })
  const env = {
    HANDOVER_HOMEPAGE: 'https://doors.example/handover',
    HANDOVER_MAINTAINER: 'Dora <dora@doors.example>',
    HANDOVER_PUBLISHER: 'Doors Ltd',
    HANDOVER_UPDATES_URL: 'https://doors.example/updates',
  }
  expect(readPublisher(folder, env)).toEqual({
    company: 'Doors Ltd',
    copyright: '© 2026 The Keys',
    homepage: 'https://doors.example/handover',
    maintainer: 'Dora <dora@doors.example>',
    updates: 'https://doors.example/updates',
  })
})

test.each([
  'http://doors.example/',
  'doors.example',
  'https://kay:secret@doors.example/',
  'https://doors.example/?key=secret',
  'https://doors.example/#secret',
  'file:///etc',
])('%s is no address for updates, and is not shown', (value) => {
  const read = () => readPublisher(checkout(), { HANDOVER_UPDATES_URL: value })
  expect(read).toThrow(/^HANDOVER_UPDATES_URL is the address of a web page: https:/)
  expect(read).not.toThrow(/secret|etc/)
})

test.each(['Kay', 'kay@keys.example', 'Kay <kay>', 'Kay <kay@keys.example'])(
  '%s is no maintainer',
  (value) => {
    expect(() => readPublisher(checkout(), { HANDOVER_MAINTAINER: value })).toThrow(
      'HANDOVER_MAINTAINER is a name',
    )
  },
)

test.each([
  [
    { homepage: null, maintainer: null },
    /its homepage \(HANDOVER_HOMEPAGE=.* and its maintainer \(HANDOVER_MAINTAINER=/,
  ],
  [{ homepage: 'https://a.example/', maintainer: null }, /^A Debian package names its maintainer \(/],
  [
    { homepage: null, maintainer: 'Kay <k@a.example>' },
    /^A Debian package names its homepage \([^)]*\)\. Without them pack an AppImage alone/,
  ],
])('a Debian package needs both: %j', (known, words) => {
  expect(() => checkForDebian({ company: '', copyright: '', updates: null, ...known })).toThrow(words)
})

test('and with both it has them', () => {
  const known = { homepage: 'https://a.example/', maintainer: 'Kay <k@a.example>' }
  expect(() => checkForDebian({ company: '', copyright: '', updates: null, ...known })).not.toThrow()
})

test.each([
  [['win32'], false, true],
  [['linux', 'darwin'], false, true],
  [['win32', 'darwin'], true, false],
  [['linux'], false, false],
])('what looks for updates is signed: %j, signed %s, refused %s', (platforms, sign, refused) => {
  const known = { company: '', copyright: '', homepage: null, maintainer: null }
  const check = (updates: string | null) => () => checkForUpdates({ ...known, updates }, { platforms, sign })
  if (refused) expect(check('https://a.example/')).toThrow(/^HANDOVER_UPDATES_URL goes with HANDOVER_SIGN=1/)
  else expect(check('https://a.example/')).not.toThrow()
  expect(check(null)).not.toThrow()
})
