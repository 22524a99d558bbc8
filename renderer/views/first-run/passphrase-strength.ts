import { firstRunWords } from '#renderer/words/first-run.ts'

/** How good a passphrase is, in words that say what to do. Length is what counts; a short mixture does not help. */
export function strengthOf(passphrase: string): { level: 0 | 1 | 2 | 3; words: string } {
  const words = firstRunWords().strength
  const length = passphrase.length
  const different = new Set(passphrase.toLowerCase()).size
  if (length === 0) return { level: 0, words: words.empty }
  if (length < 8) return { level: 0, words: words.tooShort(8 - length) }
  if (different < 5) return { level: 1, words: words.sameLetters }
  if (length < 14) return { level: 1, words: words.weak }
  if (length < 20) return { level: 2, words: words.good }
  return { level: 3, words: words.strong }
}
