import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import type { App } from '#core/app.ts'
import { storeFile } from '#core/profile/folder.ts'
import { TroubleError } from '#core/trouble.ts'
import { openOsKeychain, probeKeychain } from '#core/vault/os-keychain.ts'
import { openPassphraseVault } from '#core/vault/passphrase-vault.ts'
import { Secret } from '#core/vault/secret.ts'
import { Trouble } from '#shared/contract/error-data.ts'
import type { Answer, Step } from './secret-service.ts'

/* Takes the steps of secret-service.ts from stdin, a line each, and answers each with a line: a process keeps the bus it first spoke to. */

const vault = openOsKeychain({ profileKey: 'f00dfeedf00dfeed' })
const opened: { app: App | null } = { app: null }

async function take(step: Step): Promise<unknown> {
  switch (step.do) {
    case 'probe': {
      const trouble = await probeKeychain()
      if (trouble !== null) throw new TroubleError(trouble)
      return 'usable'
    }
    case 'read':
      return (await vault.read(step.name))?.reveal() ?? null
    case 'write':
      await vault.write(step.name, Secret.of(step.value))
      return 'done'
    case 'remove':
      await vault.remove(step.name)
      return 'done'
    case 'peek':
      return (await import('keytar')).default.getPassword('Handover', step.account)
    case 'tamper': {
      const { default: keytar } = await import('keytar')
      if (step.value === null) await keytar.deletePassword('Handover', step.account)
      else await keytar.setPassword('Handover', step.account, step.value)
      return 'done'
    }
    case 'open': {
      await opened.app?.close()
      // Only here, because the application is much to load and most of what is asked does without.
      const { openApp } = await import('#core/app.ts')
      opened.app = await openApp({
        host: 'cli',
        folder: step.folder,
        practice: false,
        sends: false,
        vault: step.vault ?? null,
        passphrase: step.passphrase === undefined ? null : Secret.of(step.passphrase),
        version: '0.0.0-test',
      })
      const { state, trouble } = await opened.app.client.profile.status()
      if (trouble !== null) throw new TroubleError(trouble)
      return state
    }
    case 'close':
      await opened.app?.close()
      opened.app = null
      return 'done'
    case 'call':
      return callProcedure(step.procedure, step.input)
    case 'sql': {
      const { openEncrypted } = await import('#core/store/encrypted-database.ts')
      const keys = await vaultOf(step.folder, step.passphrase)
      const key = await keys.read('store-key')
      if (key === null) throw new Error('There is no key.')
      const database = openEncrypted(storeFile(step.folder), key, { readonly: false })
      database.exec(step.sql)
      database.close()
      return 'done'
    }
  }
}

async function callProcedure(path: string, input: unknown): Promise<unknown> {
  const procedure = path
    .split('.')
    .reduce<unknown>((room, name) => (room as Record<string, unknown>)[name], opened.app?.router)
  const { call } = await import('@orpc/server')
  return call(procedure as Parameters<typeof call>[0], input)
}

async function vaultOf(folder: string, passphrase: string | undefined) {
  if (passphrase !== undefined) return openPassphraseVault(folder, Secret.of(passphrase))
  const text = await readFile(join(folder, 'profile.json'), 'utf8')
  return openOsKeychain(v.parse(v.object({ profileKey: v.string() }), JSON.parse(text)))
}

const Refused = v.object({
  message: v.string(),
  data: v.object({
    code: v.optional(v.string(), 'INTERNAL'),
    fix: v.optional(v.string(), ''),
    trouble: v.optional(Trouble),
  }),
})

async function answerTo(step: Step): Promise<Answer> {
  try {
    return { answer: await take(step), trouble: null, refusal: null }
  } catch (error) {
    if (error instanceof TroubleError) return { answer: null, trouble: error.trouble, refusal: null }
    const told = v.safeParse(Refused, error)
    if (!told.success) throw error
    const { message, data } = told.output
    const { code, fix, trouble } = data
    const refusal = trouble === undefined ? { code, message, fix } : null
    return { answer: null, trouble: trouble ?? null, refusal }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answerTo(JSON.parse(line) as Step))}\n`)
}
await opened.app?.close()
