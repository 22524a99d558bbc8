/** How good a passphrase is, in words that say what to do. Length is what counts; a short mixture does not help. */
export function strengthOf(passphrase: string): { level: 0 | 1 | 2 | 3; words: string } {
  const length = passphrase.length
  const different = new Set(passphrase.toLowerCase()).size
  if (length === 0) return { level: 0, words: 'At least 8 characters. Four or five ordinary words are best.' }
  if (length < 8)
    return {
      level: 0,
      words: `Too short: ${8 - length} more ${8 - length === 1 ? 'character' : 'characters'} at least.`,
    }
  if (different < 5) return { level: 1, words: 'Easy to guess: use more different letters.' }
  if (length < 14) return { level: 1, words: 'Weak: make it longer, for example with one more word.' }
  if (length < 20) return { level: 2, words: 'Good. One more word makes it strong.' }
  return { level: 3, words: 'Strong.' }
}
