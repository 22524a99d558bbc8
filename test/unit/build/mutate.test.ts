import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { mutantsOf } from '#build/mutate/find.mjs'
import { reportOf } from '#build/mutate/report.mjs'
import { sourcesToMutate, testsOfRules } from '#build/mutate/rooms.mjs'
import { tryMutants } from '#build/mutate/trial.mjs'
import { temporaryFolder } from '#test/support/store.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

const changesOf = (text: string, wording = false) =>
  mutantsOf({ path: 'sample.ts', text, wording }).map(({ changed }) => changed)

describe('the mutants of a line', () => {
  test.each<[string, string, string[]]>([
    ['a boundary', 'let a = b < c', ['let a = b <= c', 'let a = b >= c', 'let a = true', 'let a = false']],
    ['an equality', 'let a = b === c', ['let a = b !== c', 'let a = true', 'let a = false']],
    ['arithmetic', 'let a = b + c', ['let a = b - c']],
    ['joined texts, which are no arithmetic', 'let a = b + `c`', ["let a = b + ''"]],
    ['sides', 'let a = b ?? c', ['let a = b', 'let a = c']],
    ['a number', 'let a = 7', ['let a = 8', 'let a = 6']],
    ['a word', "let a = 'b'", ["let a = ''"]],
    ['no word', "let a = ''", ["let a = 'mutated'"]],
    ['a sentence, which is for people', "let a = 'Enter the day.'", []],
    ['a word for word’s sake', "let a = { 'b-c': d }", ['let a = {}']],
    ['a list', 'let a = [b, c]', ['let a = []', 'let a = [ c]', 'let a = [b, ]']],
    ['an object', 'let a = { b, ...c }', ['let a = {}', 'let a = {  ...c }', 'let a = { b,  }']],
    ['a condition', 'if (a) b()', ['if (true) b()', 'if (false) b()', 'if (a)']],
    ['a choice', 'let a = b ? c : d', ['let a = true ? c : d', 'let a = false ? c : d']],
    ['a loop, which is not made endless', 'while (a) b()', ['while (false) b()', 'while (a)']],
    ['a negation', 'let a = !b', ['let a = b', 'let a = true', 'let a = false']],
    ['an optional link', 'let a = b?.c', ['let a = b.c']],
    ['a method', 'let a = b.some(c)', ['let a = b.every(c)']],
    ['a method that may be left out', 'let a = b.trim()', ['let a = b']],
    ['an answer', 'function a() { return b(c) }', ['function a() { return undefined }']],
    ['a type', "let a: 'b' | 7 = c as 'd'", []],
    ['an import', "import { a } from 'b'", []],
    [
      'joined conditions',
      'let a = b === c && d',
      [
        'let a = b === c || d',
        'let a = b === c',
        'let a = d',
        'let a = true',
        'let a = false',
        'let a = b !== c && d',
      ],
    ],
    [
      'a regular expression',
      'let a = /^[a-f\\d]{2}|x+$/i',
      [
        'let a = /x+$/i',
        'let a = /^[a-f\\d]{2}/i',
        'let a = /[a-f\\d]{2}|x+$/i',
        'let a = /^[^a-f\\d]{2}|x+$/i',
        'let a = /^[\\d]{2}|x+$/i',
        'let a = /^[a-f]{2}|x+$/i',
        'let a = /^[a-f\\d]{1}|x+$/i',
        'let a = /^[a-f\\d]{3}|x+$/i',
        'let a = /^[a-f\\d]{2}|x$/i',
        'let a = /^[a-f\\d]{2}|x*$/i',
        'let a = /^[a-f\\d]{2}|x+/i',
        'let a = /^[a-f\\d]{2}|x+$/',
      ],
    ],
  ])('%s', (_what, text, expected) => {
    expect(changesOf(text)).toEqual(expected)
  })

  test('of a file of words are not those of its words', () => {
    expect(changesOf("let a = { b: 'c', d: f('e') }", true)).toEqual([
      'let a = {}',
      "let a = {  d: f('e') }",
      "let a = { b: 'c',  }",
    ])
  })
})

const rule = [
  'export const ADULT = 18',
  'export function mayRent(age: number | undefined): boolean {',
  '  return (age ?? 0) >= ADULT',
  '}',
  'export function daysUntil(day: number, payday: number): number {',
  '  let days = 0',
  '  while ((day + days) % 7 !== payday) {',
  '    days += 1',
  '  }',
  '  return days',
  '}',
  'export function neverTried(): string {',
  "  return 'x'.trim()",
  '}',
  '',
].join('\n')

const ruleTest = [
  "import { expect, test } from 'vitest'",
  "import { daysUntil, mayRent } from './rule.ts'",
  "test('nobody under age', () => {",
  '  expect([mayRent(17), mayRent(40), mayRent(undefined)]).toEqual([false, true, false])',
  '})',
  "test('payday', () => expect(daysUntil(2, 4)).toBe(2))",
  '',
].join('\n')

/** A project of one rule and its test, with our packages. */
function smallProject(test: string): string {
  const folder = temporaryFolder()
  mkdirSync(folder, { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'rule.ts'), rule)
  writeFileSync(join(folder, 'rule.test.ts'), test)
  return folder
}

const mutants = mutantsOf({ path: 'rule.ts', text: rule })
const trial = (folder: string) =>
  tryMutants({ root: folder, sources: new Map([['rule.ts', rule]]), mutants, tests: ['rule.test.ts'] })

describe('a small project', () => {
  test('what no test notices is reported, what one notices is not, and the source stays as it is', async () => {
    const folder = smallProject(ruleTest)
    const fates = await trial(folder)
    const became = (changed: string) =>
      fates.get(mutants.find((mutant) => mutant.changed === changed)?.id ?? -1)
    // Nobody of 18 is tried, so the boundary is not held; the other side of it is.
    expect(became('return (age ?? 0) > ADULT')).toBe('survived')
    expect(became('return (age ?? 0) < ADULT')).toBe('killed')
    expect(became('export const ADULT = 17')).toBe('killed')
    expect(became('export const ADULT = 19')).toBe('survived')
    expect(became("return 'x'")).toBe('not-run')
    // Days that never come: the loop is ended.
    expect(became('days -= 1')).toBe('killed')
    // The line left out.
    expect(became('')).toBe('killed')
    expect(readFileSync(join(folder, 'rule.ts'), 'utf8')).toBe(rule)

    const report = reportOf({
      mutants,
      fates,
      equivalents: [
        {
          path: 'rule.ts',
          code: 'return (age ?? 0) >= ADULT',
          changed: 'return (age ?? 1) >= ADULT',
          why: 'A child is a child.',
        },
        {
          path: 'rule.ts',
          code: 'export const ADULT = 18',
          changed: 'export const ADULT = 17',
          why: 'Wrongly marked.',
        },
      ],
      roomOf: new Map([['rule.ts', 'rules']]),
      seconds: 1,
    })
    expect(report.text).toContain(
      'rule.ts:3\n    was      return (age ?? 0) >= ADULT\n    becomes  return (age ?? 0) > ADULT\n',
    )
    expect(report.text).toContain('because  A child is a child.')
    expect(report.text).toContain('A test tells it apart: rule.ts:1')
    expect(report.text).not.toContain('becomes  return (age ?? 0) < ADULT')
    expect(report.falseMarks).toBe(1)
    expect(report.text).toMatch(/\n\d+ of \d+ mutants killed \(\d+\.\d %\)\n$/)
  })

  test('whose test fails by itself is not tried at all', async () => {
    const folder = smallProject(ruleTest.replace('toBe(2)', 'toBe(3)'))
    await expect(trial(folder)).rejects.toThrow('These tests fail without any mutant')
  })

  test('where a mutant never comes to an end, it counts as noticed and the others are tried', async () => {
    const text = 'export const wait = (on: boolean) => { while (on) String(on) }\nexport const one = 1\n'
    const folder = smallProject(
      [
        "import { expect, test } from 'vitest'",
        "import { one, wait } from './rule.ts'",
        // The loop has no place of a mutant in it: only the clock ends it.
        "test('one', () => { if (one === 2) for (;;) wait(false); expect(one).toBe(1) })",
        '',
      ].join('\n'),
    )
    writeFileSync(join(folder, 'rule.ts'), text)
    const some = mutantsOf({ path: 'rule.ts', text }).filter(({ line }) => line === 2)
    const fates = await tryMutants({
      root: folder,
      sources: new Map([['rule.ts', text]]),
      mutants: some,
      tests: ['rule.test.ts'],
      patience: 2000,
    })
    expect([...fates.values()]).toEqual(['stuck', 'killed'])
  })
})

test('what is mutated here, and by which tests it is tried', () => {
  const sources = sourcesToMutate(root, [])
  const rooms = new Set(sources.map(({ room }) => room))
  expect([...rooms]).toEqual(['domain', 'outbox states', 'gate', 'guards', 'web'])
  expect(sourcesToMutate(root, ['./shared/domain/checks/']).map(({ path }) => path)).toContain(
    'shared/domain/checks/dates.ts',
  )
  expect(sourcesToMutate(root, ['shared/domain/mprn.ts'])).toEqual([
    { room: 'domain', path: 'shared/domain/mprn.ts', wording: false },
  ])
  expect(testsOfRules(root)).toContain('test/unit/hosts/gate-verdicts.test.ts')
})
