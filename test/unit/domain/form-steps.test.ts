import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ask, formSteps, inOrderOf, stepOrder, type FilledPath } from '#shared/domain/form-steps.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { Answers } from '#shared/domain/wizard-form.ts'

const STEPS = ['who', 'when', 'why', 'check'] as const
type Step = (typeof STEPS)[number]

const isUrgent = (answers: Answers) => answers['urgent'] === 'yes'

/** `why` is asked of urgent ones only; `home` has questions on two steps, the later of them first in the table of paths. */
const form = formSteps<Step>({
  steps: STEPS,
  questions: [
    ...ask<Step>('who', ['name', 'home.street', 'home.town']),
    ...ask<Step>('when', ['day', 'urgent']),
    ...ask<Step>('why', ['reason', 'home.key'], isUrgent),
  ],
  fills: [
    { kind: 'contact', path: 'data', question: 'name' },
    { kind: 'contact', path: 'data.attributes.day', question: 'day' },
    { kind: 'contact', path: 'data.attributes', question: 'home.street' },
    { kind: 'account', path: 'data.attributes.day', question: 'reason' },
    { kind: 'account', path: 'elsewhere', question: 'nobody asks this' },
  ],
})

describe('a table of questions', () => {
  test('they stand on one step, in order, always', () => {
    const rows = ask('who', ['name', 'day'])
    expect(rows.map(({ question, step }) => [question, step])).toEqual([
      ['name', 'who'],
      ['day', 'who'],
    ])
    expect(rows.map(({ applies }) => applies({}))).toEqual([true, true])
    expect(ask('who', [])).toEqual([])
  })

  test('or only when they apply', () => {
    const applies = ask('why', ['reason'], isUrgent)[0]?.applies
    expect(applies?.({ urgent: 'yes' })).toBe(true)
    expect(applies?.({ urgent: 'no' })).toBe(false)
  })

  test.each<[string, Answers, string[]]>([
    ['who', {}, ['name', 'home.street', 'home.town']],
    ['when', {}, ['day', 'urgent']],
    ['why', {}, []],
    ['why', { urgent: 'yes' }, ['reason', 'home.key']],
    ['check', { urgent: 'yes' }, []],
    ['nowhere', { urgent: 'yes' }, []],
  ])('%s with %j asks %j', (step, answers, questions) => {
    expect(form.questionsOf(step, answers)).toEqual(questions)
  })

  test('a question stands on its step whether it is asked now or not', () => {
    expect(form.stepOfQuestion('home.town')).toBe('who')
    expect(form.stepOfQuestion('reason')).toBe('why')
    expect(form.stepOfQuestion('home')).toBeUndefined()
  })
})

describe('from step to step', () => {
  test.each<[Step, Step]>([
    ['who', 'when'],
    ['when', 'why'],
    ['why', 'check'],
    ['check', 'check'],
  ])('after %s comes %s, when all are asked', (step, next) => {
    expect(form.nextStep(step, { urgent: 'yes' })).toBe(next)
  })

  test.each<[Step, Step]>([
    ['who', 'who'],
    ['when', 'who'],
    ['why', 'when'],
    ['check', 'why'],
  ])('before %s comes %s, when all are asked', (step, previous) => {
    expect(form.previousStep(step, { urgent: 'yes' })).toBe(previous)
  })

  test('a step that asks nothing is passed over, forwards and backwards', () => {
    expect(form.nextStep('when', {})).toBe('check')
    expect(form.previousStep('check', {})).toBe('when')
  })

  test('the first asks nothing: there is none before the second, and one is never off the ends', () => {
    const order = stepOrder(['silent', 'asks', 'check'], (step) => (step === 'asks' ? ['name'] : []))
    expect(order.previousStep('asks', {})).toBe('asks')
    expect(order.nextStep('silent', {})).toBe('asks')
    expect(order.previousStep('silent', {})).toBe('silent')
  })

  test('from a name that is no step one goes nowhere', () => {
    const order = stepOrder<string>(['who', 'when', 'check'], () => ['name'])
    expect(order.previousStep('quick', {})).toBe('quick')
  })

  test.each<[string, Answers, boolean]>([
    ['who', {}, true],
    ['why', {}, false],
    ['why', { urgent: 'yes' }, true],
    ['check', {}, true],
    ['nowhere', {}, false],
  ])('%s with %j is asked: %s', (step, answers, isAsked) => {
    expect(form.isAsked(step, answers)).toBe(isAsked)
  })

  test('forwards through all the steps and back is the same way', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.constantFrom(...STEPS), (urgent, step) => {
        const answers = { urgent: urgent ? 'yes' : 'no' }
        const next = form.nextStep(step, answers)
        expect(form.isAsked(next, answers)).toBe(true)
        if (next !== step && form.isAsked(step, answers)) expect(form.previousStep(next, answers)).toBe(step)
      }),
    )
  })

  test('the first that is open is the first in order, and the check when none is', () => {
    expect(form.firstOpenStep(['why', 'when'])).toBe('when')
    expect(form.firstOpenStep(['check'])).toBe('check')
    expect(form.firstOpenStep([])).toBe('check')
    expect(form.firstOpenStep(['nowhere'])).toBe('check')
  })

  test('a saved name is a step only when there is one of that name', () => {
    expect(STEPS.map(form.stepNamed)).toEqual(STEPS)
    expect(form.stepNamed('quick')).toBeUndefined()
    expect(form.stepNamed('')).toBeUndefined()
  })

  test.each<[string, Answers, boolean]>([
    ['who', {}, false],
    ['who', { name: ' \t' }, false],
    ['who', { day: 'Friday' }, false],
    ['who', { 'home.town': 'Cork' }, true],
    ['why', { reason: 'Rain' }, false],
    ['why', { reason: 'Rain', urgent: 'yes' }, true],
    ['check', { name: 'Aoife' }, false],
  ])('%s with %j is begun: %s', (step, answers, isStarted) => {
    expect(form.isStarted(step, answers)).toBe(isStarted)
  })
})

describe('how the steps stand', () => {
  const states = (answers: Answers, current: string, wrong: string[], blocked: string[] = []) => {
    const of = form.stepStates(answers, current, wrong, blocked)
    expect(Object.keys(of)).toEqual(STEPS)
    return STEPS.map((step) => of[step])
  }

  test('what is neither wrong nor blocked is done, also ahead; the check is always to come', () => {
    expect(states({}, 'when', [])).toEqual(['done', 'current', 'done', 'to-come'])
  })

  test('the one where one is is current, whatever else it is', () => {
    expect(states({ name: 'A' }, 'who', ['who'], ['who'])[0]).toBe('current')
    expect(states({}, 'check', ['check'], ['check'])[3]).toBe('current')
  })

  test('what is wrong needs attention only behind one, and only when it was begun', () => {
    const answers = { name: 'Aoife', day: 'Friday', reason: 'Rain', urgent: 'yes' }
    const wrong = ['who', 'when', 'why']
    expect(states(answers, 'when', wrong)).toEqual(['needs-attention', 'current', 'to-come', 'to-come'])
    expect(states(answers, 'check', wrong).slice(0, 3)).toEqual(Array(3).fill('needs-attention'))
    expect(states({ day: 'Friday' }, 'check', wrong)).toEqual([
      'to-come',
      'needs-attention',
      'to-come',
      'current',
    ])
  })

  test('nothing is behind a place that is no step', () => {
    expect(states({ name: 'Aoife' }, 'quick', ['who'])).toEqual(['to-come', 'done', 'done', 'to-come'])
  })

  test('what is blocked is so unless it is wrong, wherever it stands', () => {
    expect(states({}, 'when', ['why'], ['who', 'why'])).toEqual(['blocked', 'current', 'to-come', 'to-come'])
    expect(states({}, 'who', [], ['why', 'check'])).toEqual(['current', 'done', 'blocked', 'to-come'])
  })
})

describe('where a path is mended', () => {
  test.each<[SubmissionKind, string, string, string | null, string]>([
    ['contact', 'data.attributes.day', 'when', 'day', 'the path itself'],
    ['contact', 'data.attributes.day.hour', 'when', 'day', 'what is below it'],
    ['contact', 'data.attributes.days', 'who', 'home.street', 'not what only begins alike'],
    ['contact', 'data.attributes.email', 'who', 'home.street', 'the nearest part around it'],
    ['contact', 'data.relationships', 'who', 'name', 'the nearest, however far'],
    ['contact', 'data', 'who', 'name', 'the whole'],
    ['account', 'data.attributes.day', 'why', 'reason', 'by the kind of its body'],
    ['account', 'data', 'check', null, 'never by another kind'],
    ['account', 'elsewhere', 'check', null, 'nowhere when that is on no step'],
    ['contact', 'home.town', 'who', 'home.town', 'a question of that name'],
    ['contact', 'home', 'who', 'home.street', 'the first question below it'],
    ['contact', 'hom', 'check', null, 'not one that only begins alike'],
    ['contact', 'home.', 'check', null, 'not one below nothing'],
    ['contact', '', 'check', null, 'the whole is nobody’s'],
    ['interaction', 'data', 'check', null, 'nothing fills it'],
  ])('%s %j at %s %j: %s', (kind, path, step, question) => {
    expect(form.placeOfPath(kind, path)).toEqual({ step, question })
  })

  test('the longest path that is filled wins, whatever its place in the table', () => {
    const fills: FilledPath[] = [
      { kind: 'contact', path: 'a', question: 'one' },
      { kind: 'contact', path: 'a.b.c', question: 'three' },
      { kind: 'contact', path: 'a.b', question: 'two' },
    ]
    const questions = ask('who', ['one', 'two', 'three'])
    fc.assert(
      fc.property(fc.shuffledSubarray(fills, { minLength: 3 }), (shuffled) => {
        const { placeOfPath } = formSteps({ steps: ['who'], questions, fills: shuffled })
        const found = ['a', 'a.x', 'a.b', 'a.b.x', 'a.b.c', 'a.b.c.d'].map(
          (path) => placeOfPath('contact', path).question,
        )
        expect(found).toEqual(['one', 'one', 'two', 'two', 'three', 'three'])
      }),
    )
  })
})

describe('the order of the screen', () => {
  const found = (questions: string[]) => questions.map((question, place) => ({ question, place }))

  test('by step, then by place on it; those of no question last, in their own order', () => {
    const problems = found(['nowhere', 'reason', 'day', 'elsewhere', 'name', 'day', ''])
    expect(form.inScreenOrder(problems).map(({ place }) => place)).toEqual([4, 2, 5, 1, 0, 3, 6])
    expect(problems.map(({ place }) => place)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  test('nothing is lost or added, and what is in order stays', () => {
    const names = ['name', 'day', 'reason', 'nowhere', '']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names)), (questions) => {
        const once = inOrderOf(['name', 'day', 'reason'], found(questions))
        expect(inOrderOf(['name', 'day', 'reason'], once)).toEqual(once)
        expect(once.map(({ place }) => place).toSorted((a, b) => a - b)).toEqual(questions.map((_, at) => at))
        const places = once.map(({ question }) => names.slice(0, 3).indexOf(question))
        const known = places.filter((place) => place !== -1)
        expect(known).toEqual(known.toSorted((a, b) => a - b))
        expect(places.slice(known.length).every((place) => place === -1)).toBe(true)
      }),
    )
  })
})
