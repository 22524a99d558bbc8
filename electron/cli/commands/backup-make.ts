import { resolve } from 'node:path'
import type { App } from '#core/app.ts'
import { needed, readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { phraseInEnvironment } from '../phrase.ts'
import { withProfile } from '../profile.ts'
import { Stop } from '../stop.ts'
import type { Terminal } from '../terminal.ts'

export const backupMake: Command = {
  async run(words, context) {
    const options = { file: { type: 'string' }, 'new-phrase': { type: 'boolean' } } as const
    const { values, common } = readArguments(words, options, [])
    const file = resolve(needed('--file', values.file))
    const { terminal } = context
    return withProfile(context, common, { whenNew: 'refuse' }, async (app) => {
      const { practice, phraseSince } = await app.client.backup.status()
      // What practice has to say comes from the core.
      if (!practice && (phraseSince === null || values['new-phrase'] === true))
        await keepPhrase(app, terminal)
      const { id, madeAt, store, tables } = await app.backup.makeAt(file)
      if (common.json) terminal.out(JSON.stringify({ file, id, madeAt, bytes: store.bytes, tables }))
      else terminal.out(file)
      terminal.note('Made, read back from the disk and checked. It opens with the recovery phrase alone.')
      return EXIT.done
    })
  },
}

/**
 * The first time there must be a phrase. It is shown on stderr to somebody who sits there and types two of its words, and never printed
 * where a script or a log would keep it; a script gives one of its own (`backup phrase`).
 */
async function keepPhrase(app: App, terminal: Terminal): Promise<void> {
  const given = phraseInEnvironment(terminal)
  if (given !== null) return app.backup.takePhrase(given)
  if (!terminal.interactive)
    throw new Stop(EXIT.usage, [
      'HANDOVER_RECOVERY_PHRASE: this is not set, and there is no terminal to show a new phrase on. handover backup phrase makes one.',
    ])
  const { id, words, asked } = await app.client.backup.newPhrase()
  terminal.note(
    'Write these twelve words down, in their order. They alone open the backup, and are shown only now:',
  )
  terminal.note(`  ${words.join(' ')}`)
  const [first, second] = asked
  const one = await terminal.askSecret(`Word ${first}: `)
  const other = one === null ? null : await terminal.askSecret(`Word ${second}: `)
  if (one === null || other === null)
    throw new Stop(EXIT.usage, ['No backup was made: the words were not typed.'])
  await app.client.backup.keepPhrase({ id, words: [one, other] })
}
