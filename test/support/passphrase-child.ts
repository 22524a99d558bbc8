import './quick-scrypt.mjs'
import { TroubleError } from '#core/trouble.ts'
import { openPassphraseVault } from '#core/vault/passphrase-vault.ts'
import { Secret } from '#core/vault/secret.ts'

/* Tries to open a vault at a fixed time, three wrong passphrases at once: passphrase-child.ts FOLDER WRONG TIME. Prints the codes. */

const [folder = '', wrong = '', time = ''] = process.argv.slice(2)

const codes = await Promise.all(
  [wrong, wrong, wrong].map(async (words) => {
    try {
      await openPassphraseVault(folder, Secret.of(words), () => Number(time))
      return 'opened'
    } catch (error) {
      if (error instanceof TroubleError) return error.trouble.code
      throw error
    }
  }),
)
process.stdout.write(codes.join(' '))
