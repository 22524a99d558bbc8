import { meterEnding } from './receipt-index.ts'

/** Longer than any address; what is typed beyond it narrows nothing. */
const MOST_WORDS = 12
/** The shortest meter number that is not as likely a case number. */
const METER_DIGITS = 10
/** The longest beginnings that the indexes keep (migration 0005). */
const LONGEST_KEPT = 8

/** The words of what was typed, as FTS5 tells them apart. */
export function wordsIn(text: string): string[] {
  return (text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, MOST_WORDS)
}

/**
 * What has all the words, each as a whole or a beginning, in FTS5's language. One letter or digit is a whole word, such as a house number:
 * nearly everything has a word that begins with it.
 */
export function matchOf(words: readonly string[]): string {
  return words.map((word) => (word.length === 1 ? whole(word) : beginning(word))).join(' AND ')
}

/**
 * The same, but that a word whose beginnings the index does not keep is a whole one: its rows stand in order, however many they are, where such
 * a beginning is first put together from all that begin so. Null when there is no such word.
 */
export function wholeMatch(words: readonly string[]): string | null {
  if (!words.some((word) => word.length > LONGEST_KEPT)) return null
  return words
    .map((word) => (word.length === 1 || word.length > LONGEST_KEPT ? whole(word) : beginning(word)))
    .join(' AND ')
}

/** The same of receipts, which show a meter's number by its last digits only; a single letter is a beginning too. */
export function receiptMatch(words: readonly string[]): string {
  return words.map(ofReceipt).join(' AND ')
}

/** Of receipts that are looked for beside everything else. */
export function quickReceiptMatch(words: readonly string[]): string {
  return words.map((word) => (word.length === 1 ? whole(word) : ofReceipt(word))).join(' AND ')
}

function ofReceipt(word: string): string {
  return /^\d+$/.test(word) && word.length >= METER_DIGITS
    ? `(${beginning(word)} OR ${whole(meterEnding(word))})`
    : beginning(word)
}

/** In quotes, so that no word is one of FTS5's own. */
function whole(word: string): string {
  return `"${word}"`
}

function beginning(word: string): string {
  return `${whole(word)}*`
}
