import { base64Of } from '#renderer/api/base64.ts'
import type { Client } from '#renderer/api/client.ts'
import { LARGEST_PIECE } from '#shared/contract/import-choices.ts'

/** Hands a file to the core piece by piece. `onpiece` is told how many bytes are there; stops between two pieces when `signal` says so. */
export async function sendPieces(
  client: Client,
  importId: string,
  file: Blob,
  { onpiece, signal }: { onpiece: (sent: number) => void; signal: AbortSignal },
): Promise<void> {
  for (let number = 0; number * LARGEST_PIECE < file.size; number += 1) {
    signal.throwIfAborted()
    const piece = file.slice(number * LARGEST_PIECE, (number + 1) * LARGEST_PIECE)
    await client.imports.addPiece({ id: importId, number, bytes: await base64Of(piece) })
    onpiece(Math.min(file.size, (number + 1) * LARGEST_PIECE))
  }
}
