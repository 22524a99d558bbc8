// @ts-check
import { globSync } from 'node:fs'
import { sep } from 'node:path'

/**
 * What is mutated: the rules of the trade and the doors, where a slip that no test notices would cost most.
 * @type {{ name: string, sources: string[] }[]}
 */
const rooms = [
  { name: 'domain', sources: ['shared/domain/**/*.ts'] },
  { name: 'outbox states', sources: ['electron/core/outbox/states.ts'] },
  { name: 'gate', sources: ['electron/loopback/gate.ts'] },
  { name: 'guards', sources: ['electron/main/guards.ts'] },
  { name: 'web', sources: ['shared/web/**/*.ts'] },
]

/**
 * The tests that may notice a mutant: those of the rules themselves. A mutant is tried on those of them that run its line.
 * Tests of whole programs are left out: a rule that only they hold is hard to find when it breaks.
 */
const testPatterns = [
  'test/unit/domain/**/*.test.ts',
  'test/unit/wizard/**/*.test.ts',
  'test/unit/appointments/**/*.test.ts',
  'test/unit/awards/**/*.test.ts',
  'test/unit/web/**/*.test.ts',
  'test/unit/outbox/states*.test.ts',
  'test/unit/hosts/gate*.test.ts',
  'test/unit/hosts/guards*.test.ts',
]

/** Files that hold nothing but words for people: their texts are not rules, so they are not mutated. */
const wordings = [
  'shared/domain/ctrl-hub-texts.ts',
  'shared/domain/problem-texts.ts',
  'shared/domain/psr-answers-basis.ts',
  'shared/domain/psr-answers-names.ts',
  'shared/domain/psr-needs-words.ts',
  'shared/domain/tenant-answers-consent.ts',
  'shared/domain/tenant-answers-names.ts',
]

/**
 * The files to mutate, by room, with forward slashes. `wanted` are paths or folders of the checkout; none means all.
 * @param {string} root
 * @param {string[]} wanted
 * @returns {{ room: string, path: string, wording: boolean }[]}
 */
export function sourcesToMutate(root, wanted) {
  const asked = wanted.map((path) => path.replace(/^\.\//, '').replace(/\/$/, ''))
  return rooms
    .flatMap(({ name, sources }) => found(root, sources).map((path) => ({ room: name, path })))
    .filter(
      ({ path }) => asked.length === 0 || asked.some((one) => path === one || path.startsWith(`${one}/`)),
    )
    .map((source) => ({ ...source, wording: wordings.includes(source.path) }))
}

/**
 * The test files, with forward slashes.
 * @param {string} root
 */
export const testsOfRules = (root) => found(root, testPatterns)

/**
 * @param {string} root
 * @param {string[]} patterns
 */
function found(root, patterns) {
  return globSync(patterns, { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .sort()
}
