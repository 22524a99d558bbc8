import { expect, test } from 'vitest'
import { ownWords } from '#electron/main/own-words.ts'

test.each([
  ['from a checkout', ['electron', '/home/me/handover', '--practice'], ['--practice']],
  [
    'with a debugger, which puts its switches before the folder',
    ['electron', '--inspect=0', '--remote-debugging-port=0', '/home/me/handover', '--profile', '/p'],
    ['--profile', '/p'],
  ],
  [
    'with a script that is loaded first',
    ['electron', '-r', '/loader.js', '--inspect=0', '.', '--practice'],
    ['--practice'],
  ],
  ['without a word', ['electron', '.'], []],
  ['without a folder', ['electron', '--inspect=0'], []],
])('%s, its own words follow the folder', (_how, argv, words) => {
  expect(ownWords(argv, false)).toEqual(words)
})

test('of a package every word is its own', () => {
  expect(ownWords(['/opt/Handover/handover', '--profile', '/p'], true)).toEqual(['--profile', '/p'])
})
