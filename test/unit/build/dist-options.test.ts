import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDistOptions, whatIsPacked } from '#build/dist-options.mjs'
import { temporaryFolder } from '#test/support/store.ts'

function aPlace() {
  const from = temporaryFolder()
  mkdirSync(join(from, 'electron'))
  return { from, given: `-c.electronDist=${join(from, 'electron')}` }
}

test.each([
  [
    ['--linux', 'dir', '-c.electronDist=electron', '--x64'],
    ['--linux', 'dir', 'GIVEN', '--x64'],
  ],
  [
    ['-c.electronDist', 'electron', '--x64'],
    ['GIVEN', '--x64'],
  ],
  [['--config.electronDist=./electron'], ['GIVEN']],
])('a provided Electron is looked up from where npm was called: %j', (words, expected) => {
  const { from, given } = aPlace()
  const options = readDistOptions(words, { ELECTRON_OVERRIDE_DIST_PATH: '/elsewhere' }, from)
  expect(options).toEqual(expected.map((word) => (word === 'GIVEN' ? given : word)))
})

test('it may be named in the environment', () => {
  const { from, given } = aPlace()
  const env = { ELECTRON_OVERRIDE_DIST_PATH: 'electron' }
  expect(readDistOptions(['--linux', 'dir'], env, from)).toEqual(['--linux', 'dir', given])
})

test.each([undefined, ''])('without one, Electron is fetched (%j)', (named) => {
  const env = { ELECTRON_OVERRIDE_DIST_PATH: named }
  expect(readDistOptions(['--linux', 'dir'], env, '/')).toEqual(['--linux', 'dir'])
})

test.each([
  [['-c.electronDist=none'], {}, '-c.electronDist: there is no "none"'],
  [['-c.electronDist='], {}, '-c.electronDist: there is no ""'],
  [['-c.electronDist'], {}, '-c.electronDist: there is no ""'],
  [[], { ELECTRON_OVERRIDE_DIST_PATH: 'none' }, 'ELECTRON_OVERRIDE_DIST_PATH: there is no "none"'],
])('one that is not there is told by its name: %j %j', (words, env, reason) => {
  expect(() => readDistOptions(words, env, aPlace().from)).toThrow(reason)
})

test.each([
  [[], 'linux', ['linux'], true],
  [[], 'darwin', ['darwin'], false],
  [['--linux'], 'darwin', ['linux'], true],
  [['--linux', 'dir'], 'linux', ['linux'], false],
  [['--linux', 'AppImage'], 'linux', ['linux'], false],
  [['--linux', 'AppImage', 'deb', '--arm64'], 'linux', ['linux'], true],
  [['-l', 'deb:x64'], 'linux', ['linux'], true],
  [['--linux=deb'], 'win32', ['linux'], true],
  [['--dir'], 'linux', ['linux'], false],
  [['--win', 'nsis', '--x64'], 'linux', ['win32'], false],
  [['--windows', '--macos', 'zip', '-l', 'dir'], 'linux', ['win32', 'darwin', 'linux'], false],
  [['-mwl', 'dir'], 'win32', ['darwin', 'win32', 'linux'], false],
  [['-wl'], 'darwin', ['win32', 'linux'], true],
])('%j on %s is packed for %j; a Debian package: %s', (words, host, platforms, debian) => {
  expect(whatIsPacked(words, host)).toEqual({ platforms, debian })
})
