import { randomBytes } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createPassphraseVault, openPassphraseVault } from '#core/vault/passphrase-vault.ts'
import { Secret } from '#core/vault/secret.ts'
import type { Vault } from '#core/vault/vault.ts'
import { chanceOfThisTest, roundsOr } from '#test/support/crash-chance.ts'
import '#test/support/quick-scrypt.mjs'
import { drawFate, lengthOf, meetTheirFates, startDoomed } from '#test/support/crash-child.ts'
import { temporaryFolder } from '#test/support/store.ts'

const script = new URL('../../support/crash-vault-child.ts', import.meta.url)
const slow = { timeout: 600_000 }
const PASSPHRASE = 'correct horse battery staple'
const CHANGES = '40'

/** What an item may hold: the last value that was acknowledged, or the one that its writer was about to write. */
type Ledger = Map<string, Set<string>>

test('a vault whose writers are killed keeps every item that they were told was kept', slow, async () => {
  const chance = chanceOfThisTest()
  const folder = temporaryFolder()
  const vault = await createPassphraseVault(folder, Secret.of(PASSPHRASE))
  const key = randomBytes(32).toString('hex')
  await vault.write('store-key', Secret.of(key))
  const ledger: Ledger = new Map()
  const first = await lengthOf(script, [folder, PASSPHRASE, 'a', CHANGES])
  note(ledger, first.lines)

  const rounds = roundsOr(8)
  for (let round = 1; round <= rounds; round += 1) {
    const writers = ['a', 'b', 'c'].map((who) =>
      startDoomed(script, [folder, PASSPHRASE, who, CHANGES], drawFate(chance, first)),
    )
    await meetTheirFates(writers)
    for (const writer of writers) note(ledger, writer.lines)

    // What is open already reads the file anew as well.
    expect((await vault.read('store-key'))?.reveal()).toBe(key)
    const opened = await openPassphraseVault(folder, Secret.of(PASSPHRASE))
    expect((await opened.read('store-key'))?.reveal()).toBe(key)
    await settle(ledger, round % 2 === 0 ? opened : vault)
  }
  expect(ledger.size).toBe(3 * 5)
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o77).toBe(0)
})

/** Enters what a writer said. */
function note(ledger: Ledger, lines: readonly string[]): void {
  const underWay = new Map<string, string>()
  for (const line of lines) {
    const [word, name = '', value = ''] = line.split(' ')
    if (word === 'will') {
      underWay.set(name, value)
      ledger.set(name, new Set([...(ledger.get(name) ?? ['-']), value]))
    }
    if (word === 'did') ledger.set(name, new Set([underWay.get(name) ?? '']))
  }
}

/** Holds the vault against the ledger, which then knows what became of the changes that were under way. */
async function settle(ledger: Ledger, vault: Vault): Promise<void> {
  for (const [name, allowed] of ledger) {
    const held = (await vault.read(name))?.reveal() ?? '-'
    expect(allowed, name).toContain(held)
    ledger.set(name, new Set([held]))
  }
}
