import { countryOfWord } from '../address-country.ts'
import { rowByMeaning, type CodeGroup, type CodeTable } from '../codes.ts'
import { BILL_TO_NAMES, METER_NAMES, SWITCH_NAMES } from '../switch-answers-words.ts'
import { plainHeader } from './header-names.ts'

const MOST = 2_147_483_647

/** A number of the service for a word; or what is in the way, with the words that would do. */
export type CodeOfWord =
  | { ok: true; number: number; meaning: string }
  | { ok: false; why: 'HO-IMPORT-WORD'; known: readonly string[] }
  /** A choice that Handover knows, whose number nobody has told yet. */
  | { ok: false; why: 'HO-IMPORT-CODE-NOT-KNOWN'; choice: string }

/** Other words for what Handover asks in its own. */
const WORDS: Readonly<Partial<Record<CodeGroup, Readonly<Record<string, readonly string[]>>>>> = {
  switchType: {
    'electricity-and-gas': ['dual fuel', 'dual', 'both', 'gas and electricity', 'electricity & gas'],
    electricity: ['electricity', 'electric', 'elec', 'electric only', 'elec only'],
    gas: ['gas'],
  },
  electricMeterType: {
    'twenty-four-hour': ['24 hour', '24-hour', '24h', 'standard', '24 hour standard', 'single'],
    'day-and-night': ['day and night', 'day night', 'day/night', 'nightsaver', 'night saver'],
    smart: ['smart'],
  },
  billTo: {
    landlord: ['landlord', 'owner'],
    agent: ['agent', 'letting agent', 'agency', 'letting agency'],
  },
}

/** Reads a cell for one group of the connection's codes: its number, its label, its XML name, or a word that Handover knows. */
export function codeOfWord(text: string, group: CodeGroup, codes: CodeTable): CodeOfWord {
  if (/^\d{1,10}$/.test(text) && Number(text) <= MOST) {
    const number = Number(text)
    const label = codes[group].find((row) => row.number === number)?.label
    return { ok: true, number, meaning: label ?? text }
  }
  const word = plainHeader(text)
  const row = codes[group].find(
    ({ label, xmlName, meaning }) =>
      plainHeader(label) === word ||
      // Practice's own labels say so in brackets.
      plainHeader(label.replace(/\s*\(.*\)$/, '')) === word ||
      (xmlName !== null && plainHeader(xmlName) === word) ||
      plainHeader(meaning) === word,
  )
  if (row !== undefined && word !== '') return { ok: true, number: row.number, meaning: row.label }

  const meaning = meaningOfWord(text, word, group)
  if (meaning === null)
    return { ok: false, why: 'HO-IMPORT-WORD', known: codes[group].map(({ label }) => label) }
  const known = rowByMeaning(codes, group, meaning)
  if (known !== undefined) return { ok: true, number: known.number, meaning: known.label }
  return { ok: false, why: 'HO-IMPORT-CODE-NOT-KNOWN', choice: choiceInWords(meaning, group) ?? text }
}

/** What a word means among the choices of Handover, whatever numbers a service has for them; null for one that is not known. */
export function meaningOf(text: string, group: CodeGroup): string | null {
  return meaningOfWord(text, plainHeader(text), group)
}

function meaningOfWord(text: string, word: string, group: CodeGroup): string | null {
  if (group === 'country') return countryOfWord(text)
  for (const [meaning, words] of Object.entries(WORDS[group] ?? {})) {
    const own = choiceInWords(meaning, group)
    if (own !== null && plainHeader(own) === word) return meaning
    if (words.some((one) => plainHeader(one) === word)) return meaning
  }
  return null
}

/** A choice as the wizard calls it. */
function choiceInWords(meaning: string, group: CodeGroup): string | null {
  const names: Readonly<Record<string, { label: string }>> =
    group === 'switchType'
      ? SWITCH_NAMES
      : group === 'electricMeterType'
        ? METER_NAMES
        : group === 'billTo'
          ? BILL_TO_NAMES
          : {}
  return names[meaning]?.label ?? null
}
