import { meterEnding } from './receipt-index.ts'

/** Longer than any address; what is typed beyond it narrows nothing. */
const MOST_WORDS = 12
/** The shortest meter number that is not as likely a case number. */
const METER_DIGITS = 10

/** The words of what was typed, as FTS5 tells them apart. */
export function wordsIn(text: string): string[] {
  return (text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, MOST_WORDS)
}

/** What has all the words, each as a whole or a beginning, in FTS5's language. In quotes, so that no word is one of FTS5's own. */
export function matchOf(words: readonly string[]): string {
  return words.map(beginning).join(' AND ')
}

/** The same of receipts, which show a meter's number by its last digits only. */
export function receiptMatch(words: readonly string[]): string {
  return words
    .map((word) =>
      /^\d+$/.test(word) && word.length >= METER_DIGITS
        ? `(${beginning(word)} OR "${meterEnding(word)}")`
        : beginning(word),
    )
    .join(' AND ')
}

function beginning(word: string): string {
  return `"${word}"*`
}
