import type { Client } from '#renderer/api/client.ts'
import { bytesOf } from '#renderer/components/pieces.ts'
import { backupWords } from '#renderer/words/backup.ts'
import { saveFile } from '../receipt/save-file.ts'
import type { Going } from './going.svelte.ts'

/** Has a backup made, fetches it and offers it as a file to save. Gives its name. */
export async function fetchBackup({ backup }: Client, going: Going): Promise<string> {
  const { id, name, bytes, pieces } = await going.during(() => backup.make())
  try {
    const parts: Uint8Array<ArrayBuffer>[] = []
    for (let number = 0; number < pieces; number += 1) {
      going.signal.throwIfAborted()
      parts.push(bytesOf((await backup.piece({ id, number })).bytes))
      going.tell({ words: backupWords().stages.saving, done: number + 1, total: pieces })
    }
    const whole = new Blob(parts, { type: 'application/octet-stream' })
    if (whole.size !== bytes) throw new Error('Not every piece of the backup came.')
    saveFile(name, 'application/octet-stream', whole)
    return name
  } finally {
    await backup.discard({ id })
  }
}
