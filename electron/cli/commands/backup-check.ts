import { resolve } from 'node:path'
import type { BackupPreview } from '#shared/contract/backup.ts'
import { needed, readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { readPhrase } from '../phrase.ts'
import { withProfile } from '../profile.ts'
import type { Terminal } from '../terminal.ts'

export const backupCheck: Command = {
  async run(words, context) {
    const { values, common } = readArguments(words, { file: { type: 'string' } }, [])
    const file = resolve(needed('--file', values.file))
    const { terminal } = context
    return withProfile(context, common, { whenNew: 'open', whenClosed: 'open' }, async (app) => {
      const phrase = await readPhrase(terminal)
      const id = await app.backup.bring(file)
      const preview = await app.client.backup.check({ id, phrase })
      await app.client.backup.discard({ id })
      printPreview(terminal, common.json, preview)
      terminal.note('Every byte of it was checked, and the store in it is sound.')
      return EXIT.done
    })
  },
}

/** What is in a backup. */
export function printPreview(terminal: Terminal, json: boolean, preview: BackupPreview): void {
  if (json) {
    terminal.out(JSON.stringify(preview))
    return
  }
  const { id, madeAt, app, submissions, receipts, drafts, connections, toConfirm } = preview
  terminal.out(`${id}  made ${madeAt} by version ${app}`)
  terminal.out(
    `submissions ${submissions}  receipts ${receipts}  drafts ${drafts}  connections ${connections}  to confirm ${toConfirm}`,
  )
}
