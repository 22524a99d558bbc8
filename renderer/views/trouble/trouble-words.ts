import { troubleWords } from '#renderer/words/trouble.ts'
import type { Trouble } from '#shared/contract/error-data.ts'
import type { VaultKind } from '#shared/contract/profile.ts'
import type { TroubleWords } from '#shared/words/trouble-words.ts'

/** The words for a trouble; the core's own, where a newer core tells of one that this page does not know. */
export function wordsOf(trouble: Trouble, vault: VaultKind | null): TroubleWords {
  const { asked, vaultFileGone, profileFileGone, codes, unknown } = troubleWords()
  if (asksPassphrase(trouble)) return asked
  if (trouble.code === 'HO-VAULT-LOST' && vault === null) return profileFileGone
  if (trouble.code === 'HO-VAULT-LOST' && vault === 'passphrase') return vaultFileGone
  return (
    (Object.hasOwn(codes, trouble.code) ? codes[trouble.code] : undefined) ?? {
      title: trouble.kind === 'vault' ? unknown.vault : unknown.data,
      lead: trouble.message,
      steps: [trouble.fix, unknown.retry],
    }
  )
}

/** Whether a passphrase mends it. */
export function asksPassphrase(trouble: Pick<Trouble, 'state'>): boolean {
  return trouble.state === 'passphrase-needed' || trouble.state === 'passphrase-wrong'
}
