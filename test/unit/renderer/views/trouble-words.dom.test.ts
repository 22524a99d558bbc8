import { expect, test } from 'vitest'
import { wordsOf } from '#renderer/views/trouble/trouble-words.ts'
import { troubleWords } from '#renderer/words/trouble.ts'
import { systemOf, systemsFrom } from '#renderer/views/trouble/system.ts'
import type { Trouble } from '#shared/contract/error-data.ts'
import { PROBLEM_CODES } from '#shared/domain/problem-codes.ts'

/** Not trouble with a profile: told where one asked for something, or asked for on a page of its own. */
const NO_PAGE = /^HO-VAULT-(MOVE|PASSPHRASE)-|^HO-PROFILE-(CLOSED|NEW|EXISTS)$|^HO-STORE-LOG-HELD$/

const codes = Object.keys(PROBLEM_CODES).filter(
  (code) => /^HO-(VAULT|STORE|PROFILE)-/.test(code) && !NO_PAGE.test(code),
)
const troubleOf = (code: string): Trouble => ({
  kind: 'vault',
  state: 'failed',
  code,
  message: 'its own message',
  fix: 'its own fix',
  detail: '',
})

test('every code of trouble has a page of its own, and no two pages say the same', () => {
  expect(Object.keys(troubleWords().codes).toSorted()).toEqual(codes.toSorted())
  const told = codes.map((code) => wordsOf(troubleOf(code), 'os'))
  expect(new Set(told.map(({ title }) => title)).size).toBe(codes.length)
  expect(new Set(told.map(({ lead }) => lead)).size).toBe(codes.length)
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140', 'windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605', 'mac'],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/140', 'linux'],
] as const)('%s is told as %s, the others after it', (agent, system) => {
  expect(systemsFrom(systemOf(agent))[0]).toBe(system)
  expect(systemsFrom(system).toSorted()).toEqual(['linux', 'mac', 'windows'])
})
