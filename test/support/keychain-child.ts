import { execFileSync, spawnSync } from 'node:child_process'
import * as v from 'valibot'
import { noLog } from '#core/log.ts'
import { createProfile, openProfile } from '#core/profile/open-profile.ts'
import { TroubleError } from '#core/trouble.ts'
import { openOsKeychain, probeKeychain } from '#core/vault/os-keychain.ts'
import { Secret } from '#core/vault/secret.ts'
import type { Trouble } from '#shared/contract/errors.ts'
import { nodeCommand } from './child.ts'

/*
 * Does the steps of secret-service.ts in a session of its own: the bus is fixed for the life of a process.
 * After `unlock` a new process does the rest.
 */

const Scenario = v.object({
  profileKey: v.string(),
  steps: v.array(
    v.object({
      do: v.string(),
      name: v.optional(v.string(), ''),
      value: v.optional(v.string(), ''),
      folder: v.optional(v.string(), ''),
    }),
  ),
})

const { steps, profileKey } = v.parse(v.pipe(v.string(), v.parseJson(), Scenario), process.argv[2])
const vault = openOsKeychain({ profileKey })
const LOGIN = '/org/freedesktop/secrets/collection/login'

async function take(
  step: (typeof steps)[number],
): Promise<string | number | null | { trouble: Trouble | null }> {
  switch (step.do) {
    case 'probe':
      return { trouble: await probeKeychain() }
    case 'read':
      return (await vault.read(step.name))?.reveal() ?? null
    case 'write':
      await vault.write(step.name, Secret.of(step.value))
      return 'done'
    case 'remove':
      await vault.remove(step.name)
      return 'done'
    case 'remove-raw': {
      const { default: keytar } = await import('keytar')
      for (const { account } of await keytar.findCredentials('Handover')) {
        if (account.endsWith(`/${step.name}`)) await keytar.deletePassword('Handover', account)
      }
      return 'done'
    }
    case 'count': {
      const { default: keytar } = await import('keytar')
      return (await keytar.findCredentials('Handover')).length
    }
    case 'lock':
      busCall('Lock')
      return 'done'
    case 'unlock':
      // Only a new daemon takes the password without a prompt; libsecret in this process would not find it.
      execFileSync('gnome-keyring-daemon', ['--replace', '--unlock', '--components=secrets'], {
        input: 'pw',
        stdio: ['pipe', 'ignore', 'ignore'],
      })
      return 'done'
    case 'create-profile':
    case 'open-profile': {
      const profile =
        step.do === 'create-profile'
          ? await createProfile(step.folder, 'os', null, noLog)
          : await openProfile(step.folder, { passphrase: null }, noLog)
      profile.close()
      return 'done'
    }
    default:
      throw new Error(`Unknown step ${step.do}.`)
  }
}

function busCall(method: string): void {
  execFileSync('dbus-send', [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.secrets',
    '/org/freedesktop/secrets',
    `org.freedesktop.Secret.Service.${method}`,
    `array:objpath:${LOGIN}`,
  ])
}

for (const [place, step] of steps.entries()) {
  try {
    const answer = await take(step)
    const told =
      typeof answer === 'object' && answer !== null ? { answer: null, ...answer } : { answer, trouble: null }
    process.stdout.write(`${JSON.stringify(told)}\n`)
  } catch (error) {
    if (!(error instanceof TroubleError)) throw error
    process.stdout.write(`${JSON.stringify({ answer: null, trouble: error.trouble })}\n`)
  }
  if (step.do === 'unlock') {
    const rest = JSON.stringify({ profileKey, steps: steps.slice(place + 1) })
    const [node = '', ...args] = nodeCommand(new URL(import.meta.url), rest)
    spawnSync(node, args, { stdio: 'inherit' })
    break
  }
}
