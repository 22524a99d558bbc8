import { newPhrase } from '#core/backup/recovery-phrase.ts'
import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'

export const backupPhrase: Command = {
  run(words, { terminal }) {
    const { common } = readArguments(words, {}, [])
    const phrase = newPhrase().join(' ')
    terminal.out(common.json ? JSON.stringify({ phrase }) : phrase)
    terminal.note('Nothing keeps these words: they open a backup only once one was made with them.')
    return Promise.resolve(EXIT.done)
  },
}
