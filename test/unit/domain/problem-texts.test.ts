import { describe, expect, test } from 'vitest'
import { meaningOf, problem, PROBLEM_CODES } from '#shared/domain/problem-codes.ts'
import { TEXTS } from '#shared/domain/problem-texts.ts'

describe('a code of a check', () => {
  test('has a meaning, a message and a fix, each a sentence', () => {
    for (const [code, { meaning, message, fix }] of Object.entries(TEXTS)) {
      expect(PROBLEM_CODES[code]).toBe(meaning)
      for (const sentence of [meaning, message, fix])
        expect([code, sentence]).toEqual([code, expect.stringMatching(/^\S.*\S$/)])
    }
  })

  test('makes a problem at a path, with its own texts', () => {
    expect(problem('HO-MPRN-LENGTH', 'property.mprn')).toEqual({
      path: 'property.mprn',
      message: TEXTS['HO-MPRN-LENGTH'].message,
      fix: TEXTS['HO-MPRN-LENGTH'].fix,
      from: 'handover',
      code: 'HO-MPRN-LENGTH',
    })
  })

  test('or with others in their place', () => {
    expect(problem('HO-SWITCH-MISSING', 'tenant', { message: 'Nobody.' })).toMatchObject({
      message: 'Nobody.',
      fix: TEXTS['HO-SWITCH-MISSING'].fix,
    })
    expect(problem('HO-SWITCH-MISSING', 'tenant', { fix: 'Name them.' })).toMatchObject({
      message: TEXTS['HO-SWITCH-MISSING'].message,
      fix: 'Name them.',
    })
  })
})

describe('what a code means', () => {
  test.each(['HO-ACQ-400', 'HO-ACQ-422', 'HO-ACQ-999'])('%s is a refusal with that status', (code) => {
    expect(meaningOf(code)).toContain(`status ${code.slice(-3)};`)
  })

  test.each(['HO-ACQ-42', 'HO-ACQ-4222', 'HO-ACQ-4x2', 'XHO-ACQ-422', 'HO-NOTHING', '', 'constructor'])(
    'nothing is known of %j',
    (code) => {
      expect(meaningOf(code)).toBeNull()
    },
  )

  test.each(['HO-MPRN-LENGTH', 'HO-OUTBOX-ACCEPTED', 'HO-STORE-FULL', 'HO-ACQ-ACCEPTED'])(
    '%s is told',
    (code) => {
      expect(meaningOf(code)).toBe(PROBLEM_CODES[code])
    },
  )
})
