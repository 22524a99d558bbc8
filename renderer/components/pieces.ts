import { base64Of } from '#renderer/api/base64.ts'
import { LARGEST_PIECE } from '#shared/contract/import-choices.ts'

/** What is done with a file that goes piece by piece: told how many bytes are there, and stopped between two pieces by `signal`. */
export interface PieceWork {
  onpiece: (sent: number) => void
  signal: AbortSignal
}

/** Hands a file on piece by piece, each in base64; `number` counts from 0. */
export async function eachPiece(
  file: Blob,
  add: (number: number, bytes: string) => Promise<unknown>,
  { onpiece, signal }: PieceWork,
): Promise<void> {
  for (let number = 0; number * LARGEST_PIECE < file.size; number += 1) {
    signal.throwIfAborted()
    const piece = file.slice(number * LARGEST_PIECE, (number + 1) * LARGEST_PIECE)
    await add(number, await base64Of(piece))
    onpiece(Math.min(file.size, (number + 1) * LARGEST_PIECE))
  }
}

/** The bytes that base64 stands for. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}
