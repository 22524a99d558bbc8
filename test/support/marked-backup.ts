import * as v from 'valibot'
import { expect } from 'vitest'
import type { MarkedHost } from './marked-host.ts'
import { EVERYTHING, markersIn } from './markers.ts'

const WithId = v.object({ id: v.string() })
const Shown = v.object({
  id: v.string(),
  words: v.array(v.string()),
  asked: v.tuple([v.number(), v.number()]),
})
const Made = v.object({ id: v.string(), bytes: v.number() })
const Piece = v.object({ bytes: v.string() })

/** A backup, from its phrase to the profile that is restored from it. The phrase may be in nothing that is looked at afterwards. */
export async function askForBackup(host: MarkedHost): Promise<void> {
  const ask = (path: string, input?: unknown) => host.ask(path, input)
  await ask('backup/status')
  const shown = v.parse(Shown, await ask('backup/newPhrase'))
  const phrase = shown.words.join(' ')
  // Told this once, and to be nowhere else.
  host.keys.push(phrase)
  await ask('backup/keepPhrase', { id: shown.id, words: shown.asked.map((place) => shown.words[place - 1]) })
  const made = v.parse(Made, await ask('backup/make'))
  const piece = v.parse(Piece, await ask('backup/piece', { id: made.id, number: 0 }))
  expect(markersIn(Buffer.from(piece.bytes, 'base64').toString('latin1'), EVERYTHING)).toEqual([])
  await ask('backup/discard', { id: made.id })
  const { id } = v.parse(WithId, await ask('backup/begin', { size: made.bytes }))
  await ask('backup/addPiece', { id, number: 0, bytes: piece.bytes })
  await ask('backup/check', { id, phrase })
  await ask('backup/progress')
  await ask('backup/restore', { id, vault: null })
  await ask('audit/verify')
}
