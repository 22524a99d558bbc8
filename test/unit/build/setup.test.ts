import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { explainNpm, packagesAreFresh, packagesStamp } from '#build/packages.mjs'
import { checkNodeIsUsable, setUp } from '#build/setup.mjs'
import { scratchFolder, writeFiles } from '#test/support/scratch.ts'

afterEach(() => vi.unstubAllEnvs())

/** A checkout beside a stand-in for npm that brings a stand-in for Node and notes how it was called. */
function aCheckout({ nodeSays = 'v24.21.0', npm = '' } = {}) {
  const root = scratchFolder()
  writeFiles(root, {
    'package.json': '{"dependencies":{"pino":"10.4.0"},"scripts":{}}',
    'package-lock.json': '{"packages":{"":{},"node_modules/pino":{}}}',
    'build/x': '',
    'bin/npm': `#!/bin/sh
echo "$1" >> "${root}/calls"
${npm}
mkdir -p node_modules/.bin
printf '#!/bin/sh\\necho ${nodeSays}\\n' > node_modules/.bin/node
chmod +x node_modules/.bin/node
sleep 0.2
`,
  })
  chmodSync(join(root, 'bin', 'npm'), 0o755)
  vi.stubEnv('PATH', `${join(root, 'bin')}${delimiter}/usr/bin${delimiter}/bin`)
  const said: string[] = []
  const voice = {
    say: (line: string) => void said.push(line),
    during: <T>(_text: () => string, work: Promise<T>) => work,
  }
  const calls = () => readFileSync(join(root, 'calls'), 'utf8').trim().split('\n')
  return { root, said, calls, run: () => setUp({ voice, root }) }
}

test('installs when node_modules is missing, and does nothing the second time', async () => {
  const { root, said, calls, run } = aCheckout()
  await run()
  expect(calls()).toEqual(['ci', 'rebuild'])
  expect(packagesAreFresh(root)).toBe(true)
  const words = said.length
  await run()
  expect(calls()).toHaveLength(2)
  expect(said).toHaveLength(words)
})

test('two at once install once', async () => {
  const { said, calls, run } = aCheckout()
  await Promise.all([run(), run()])
  expect(calls()).toEqual(['ci', 'rebuild'])
  expect(said.some((line) => line.includes('waiting'))).toBe(true)
})

test('packages are stale when the lock file, the wanted packages or Node differ, not when scripts do', async () => {
  const { root, run } = aCheckout()
  await run()
  const before = packagesStamp(root)
  writeFileSync(join(root, 'package.json'), '{"dependencies":{"pino":"10.4.0"},"scripts":{"a":"b"}}')
  expect(packagesStamp(root)).toBe(before)
  writeFileSync(join(root, 'package.json'), '{"dependencies":{"pino":"10.5.0"}}')
  expect(packagesAreFresh(root)).toBe(false)
  await run()
  writeFileSync(join(root, 'package-lock.json'), '{"packages":{}}')
  expect(packagesAreFresh(root)).toBe(false)
})

test('npm that did not bring Node 24 is told, with the way out', async () => {
  const { root, run } = aCheckout({ nodeSays: 'v20.20.2' })
  await expect(run()).rejects.toThrow(/Node 24, but there is v20\.20\.2.*ignore-scripts/)
  expect(packagesAreFresh(root)).toBe(false)
})

test('no npm at all is told', async () => {
  const { root, run } = aCheckout()
  mkdirSync(join(root, 'empty'))
  vi.stubEnv('PATH', join(root, 'empty'))
  await expect(run()).rejects.toThrow(/^npm is not there/)
})

test('npm that fails ends with its last words and what they mean', async () => {
  const { root, run } = aCheckout({ npm: 'echo "npm error code ENOTFOUND" >&2; exit 1' })
  await expect(run()).rejects.toThrow(
    /npm error code ENOTFOUND\nnpm ci failed: the packages could not be fetched \(ENOTFOUND\)/,
  )
  expect(packagesAreFresh(root)).toBe(false)
})

test.for([
  ['npm error code EROFS', /the folder cannot be written \(EROFS\)/],
  ['npm error ENOSPC: no space left on device', /the disk is full/],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', /certificate/],
  ['npm error something else', /its last lines are above/],
] as const)('%s is explained', ([output, meaning]) => {
  const text = explainNpm(['ci'], `npm warn EBADENGINE Unsupported engine\n\n${output}\n`)
  expect(text.split('\n')[0]).toBe(`  ${output}`)
  expect(text.split('\n').at(-1)).toMatch(meaning)
})

test('a Node older than 20 is refused with its version', () => {
  expect(() => checkNodeIsUsable('18.19.1')).toThrow(/Node 20 or newer.*this is Node 18\.19\.1/)
  expect(() => checkNodeIsUsable('20.0.0')).not.toThrow()
})
