import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PERSONAL, tenantSwitch } from './cli-bodies.ts'
import { recorder } from './cli-recorder.ts'
import { addConnection, only, PASSPHRASE, Printed, profile } from './cli-run.ts'

test('afterwards neither the profile nor the logs hold a secret or a person in plain text', async () => {
  const server = await recorder()
  const mine = await profile()
  const id = await addConnection(mine, server)
  const order = ['send', 'tenant-switch', '--file', '-', '--connection', id]
  expect(only(Printed, await mine.run(order, JSON.stringify(tenantSwitch()))).state).toBe('accepted')
  await mine.run(order, JSON.stringify({ ...tenantSwitch(), switchType: 9 }))
  await mine.run(order, JSON.stringify(tenantSwitch()))
  await mine.run(['receipts', 'list'])

  const entries = await readdir(mine.path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  expect(files.some((file) => file.endsWith('store.db'))).toBe(true)
  expect(files.some((file) => file.includes('logs'))).toBe(true)
  const hidden = [...Object.values(PERSONAL), server.credentials.appPassword, server.token, PASSPHRASE]
  for (const file of files) {
    const bytes = await readFile(file)
    for (const word of hidden) {
      for (const encoding of ['utf8', 'utf16le'] as const) {
        expect(bytes.includes(Buffer.from(word, encoding)), `${word} in ${file}`).toBe(false)
      }
    }
  }
})
