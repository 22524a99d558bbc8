import { meterEnding } from './receipt-index.ts'

/** Longer than any address; what is typed beyond it narrows nothing. */
const MOST_WORDS = 12
/** The shortest meter number that is not as likely a case number. */
const METER_DIGITS = 10
/** The longest beginnings that the indexes keep (migration 0005). */
const LONGEST_KEPT = 8

/** The accents that FTS5 takes off a letter; any other mark, and a few letters that are newer than its tables, end a word for it. */
const ACCENTS = /[\u0300-\u0304\u0306-\u030C\u030F\u0311\u031B\u0323-\u0328\u032D\u032E\u0330\u0331]/g
const WORD = /(?:(?![\u19B0-\u19C0\u19C8\u19C9\u1CF2-\u1CF3])[\p{L}\p{N}])+/gu

/** The words of what was typed, as FTS5 tells them apart: what is two words for it cannot be asked for as one (migration 0005). */
export function wordsIn(text: string): string[] {
  return (text.normalize('NFC').replaceAll(ACCENTS, '').match(WORD) ?? []).slice(0, MOST_WORDS)
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

/** The meter numbers among the words, each in full, and the other words. */
export function withoutMeters(words: readonly string[]): { meters: string[]; others: string[] } {
  return { meters: words.filter(isMeterNumber), others: words.filter((word) => !isMeterNumber(word)) }
}

function isMeterNumber(word: string): boolean {
  return /^\d+$/.test(word) && word.length >= METER_DIGITS
}

function ofReceipt(word: string): string {
  return isMeterNumber(word) ? `(${beginning(word)} OR ${whole(meterEnding(word))})` : beginning(word)
}

/** In quotes, so that no word is one of FTS5's own. */
function whole(word: string): string {
  return `"${word}"`
}

function beginning(word: string): string {
  return `${whole(word)}*`
}
