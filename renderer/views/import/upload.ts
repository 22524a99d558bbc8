import type { Client } from '#renderer/api/client.ts'
import { eachPiece, type PieceWork } from '#renderer/components/pieces.ts'

/** Hands a file to the core piece by piece. */
export function sendPieces(client: Client, importId: string, file: Blob, work: PieceWork): Promise<void> {
  return eachPiece(file, (number, bytes) => client.imports.addPiece({ id: importId, number, bytes }), work)
}
