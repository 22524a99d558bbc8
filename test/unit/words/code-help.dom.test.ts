import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findHelp, helpOf } from '#renderer/views/help/code-help.ts'
import { FORM, keyboardMap, MENU, SHELL } from '#renderer/views/help/keyboard-map.ts'
import { PROBLEM_CODES } from '#shared/domain/problem-codes.ts'
import { FORM_KEYS, MENU_KEYS, SHELL_KEYS, keyWords, shellKeyOf } from '#shared/domain/shortcuts.ts'
import { codes, statusHelp } from '#shared/words/en-GB/codes.ts'
import { help } from '#shared/words/en-GB/help.ts'
import type { StepHelp } from '#shared/words/step-help.ts'
import { steps } from '#shared/words/en-GB/steps.ts'

const top = join(import.meta.dirname, '../../..')

/** Every code that a source names whole, in quotation marks. */
function codesInSources(): Set<string> {
  const found = new Set<string>()
  for (const room of ['shared', 'electron', 'renderer'])
    for (const file of readdirSync(join(top, room), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|svelte)$/.test(file) || file.includes(`words/en-GB`)) continue
      const text = readFileSync(join(top, room, file), 'utf8')
      for (const [, code = ''] of text.matchAll(/['"`](HO-[A-Z0-9]+(?:-[A-Z0-9]+)+)['"`]/g)) found.add(code)
    }
  return found
}

describe('the help of codes', () => {
  const helped = codes.flatMap((group) => group.codes)

  test('every code that the sources know has help, and stands in one group only', () => {
    const known = new Set([...codesInSources(), ...Object.keys(PROBLEM_CODES)])
    expect(known.size).toBeGreaterThan(300)
    expect([...known].filter((code) => helpOf(code) === null)).toEqual([])
    expect(helped.filter((code, index) => helped.indexOf(code) !== index)).toEqual([])
  })

  test('a status of a service has it too, and what is no code of ours has none', () => {
    expect(helpOf('HO-ACQ-422')?.help).toBe(statusHelp)
    expect(helpOf('HO-ACQ-422')?.meaning).toContain('422')
    expect(helpOf('HO-NO-SUCH')).toBeNull()
    expect(helpOf('toString')).toBeNull()
  })

  test('it says what happened and what to do, in sentences of its own', () => {
    const texts = codes.flatMap(({ about, did, next }) => [about, did, next])
    expect(new Set(codes.map(({ about }) => about)).size).toBe(codes.length)
    expect(new Set(codes.map(({ next }) => next)).size).toBe(codes.length)
    for (const text of texts) expect(text).not.toMatch(/oops|successfully|\s$/i)
    for (const { did, next } of codes) expect([did, next].every((text) => /[.!?”]$/.test(text))).toBe(true)
  })

  test('it is found by its code, by its meaning and by what is said around it', () => {
    const found = (search: string) => findHelp(search).flatMap((group) => group.codes.map(({ code }) => code))
    expect(found('ho-mprn-length')).toEqual(['HO-MPRN-LENGTH'])
    expect(found('passphrase  wrong')).toContain('HO-VAULT-PASSPHRASE-WRONG')
    expect(found('caps lock')).toContain('HO-VAULT-PASSPHRASE-WAIT')
    expect(found('caps lock mprn')).toEqual([])
    expect(found('').length).toBe(Object.keys(PROBLEM_CODES).filter((code) => helped.includes(code)).length)
  })
})

test('the help of every step says something of its own', () => {
  const said = Object.values(steps).flatMap((ofKind) => Object.values<StepHelp>(ofKind))
  expect(said.length).toBeGreaterThan(40)
  for (const help of said)
    for (const text of [help.why, help.where, help.example, help.wrong])
      expect(text.length, text).toBeGreaterThan(9)
})

describe('keys', () => {
  test('the map has every key of the shell and of the menu', () => {
    expect(SHELL.toSorted()).toEqual(Object.keys(SHELL_KEYS).toSorted())
    expect(MENU.toSorted()).toEqual(Object.keys(MENU_KEYS).toSorted())
    expect(FORM.toSorted()).toEqual(Object.keys(FORM_KEYS).toSorted())
  })

  test('the map says how to send and how to enter today', () => {
    const forms = (mac: boolean) =>
      keyboardMap(help.keys, { mac, desktop: false }).find(({ where }) => where === help.keys.where.forms)
        ?.rows
    expect(forms(false)).toEqual(
      expect.arrayContaining([
        { keys: 'Ctrl+Enter', does: 'On the page “Check your answers”: send it' },
        { keys: 'T', does: 'In a date that says so: today' },
      ]),
    )
    expect(forms(true)?.map(({ keys }) => keys)).toContain('⌘Enter')
  })

  const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  test.each([
    [{ key: 'F1' }, 'help'],
    [{ key: 'F1', ctrlKey: true }, null],
    [{ key: 'F1', shiftKey: true }, null],
    [{ key: 'F1', altKey: true }, null],
    [{ key: 'k', ctrlKey: true }, 'find'],
    [{ key: 'K', metaKey: true }, 'find'],
    [{ key: 'k', ctrlKey: true, shiftKey: true }, null],
    [{ key: 'k' }, null],
    [{ key: '/', ctrlKey: true }, 'keys'],
    [{ key: '/', metaKey: true }, 'keys'],
    [{ key: '/', ctrlKey: true, shiftKey: true }, 'keys'],
    // A slash that somebody types.
    [{ key: '/' }, null],
    [{ key: 'a', ctrlKey: true }, null],
  ])('%j is %s', (pressed, key) => {
    expect(shellKeyOf({ ...bare, ...pressed })).toBe(key)
  })

  test('they are written as the computer writes them', () => {
    expect(keyWords('CmdOrCtrl+Plus', false)).toBe('Ctrl++')
    expect(keyWords('CmdOrCtrl+Plus', true)).toBe('⌘+')
    expect(keyWords('CmdOrCtrl+N', false)).toBe('Ctrl+N')
    expect(keyWords('F1', true)).toBe('F1')
  })
})
