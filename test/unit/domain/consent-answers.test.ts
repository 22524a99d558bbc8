import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { Consent } from '#shared/domain/consent.ts'
import {
  CONSENT_NAMES,
  CONSENT_QUESTIONS,
  consentOf,
  consentProblems,
  HOW_GIVEN,
  howGivenWords,
} from '#shared/domain/consent-answers.ts'

const GIVEN: Readonly<Record<string, string>> = {
  'consent.basis': 'explicit-consent',
  'consent.wording': 'needs-1',
  'consent.record': 'yes',
  'consent.share': 'yes',
  'consent.givenBy': 'Aoife Byrne',
  'consent.how': 'telephone',
  'consent.at': '2026-11-20',
}
const BASIS = {
  basis: 'explicit-consent',
  wording: 'needs-1',
  givenBy: 'Aoife Byrne',
  how: 'telephone',
  at: '2026-11-20',
  scope: ['record', 'share'],
}

const place = { step: 'basis', otherwise: 'take the needs out again' }
const asked = (answers: Readonly<Record<string, string>>) =>
  consentProblems(answers, place).map(({ question }) => question)

describe('the questions', () => {
  test('what the screen fills in comes first, then in the order of the screen', () => {
    expect(CONSENT_QUESTIONS).toEqual(
      ['basis', 'wording', 'record', 'share', 'givenBy', 'how', 'at'].map((part) => `consent.${part}`),
    )
  })

  test('each has a name of its own, above its field and in a sentence', () => {
    for (const part of ['label', 'inSentence'] as const) {
      const names = CONSENT_QUESTIONS.map((question) => CONSENT_NAMES[question][part])
      expect(new Set(names).size).toBe(CONSENT_QUESTIONS.length)
      expect(names.every((name) => name !== '')).toBe(true)
    }
    expect(CONSENT_QUESTIONS.every((one) => /^[A-Z]/.test(CONSENT_NAMES[one].label))).toBe(true)
    expect(CONSENT_QUESTIONS.every((one) => /^[a-z]/.test(CONSENT_NAMES[one].inSentence))).toBe(true)
  })

  test('a way to agree is told in words, and what is none of ours stays as it is', () => {
    for (const { value, label } of HOW_GIVEN) expect(howGivenWords(value)).toBe(label)
    expect(howGivenWords('by-pigeon')).toBe('by-pigeon')
    expect(howGivenWords('')).toBe('')
    expect(HOW_GIVEN.map(({ value }) => value)).toEqual(['in-person', 'telephone', 'e-mail', 'signed-form'])
  })
})

describe('the basis that goes on record', () => {
  test('everything that was answered, as the schema has it', () => {
    expect(consentOf(GIVEN)).toEqual(BASIS)
    expect(v.parse(Consent, consentOf(GIVEN))).toEqual(BASIS)
  })

  test('without the blanks around', () => {
    const blanks = Object.fromEntries(Object.entries(GIVEN).map(([key, value]) => [key, ` ${value}\n`]))
    expect(consentOf(blanks)).toEqual(BASIS)
  })

  test.each(['basis', 'wording', 'givenBy', 'how', 'at'])('none while there is no %s', (part) => {
    const { [`consent.${part}`]: _, ...rest } = GIVEN
    expect(consentOf(rest)).toBeNull()
    expect(consentOf({ ...rest, [`consent.${part}`]: ' ' })).toBeNull()
  })

  test.each<[string, string, string[] | undefined]>([
    ['yes', 'yes', ['record', 'share']],
    ['yes', '', ['record']],
    ['', 'yes', ['share']],
    ['no', 'Yes', undefined],
    ['', '', undefined],
  ])('recorded %j and shared %j is a scope of %j', (record, share, scope) => {
    expect(consentOf({ ...GIVEN, 'consent.record': record, 'consent.share': share })?.scope).toEqual(scope)
  })
})

describe('what is missing', () => {
  test('nothing when all is there; the basis and its wording are not the user’s to give', () => {
    expect(asked(GIVEN)).toEqual([])
    const { 'consent.basis': _basis, 'consent.wording': _wording, ...rest } = GIVEN
    expect(asked(rest)).toEqual([])
  })

  test('everything, once each, on its step, of something that is not there', () => {
    const problems = consentProblems({}, place)
    expect(problems.map(({ question }) => question)).toEqual(
      ['givenBy', 'how', 'at', 'record', 'share'].map((part) => `consent.${part}`),
    )
    for (const problem of problems)
      expect(problem).toMatchObject({ step: 'basis', code: 'HO-ANSWER-MISSING', from: 'handover' })
    expect(new Set(problems.map(({ message }) => message)).size).toBe(problems.length)
    expect(problems.every(({ message }) => /^[A-Z].*\.$/.test(message))).toBe(true)
  })

  test.each(['givenBy', 'how', 'at', 'record', 'share'])('only %s, when only that is', (part) => {
    const { [`consent.${part}`]: _, ...rest } = GIVEN
    expect(asked(rest)).toEqual([`consent.${part}`])
    expect(asked({ ...rest, [`consent.${part}`]: '  ' })).toEqual([`consent.${part}`])
  })

  test.each(['no', 'maybe', 'YES'])('a tick that is %j is none', (answer) => {
    expect(asked({ ...GIVEN, 'consent.record': answer })).toEqual(['consent.record'])
    expect(asked({ ...GIVEN, 'consent.share': answer })).toEqual(['consent.share'])
  })

  test('a tick says what it is for, and what to do when they did not agree', () => {
    const messages = new Map(consentProblems({}, place).map(({ question, message }) => [question, message]))
    expect(messages.get('consent.record')).toMatch(/recorded.*, or take the needs out again\.$/)
    expect(messages.get('consent.share')).toMatch(/shared.*, or take the needs out again\.$/)
    for (const part of ['givenBy', 'how', 'at'])
      expect(messages.get(`consent.${part}`)).not.toContain('take the needs out again')
  })

  test('there is a whole basis when nothing is missing, and none of it is when something is', () => {
    const answer = fc.constantFrom(undefined, '', ' ', 'yes', ' yes ', 'no', 'something')
    const parts = ['record', 'share', 'givenBy', 'how', 'at']
    fc.assert(
      fc.property(fc.tuple(answer, answer, answer, answer, answer), (given) => {
        const answers = Object.fromEntries(
          parts.flatMap((part, at) => (given[at] === undefined ? [] : [[`consent.${part}`, given[at]]])),
        )
        const whole = consentOf({ 'consent.basis': 'b', 'consent.wording': 'w', ...answers })
        expect(asked(answers).length === 0).toBe(whole?.scope.length === 2)
      }),
    )
  })
})
