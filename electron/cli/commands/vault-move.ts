import * as v from 'valibot'
import { readArguments, readChoice } from '../arguments.ts'
import type { Command } from '../command.ts'
import { endOf } from '../errors.ts'
import { EXIT } from '../exit.ts'
import { longEnough, withProfile } from '../profile.ts'
import { Stop } from '../stop.ts'
import type { Terminal } from '../terminal.ts'

export const vaultMove: Command = {
  async run(words, context) {
    const { given, common } = readArguments(words, {}, ['os|passphrase'])
    const to = readChoice('os|passphrase', given[0], ['os', 'passphrase']) ?? 'os'
    const { terminal } = context
    return withProfile(context, common, { whenNew: 'refuse' }, async ({ client }) => {
      const target = to === 'os' ? { to } : { to, passphrase: await newPassphrase(terminal) }
      const { vault } = await client.profile.moveVault(target).catch((error: unknown) => {
        throw asVaultTrouble(error)
      })
      if (common.json) terminal.out(JSON.stringify({ vault }))
      terminal.note(
        to === 'os'
          ? 'Moved: the keys and secrets of this profile are in the keychain of this computer now.'
          : 'Moved: the keys and secrets of this profile are under the new passphrase now.',
      )
      terminal.note('Make a new backup of the profile folder: earlier ones open only with the former vault.')
      return EXIT.done
    })
  },
}

/** Asked twice, because nobody sees what is typed and a mistake would lock everything away. */
async function newPassphrase(terminal: Terminal): Promise<string> {
  const given = terminal.environment['HANDOVER_NEW_PASSPHRASE']
  if (given !== undefined && given !== '') return longEnough('HANDOVER_NEW_PASSPHRASE', given)
  const asked = await terminal.askSecret('New passphrase: ')
  if (asked === null) {
    throw new Stop(EXIT.usage, [
      'HANDOVER_NEW_PASSPHRASE: this is not set, and there is no terminal to ask on. Set it to the new passphrase.',
    ])
  }
  longEnough('New passphrase', asked)
  if ((await terminal.askSecret('The same again: ')) === asked) return asked
  throw new Stop(EXIT.usage, [
    'New passphrase: the two are not the same. Nothing was changed; start the command again.',
  ])
}

const Refusal = v.object({
  code: v.literal('NOT_NOW'),
  data: v.object({ code: v.pipe(v.string(), v.regex(/^HO-(?:VAULT|STORE)-(?!MOVE-)/)) }),
})

/** A keychain that is locked or not there is exit 4 here as everywhere, though the profile itself is in no trouble. */
function asVaultTrouble(error: unknown): unknown {
  return v.is(Refusal, error) ? new Stop(EXIT.trouble, endOf(error, false).lines) : error
}
