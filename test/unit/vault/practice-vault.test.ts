import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPracticeVault } from '#core/vault/practice-vault.ts'
import { Secret } from '#core/vault/secret.ts'
import { temporaryFolder } from '#test/support/store.ts'

test('keeps items for this user only', async () => {
  const folder = temporaryFolder()
  const vault = openPracticeVault(folder)
  expect(await vault.read('a')).toBeNull()
  await vault.write('a', Secret.of('one'))
  await openPracticeVault(folder).write('b', Secret.of('two'))
  expect((await vault.read('a'))?.reveal()).toBe('one')
  expect((await vault.read('b'))?.reveal()).toBe('two')
  await vault.remove('a')
  expect(await vault.read('a')).toBeNull()
  expect(await vault.read('toString')).toBeNull()
  expect(statSync(join(folder, 'practice-vault.json')).mode & 0o777).toBe(0o600)
})

test('a damaged file is told and left alone', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'practice-vault.json')
  writeFileSync(file, '{"version":1}')
  await expect(openPracticeVault(folder).read('a')).rejects.toMatchObject({ trouble: { state: 'damaged' } })
  await expect(openPracticeVault(folder).write('a', Secret.of('x'))).rejects.toMatchObject({
    trouble: { state: 'damaged' },
  })
  expect(readFileSync(file, 'utf8')).toBe('{"version":1}')
})
