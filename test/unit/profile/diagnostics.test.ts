import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openApp } from '#core/app.ts'
import { temporaryFolder } from '#test/support/store.ts'

let home: string

beforeEach(() => {
  home = temporaryFolder()
  for (const name of ['HOME', 'USERPROFILE']) vi.stubEnv(name, home)
  for (const name of ['https_proxy', 'HTTPS_PROXY']) vi.stubEnv(name, undefined)
})
afterEach(() => void vi.unstubAllEnvs())

async function diagnosticsOf(folder: string): Promise<Map<string, string>> {
  const options = { practice: true, sends: false, vault: null, passphrase: null, version: '0.0.0-test' }
  const app = await openApp({ ...options, host: 'cli', folder })
  try {
    return new Map((await app.client.profile.diagnostics()).map(({ name, value }) => [name, value]))
  } finally {
    await app.close()
  }
}

test('the folder is told from the home folder on, whose name is often that of its user', async () => {
  const told = await diagnosticsOf(join(home, 'Handover'))
  expect(told.get('Profile')).toBe(join('~', 'Handover', 'practice'))
  expect([...told.values()].join()).not.toContain(home)
})

test('one elsewhere is told as it is', async () => {
  const folder = temporaryFolder()
  expect((await diagnosticsOf(folder)).get('Profile')).toBe(join(folder, 'practice'))
})

test.each(['HTTPS_PROXY', 'https_proxy'])('a proxy in %s is told, and not its address', async (name) => {
  vi.stubEnv(name, 'http://me:word@proxy.example:3128')
  const told = await diagnosticsOf(temporaryFolder())
  expect(told.get('Proxy')).toBe('from HTTPS_PROXY')
  expect([...told.values()].join()).not.toContain('proxy.example')
})
