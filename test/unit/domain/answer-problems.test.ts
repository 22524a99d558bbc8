import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  capital,
  missing,
  oneEach,
  toAnswerProblem,
  type ProblemPlaces,
} from '#shared/domain/answer-problems.ts'
import type { Problem } from '#shared/domain/problem.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'

const PROBLEM: Problem = {
  path: 'data.attributes.email',
  message: 'It is odd.',
  fix: 'Look again.',
  from: 'handover',
  code: 'HO-ODD',
}

/** Knows one path of a contact, and nothing of other kinds. */
const places: ProblemPlaces<'who' | 'check'> = {
  nameOf: (question) => ({ label: `Label of ${question}`, inSentence: `the ${question}` }),
  placeOfPath: (kind, path) =>
    kind === 'contact' && path === 'data.attributes.email'
      ? { step: 'who', question: 'email' }
      : { step: 'check', question: null },
}

const told = (changes: Partial<Problem>, kind: SubmissionKind = 'contact', form = places) =>
  toAnswerProblem(form, kind, { ...PROBLEM, ...changes })

describe('a problem of a body, told at its question', () => {
  test('at the question and step of its path and kind, with its code and who found it', () => {
    expect(told({})).toEqual({
      question: 'email',
      step: 'who',
      message: 'It is odd. Look again.',
      code: 'HO-ODD',
      from: 'handover',
    })
    expect(told({ from: 'service', code: 'HO-CH-422' })).toMatchObject({ code: 'HO-CH-422', from: 'service' })
  })

  test.each<[Partial<Problem>, SubmissionKind]>([
    [{ path: 'data.attributes.telephone' }, 'contact'],
    [{}, 'account'],
  ])('at no question when none fills %j of %s', (changes, kind) => {
    expect(told(changes, kind)).toMatchObject({
      question: '',
      step: 'check',
      message: 'It is odd. Look again.',
    })
  })

  test.each<[string, Partial<Problem>, string]>([
    ['nothing to do', { fix: '' }, 'It is odd.'],
    ['nothing said', { message: '' }, 'Look again.'],
    ['a service’s own words', { from: 'service' }, 'Ctrl Hub says of the email: It is odd. Look again.'],
    [
      'who says it, once',
      { from: 'service', message: 'Ctrl Hub says: Too long.' },
      'Ctrl Hub says of the email: Too long. Look again.',
    ],
    [
      'who says it, in the middle of what is said',
      { from: 'service', message: 'Well, Ctrl Hub says: Too long.', fix: '' },
      'Ctrl Hub says of the email: Well, Ctrl Hub says: Too long.',
    ],
    [
      'another service than the one that was asked',
      { from: 'service', message: 'Acquaint says: Too long.', fix: '' },
      'Ctrl Hub says of the email: Acquaint says: Too long.',
    ],
    ['Handover, of what it read there', { message: 'Ctrl Hub says: No.', fix: '' }, 'No.'],
  ])('%s', (_what, changes, message) => {
    expect(told(changes).message).toBe(message)
  })

  test('a service’s words about no question stand as they came, with who says them', () => {
    const words = { from: 'service', path: '', message: 'Ctrl Hub says: Too long.' } as const
    expect(told(words).message).toBe('Ctrl Hub says: Too long. Look again.')
    expect(told({ ...words, message: 'Too long.', fix: '' }).message).toBe('Too long.')
  })

  test('by the name of whoever receives the kind', () => {
    const acquaint: ProblemPlaces<'who' | 'check'> = {
      ...places,
      placeOfPath: () => ({ step: 'who', question: 'email' }),
    }
    const words = { from: 'service', message: 'Acquaint says: Too long.', fix: '' } as const
    expect(told(words, 'tenant-switch', acquaint).message).toBe('Acquaint says of the email: Too long.')
  })
})

describe('closer words', () => {
  const form: ProblemPlaces<'who' | 'check'> = {
    ...places,
    closerWords: ({ code }, { label, inSentence }) =>
      code === 'HO-ODD' ? `${label}: enter ${inSentence}.` : null,
  }

  test('stand in place of the text, with the names of the question', () => {
    expect(told({ from: 'service' }, 'contact', form).message).toBe('Label of email: enter the email.')
  })

  test('are not used where the form has none, nor where no question is', () => {
    expect(told({ code: 'HO-OTHER' }, 'contact', form).message).toBe('It is odd. Look again.')
    expect(told({ path: '' }, 'contact', form).message).toBe('It is odd. Look again.')
  })
})

test('what is missing is Handover’s own finding', () => {
  expect(missing('day', 'when', 'Enter the day.')).toEqual({
    question: 'day',
    step: 'when',
    message: 'Enter the day.',
    code: 'HO-ANSWER-MISSING',
    from: 'handover',
  })
})

describe('one each', () => {
  test('the first of every question stays, in order', () => {
    const problems = ['name', 'day', 'name', '', 'day', ''].map((question, place) =>
      missing(question, 'who', String(place)),
    )
    expect(oneEach(problems).map(({ message }) => message)).toEqual(['0', '1', '3'])
    expect(oneEach([])).toEqual([])
  })

  test('every question keeps exactly one, and twice is once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('name', 'day', '')), (questions) => {
        const problems = questions.map((question, place) => missing(question, 'who', String(place)))
        const once = oneEach(problems)
        expect(once.map(({ question }) => question)).toEqual([...new Set(questions)])
        expect(once.every((one) => one === problems.find(({ question }) => question === one.question))).toBe(
          true,
        )
        expect(oneEach(once)).toEqual(once)
      }),
    )
  })
})

test.each([
  ['the email', 'The email'],
  ['The email', 'The email'],
  ['é', 'É'],
  ['', ''],
])('%j begins a sentence as %j', (words, begun) => {
  expect(capital(words)).toBe(begun)
})
