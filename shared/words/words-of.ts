import { withDiffering, type Differing } from './differing.ts'
import { enGB, type Words } from './en-GB.ts'
import { enIE } from './en-IE.ts'
import type { Language } from './language.ts'

const DIFFERING: Readonly<Record<Language, Differing<Words>>> = { 'en-GB': {}, 'en-IE': enIE }

/** All words of a language. Where not all are needed at once, the page loads the rooms that it needs (`renderer/words`). */
export function wordsOf(language: Language): Words {
  return withDiffering(enGB, DIFFERING[language])
}
