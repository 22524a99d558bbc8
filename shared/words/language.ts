/** The languages that Handover's words are written in. */
export const LANGUAGES = ['en-GB', 'en-IE'] as const
export type Language = (typeof LANGUAGES)[number]

/** How each is called in the list that it is chosen from: in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'en-GB': 'English (United Kingdom)',
  'en-IE': 'English (Ireland)',
}

/**
 * The language to speak: the chosen one, else the first of the system's that Handover has, else British English.
 * @param preferred BCP 47 tags, the best liked first, as `navigator.languages` gives them
 */
export function languageFor(chosen: Language | 'system', preferred: readonly string[]): Language {
  if (chosen !== 'system') return chosen
  const tags = preferred.map((tag) => tag.toLowerCase())
  for (const tag of tags) {
    const exact = LANGUAGES.find((language) => language.toLowerCase() === tag)
    if (exact !== undefined) return exact
    // Irish on the system, and Handover has no Irish: the English that is spoken there.
    if (tag === 'ga' || tag.startsWith('ga-')) return 'en-IE'
  }
  return 'en-GB'
}
