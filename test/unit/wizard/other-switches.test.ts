import { describe, expect, test } from 'vitest'
import { documentedCodes } from '#shared/domain/codes.ts'
import { checkAnswers } from '#shared/domain/switch-answers-checks.ts'
import { switchSteps } from '#shared/domain/switch-answers-steps.ts'
import { toSwitchBody } from '#shared/domain/switch-answers.ts'
import { switchForm } from '#shared/domain/switch-form.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import { CODES, TODAY, fullAnswers, without } from './full-answers.ts'

const OTHERS = ['landlord-switch', 'purchaser-switch'] as const

/** Everything that all the wizards of switches can ask, answered. */
function everyAnswer(): Record<string, string> {
  const tenant = Object.entries(fullAnswers()).filter(([question]) => question.startsWith('tenant.'))
  const purchaser = tenant.map(([question, answer]): [string, string] => [
    question.replaceAll('tenant', 'purchaser'),
    answer,
  ])
  return { ...fullAnswers(), ...Object.fromEntries(purchaser), billTo: 'agent' }
}

/** The answers that a kind asks for, and no others. */
function answersOf(kind: SwitchKind): Record<string, string> {
  const all = everyAnswer()
  const { steps, questionsOf } = switchSteps(kind)
  const asked = new Set(steps.flatMap((step) => questionsOf(step, all)))
  return Object.fromEntries(Object.entries(all).filter(([question]) => asked.has(question)))
}

const made = (kind: SwitchKind, answers = answersOf(kind)) => toSwitchBody(kind, answers, CODES)
const facts = { today: TODAY, codes: CODES, resources: {}, organisation: null }

describe.each(OTHERS)('the wizard of a %s', (kind) => {
  test('fills its body in the documented order with what a tenant’s switch has too', () => {
    const tenants = made('tenant-switch', everyAnswer()).body
    const { property, switchType, meterReadings, tenant, landlord, tenancyId } = tenants
    const person = Object.entries(typeof tenant === 'object' ? tenant : {})
    const purchaser = Object.fromEntries(
      person.map(([name, value]) => [name.replace('tenantId', 'purchaserId'), value]),
    )
    const expected =
      kind === 'landlord-switch'
        ? { property, switchType, meterReadings, landlord, billTo: 92, tenancyId }
        : { property, switchType, meterReadings, purchaser }
    // Keys of the same name in the same order, which `toEqual` alone does not look at.
    expect(JSON.stringify(made(kind, everyAnswer()).body)).toBe(JSON.stringify(expected))
    expect(made(kind, everyAnswer()).body).toEqual(made(kind).body)
  })

  test('has nothing against all of its answers, and shows each of them again', () => {
    expect(checkAnswers(kind, answersOf(kind), facts).errors).toEqual([])
    const form = switchForm(kind)
    const rows = form.steps.flatMap(({ name }) => form.summaryOf(name, answersOf(kind)))
    const shown = rows.map(({ value }) => value).join('\n')
    const payer = kind === 'landlord-switch' ? 'Declan Hennessy' : 'Aoife Brannigan'
    expect(shown).toContain(payer)
    for (const text of kind === 'landlord-switch'
      ? ['The letting agent', '4002', '4004']
      : ['17 April 1993', '4003'])
      expect(shown).toContain(text)
  })

  test.each(Object.keys(answersOf(kind)).filter((question) => question !== 'lookup.passed'))(
    'without %s something else is sent, or the basis is not whole',
    (question) => {
      const less = without(answersOf(kind), question)
      expect(JSON.stringify(made(kind, less))).not.toBe(JSON.stringify(made(kind)))
    },
  )

  test('asks for what is required on the step where it is asked', () => {
    const told = checkAnswers(kind, {}, facts).errors.map(({ step, question }) => `${step} ${question}`)
    const own =
      kind === 'landlord-switch'
        ? ['landlord landlord.lastName', 'billing billTo']
        : ['purchaser purchaser.lastName', 'purchaser purchaser.criticalCare']
    expect(told).toEqual([
      'country country',
      'home property.address.street',
      'home property.mprn',
      'supply supply',
      'readings meterReadings.meterReadingDate',
      ...own,
    ])
  })

  test('takes errors of the service to the questions that mend them', () => {
    const { placeOfPath } = switchSteps(kind)
    const payer = kind === 'landlord-switch' ? 'landlord' : 'purchaser'
    expect(placeOfPath(`${payer}.lastName`)).toEqual({ step: payer, question: `${payer}.lastName` })
    expect(placeOfPath(`${payer}.titleId`)).toEqual({ step: payer, question: `${payer}.title` })
    expect(placeOfPath('billTo').step).toBe(kind === 'landlord-switch' ? 'billing' : 'check')
    expect(placeOfPath('tenancyStartDate').step).toBe('check')
  })
})

describe('who is billed', () => {
  test('blocks the draft while Acquaint’s number for it is not known', () => {
    const answers = answersOf('landlord-switch')
    expect(made('landlord-switch', answers).blocked).toEqual([])
    const { body, blocked } = toSwitchBody('landlord-switch', answers, documentedCodes())
    expect(blocked).toContainEqual({
      question: 'billTo',
      message: 'Acquaint’s number for billing the letting agent is not known',
    })
    expect(body).not.toHaveProperty('billTo')
    const checked = checkAnswers('landlord-switch', answers, { codes: documentedCodes(), today: TODAY })
    expect(checked.errors.map(({ question }) => question)).not.toContain('billTo')
  })

  test('is asked of a landlord alone', () => {
    for (const kind of ['tenant-switch', 'purchaser-switch'] as const)
      expect(
        toSwitchBody(kind, everyAnswer(), documentedCodes()).blocked.map(({ question }) => question),
      ).not.toContain('billTo')
  })
})

describe('a purchaser’s health', () => {
  test('needs a basis, and is never in a short answer', () => {
    const answers = answersOf('purchaser-switch')
    expect(made('purchaser-switch').consent).toMatchObject({ scope: ['record', 'share'] })
    const bare = Object.fromEntries(Object.entries(answers).filter(([name]) => !name.startsWith('consent.')))
    const told = checkAnswers('purchaser-switch', bare, facts).errors
    expect(told.map(({ step }) => step)).toEqual(Array.from({ length: 5 }, () => 'purchaser'))
    const form = switchForm('purchaser-switch')
    const silent = { ...answers, 'purchaser.criticalCare': 'no' }
    for (const { name } of form.steps)
      expect(form.shortAnswer(name, answers)).toBe(form.shortAnswer(name, silent))
  })
})
