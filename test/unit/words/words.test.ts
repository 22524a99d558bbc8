import { describe, expect, test } from 'vitest'
import { withDiffering } from '#shared/words/differing.ts'
import { enGB } from '#shared/words/en-GB.ts'
import { languageFor, LANGUAGE_NAMES, LANGUAGES } from '#shared/words/language.ts'
import { wordsOf } from '#shared/words/words-of.ts'

describe('the language to speak', () => {
  test.each([
    ['en-GB', ['en-IE'], 'en-GB'],
    ['en-IE', ['en-GB'], 'en-IE'],
    ['system', ['en-IE', 'en-GB'], 'en-IE'],
    ['system', ['EN-ie'], 'en-IE'],
    ['system', ['ga'], 'en-IE'],
    ['system', ['ga-IE', 'en-GB'], 'en-IE'],
    ['system', ['gallo', 'en-US'], 'en-GB'],
    ['system', ['de-DE', 'en-IE'], 'en-IE'],
    ['system', [], 'en-GB'],
  ] as const)('%s on a system with %j is %s', (chosen, preferred, language) => {
    expect(languageFor(chosen, preferred)).toBe(language)
  })

  test('each has its name', () => {
    expect(Object.keys(LANGUAGE_NAMES)).toEqual(LANGUAGES)
  })
})

describe('what a language says differently', () => {
  const base = { a: 'one', deep: { b: 'two', c: (count: number) => `${count} cats`, list: ['x', 'y'] } }

  test('stands in the place of what it differs from, and nothing else', () => {
    expect(withDiffering(base, { deep: { b: 'zwei', list: ['z'] } })).toEqual({
      a: 'one',
      deep: { b: 'zwei', c: base.deep.c, list: ['z'] },
    })
    expect(base.deep.b).toBe('two')
  })

  test('may be made of what is counted', () => {
    const said = withDiffering(base, { deep: { c: (count) => `${count} Katzen` } })
    expect([said.deep.c(2), said.a]).toEqual(['2 Katzen', 'one'])
  })

  test('may be nothing', () => {
    expect(withDiffering(base, undefined)).toBe(base)
  })
})

test('British English is as it is written, and Irish English has all of it but what it says in its own words', () => {
  expect(wordsOf('en-GB')).toEqual(enGB)
  expect(Object.keys(wordsOf('en-IE'))).toEqual(Object.keys(enGB))
  expect(wordsOf('en-IE').settings.language.hint).toContain('Eircode or postcode')
  expect(wordsOf('en-IE').settings.title).toBe(enGB.settings.title)
})
