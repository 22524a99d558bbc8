import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { matchOf, withoutMeters, wordsIn } from '#core/records/search-words.ts'
import { temporaryStore } from '#test/support/store.ts'

test('whatever letter, digit or mark is typed, each word is one word of the index', async () => {
  const { queries } = await temporaryStore()
  const matches: string[] = []
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const one = String.fromCodePoint(code)
    if (/[\p{L}\p{N}\p{M}]/u.test(one)) matches.push(matchOf(wordsIn(`a${one}b`)))
  }
  expect(matches.length).toBeGreaterThan(100_000)
  // The index keeps no places of words: it refuses to be asked for two that stand side by side.
  for (let first = 0; first < matches.length; first += 200) {
    const some = matches.slice(first, first + 200).map((match) => `(${match})`)
    await sql`SELECT rowid FROM home_search WHERE home_search MATCH ${some.join(' OR ')}`.execute(queries)
  }
})

test.each([
  ['Gráinne Ó Fátharta', ['Gráinne', 'Ó', 'Fátharta']],
  ['Gra\u0301inne', ['Gráinne']],
  ['12 Mill Rd., Cork', ['12', 'Mill', 'Rd', 'Cork']],
  ['x\u0301y', ['xy']],
  ['“”', []],
])('%s', (text, words) => {
  expect(wordsIn(text)).toEqual(words)
})

test('only a whole meter number is one', () => {
  expect(withoutMeters(['10123456789', 'gas', '501234'])).toEqual({
    meters: ['10123456789'],
    others: ['gas', '501234'],
  })
})
