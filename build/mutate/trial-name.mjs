// @ts-check

/**
 * What a test file's name carries while a mutant is tried on it: `dates.test.ts?mutant=7&most=5000`.
 * @param {string} test
 * @param {{ id: number, most: number }} trial the mutant, or -1 for none; how often its place may be passed
 */
export const nameOfTrial = (test, { id, most }) => `${test}?mutant=${id}&most=${most}`

/**
 * @param {string} name
 * @returns {{ test: string, id: number, most: number }}
 */
export function trialOfName(name) {
  const [test = '', query] = name.split('?')
  const parts = new URLSearchParams(query)
  return { test, id: Number(parts.get('mutant') ?? -1), most: Number(parts.get('most') ?? Infinity) }
}
