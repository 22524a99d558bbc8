import { join } from 'node:path'
import * as v from 'valibot'
import { ItemFile, type Items } from './item-file.ts'
import type { Vault } from './vault.ts'
import { vaultTrouble } from './vault-trouble.ts'

const FILE = 'practice-vault.json'

const PracticeFile = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ version: v.literal(1), items: v.record(v.string(), v.string()) }),
)

/**
 * Keys of practice, in a plain file for this user only: practice holds sample homes and reaches nothing but this
 * computer, and must work where there is no keychain. Never for a real profile.
 */
export function openPracticeVault(folder: string): Vault {
  return new ItemFile('practice', join(folder, FILE), {
    seal: (items) => `${JSON.stringify({ version: 1, items }, null, 2)}\n`,
    unseal,
  })
}

function unseal(text: string | null): Items {
  if (text === null) return {}
  const file = v.safeParse(PracticeFile, text)
  if (!file.success) throw vaultTrouble('damaged', `${FILE} is not a practice vault.`)
  return file.output.items
}
