import { resolve } from 'node:path'
import type { App } from '#core/app.ts'
import type { BackupPreview } from '#shared/contract/backup.ts'
import { needed, readArguments, type CommonOptions } from '../arguments.ts'
import type { Command, Context } from '../command.ts'
import { EXIT } from '../exit.ts'
import { readPhrase } from '../phrase.ts'
import { passphraseOf, withProfile } from '../profile.ts'
import { Stop } from '../stop.ts'
import type { Terminal } from '../terminal.ts'
import { printPreview } from './backup-check.ts'

export const backupRestore: Command = {
  async run(words, context) {
    const options = { file: { type: 'string' }, replace: { type: 'boolean' } } as const
    const { values, common } = readArguments(words, options, [])
    const file = resolve(needed('--file', values.file))
    const { terminal } = context
    // The vault is chosen below, once it is known whether there is a profile.
    return withProfile(context, { ...common, vault: null }, { whenNew: 'open' }, async (app) => {
      const { state } = await app.client.profile.status()
      if (state !== 'new') refuseUnasked(common, values.replace === true)
      const phrase = await readPhrase(terminal)
      const id = await app.backup.bring(file)
      const preview = await app.client.backup.check({ id, phrase })
      const vault = state === 'new' ? await vaultFor(context, common) : null
      await app.client.backup.restore({ id, vault })
      printPreview(terminal, common.json, preview)
      await tell(terminal, app, preview)
      return EXIT.done
    })
  },
}

function refuseUnasked({ vault }: CommonOptions, replace: boolean): void {
  if (!replace)
    throw new Stop(EXIT.refused, [
      '--replace: there is a profile here already, and it is replaced only with this option. handover backup make keeps it first.',
    ])
  if (vault !== null)
    throw new Stop(EXIT.usage, [
      '--vault: a profile that is replaced keeps its keys where they are. Leave the option out.',
    ])
}

async function vaultFor(context: Context, common: CommonOptions) {
  if (common.vault !== 'passphrase') return { kind: 'os' as const }
  const passphrase = await passphraseOf(context, common)
  if (passphrase === null) throw new Stop(EXIT.usage, ['HANDOVER_PASSPHRASE: this is not set.'])
  return { kind: 'passphrase' as const, passphrase }
}

async function tell(
  terminal: Terminal,
  { client }: App,
  { toConfirm, connections }: BackupPreview,
): Promise<void> {
  const { ok } = await client.audit.verify()
  terminal.note(`Restored. The audit log is ${ok ? 'whole' : 'not whole: handover audit verify tells more'}.`)
  if (connections > 0)
    terminal.note(
      'No password came along: enter each again (in the screens, under Connections) before anything is sent.',
    )
  if (toConfirm > 0)
    terminal.note(
      `${toConfirm} waited to be sent when it was made and may have been sent since, so none is sent by itself: handover outbox list --state unconfirmed, then outbox resolve.`,
    )
}
