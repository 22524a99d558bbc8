import { expect, test } from 'vitest'
import { reasonIn } from '#build/dist-reason.mjs'

test("is electron-builder's own, without its stack", () => {
  const output =
    '  • packaging platform=linux\n  ⨯ no such target  failedTask=build stackTrace=Error: no\n  at x'
  expect(reasonIn(output)).toBe('no such target')
})

test('says what to do when a tool could not be fetched', () => {
  expect(reasonIn('  ⨯ getaddrinfo ENOTFOUND github.com  failedTask=build stackTrace=…')).toMatch(
    /^A tool for this kind of installer could not be fetched \(getaddrinfo ENOTFOUND github\.com\)\..*BINARIES_MIRROR/,
  )
})

test('is the last of several', () => {
  const output = '  ⨯ failed to build AppImage  error=no\n  ⨯ no runtime  failedTask=build stackTrace=…'
  expect(reasonIn(output)).toBe('no runtime')
})

test('is the last lines when there is none', () => {
  const lines = Array.from({ length: 20 }, (_, at) => `line ${at}`)
  expect(reasonIn(lines.join('\n')).split('\n')).toEqual([
    ...lines.slice(-12),
    'The packing failed; its last lines are above.',
  ])
})

test('shows no password, nor its hash', () => {
  const command = 'osslsigncode sign -in a.exe -pkcs12 c.p12 -pass dc8331bcb2283e89 (sha256 hash) -n Handover'
  expect(reasonIn(`  ⨯ ${command} failed  failedTask=build`)).toBe(
    'osslsigncode sign -in a.exe -pkcs12 c.p12 -pass … -n Handover failed',
  )
  expect(reasonIn(`${command}\n`)).not.toContain('dc83')
})
