import './quick-scrypt.mjs'
import { createHash } from 'node:crypto'
import { promises as files } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename } from 'node:path'
import keytar from 'keytar'
import { noLog } from '#core/log.ts'
import { moveVault, type MoveTarget } from '#core/profile/move-vault.ts'
import { createProfile, openProfile, profileState } from '#core/profile/open-profile.ts'
import { addConnection, listConnections, secretName } from '#core/records/connections.ts'
import { Secret } from '#core/vault/secret.ts'
import type { Vault } from '#core/vault/vault.ts'

/*
 * A process that moves the keys of a profile between the keychain and a passphrase, and is killed: moving-child.ts FOLDER PASSPHRASE HOW.
 *   look          opens the profile (makes it when there is none), says where it is and what is in it
 *   WHAT:n        the same, then moves once, and dies before it does WHAT for the n-th time
 *   forever       the same, then moves back and forth until the test kills it
 *   change WHAT:n changes the passphrase to the same one and dies there
 * WHAT is a file that is put in place, `rm FILE`, `set ITEM` or `delete ITEM`.
 */
const [folder = '', words = '', how = 'look'] = process.argv.slice(2)
const passphrase = Secret.of(words)
const change = how.startsWith('change ')
const [fatal = '', times = ''] = how.replace('change ', '').split(':')

let counting = false
let seen = 0
/** Dies, as by `kill -9`, before the deed of the test's choice. */
function before(deed: string): void {
  if (!counting || deed !== fatal) return
  seen += 1
  if (seen === Number(times)) process.kill(process.pid, 'SIGKILL')
}

const { rename, rm } = files
files.rename = (from, to) => {
  before(basename(String(to)))
  return rename(from, to)
}
files.rm = (path, options) => {
  before(`rm ${basename(String(path))}`)
  return rm(path, options)
}
syncBuiltinESMExports()
const { setPassword, deletePassword } = keytar
const itemOf = (account: string): string => account.replace(/^.*\//, '').replace(/-[0-9A-Z]{6,}$/, '')
keytar.setPassword = (service, account, password) => {
  before(`set ${itemOf(account)}`)
  return setPassword(service, account, password)
}
keytar.deletePassword = (service, account) => {
  before(`delete ${itemOf(account)}`)
  return deletePassword(service, account)
}

async function make(): Promise<void> {
  const profile = await createProfile(folder, 'os', null, noLog)
  const keepers = { ...profile, audit: { append: () => Promise.resolve([]) } }
  const wanted = {
    provider: 'acquaint',
    label: 'Agency',
    baseUrl: 'https://acquaint.example.com/',
    format: 'json',
  } as const
  await addConnection(keepers, wanted, Secret.of('{"sitePrefix":"ABCD","appPassword":"hush-hush"}'))
  await profile.vault.write('audit-anchor', Secret.of('{"count":0}'))
  profile.close()
}

/** Says where the profile is, and a hash of all that its vault must hold, and closes it. */
async function look(known?: Vault): Promise<Vault> {
  const profile = await openProfile(folder, { passphrase, known }, noLog)
  const connections = await listConnections(profile.store.queries)
  const names = [
    'store-key',
    'audit-key',
    'fingerprint-key',
    'audit-anchor',
    ...connections.map(({ id }) => secretName(id)),
  ]
  const items = await Promise.all(
    names.map(async (name) => [name, (await profile.vault.read(name))?.reveal()]),
  )
  const digest = createHash('sha256').update(JSON.stringify(items)).digest('hex')
  profile.close()
  process.stdout.write(`${profile.kind} ${digest}\n`)
  return profile.vault
}

async function move(from: Vault): Promise<Vault> {
  const target: MoveTarget = from.kind === 'os' || change ? { to: 'passphrase', passphrase } : { to: 'os' }
  return moveVault(folder, from, target, noLog)
}

if ((await profileState(folder)) === 'new') await make()
const vault = await look()
if (how === 'forever') {
  for (let inUse = vault; ;) inUse = await look(await move(inUse))
} else if (how !== 'look') {
  counting = true
  // What was left behind is deleted at the opening after the move.
  await look(await move(vault))
  process.stdout.write('it lives\n')
}
