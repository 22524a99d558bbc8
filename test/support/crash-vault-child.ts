import './quick-scrypt.mjs'
import { begin, done, say } from './crash-moments.ts'
import { openPassphraseVault } from '#core/vault/passphrase-vault.ts'
import { Secret } from '#core/vault/secret.ts'

/*
 * A process that writes into a passphrase vault until a test kills it: crash-vault-child.ts FOLDER PASSPHRASE WHO CHANGES.
 * It changes two items of its own at a time, as a connection's secret and the audit log's anchor may be, and says
 * `will NAME VALUE` before each change (`-` for a removal) and `did NAME` after it.
 */
const [folder = '', passphrase = '', who = '', changes = ''] = process.argv.slice(2)

const vault = await openPassphraseVault(folder, Secret.of(passphrase))

async function change(name: string, number: number): Promise<void> {
  const value = number % 7 === 3 ? '-' : `${process.pid}.${number}.${'x'.repeat((number * 97) % 300)}`
  say(`will ${name} ${value}`)
  if (value === '-') await vault.remove(name)
  else await vault.write(name, Secret.of(value))
  say(`did ${name}`)
}

await begin()
for (let number = 1; number <= Number(changes); number += 2)
  await Promise.all([change(`${who}-${number % 4}`, number), change(`${who}-even-${number % 3}`, number + 1)])
done()
