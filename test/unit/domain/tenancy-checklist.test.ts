import { describe, expect, test } from 'vitest'
import {
  checklistOf,
  type TaskLetter,
  type TaskSubmission,
  type TenancyFacts,
} from '#shared/domain/tenancies/checklist.ts'
import { TENANCY_TASKS, type TenancyTask } from '#shared/domain/tenancy-task.ts'

const nothing: TenancyFacts = {
  country: 'GB-NIR',
  supply: 'electricity-and-gas',
  endsOn: null,
  submissions: [],
  drafts: [],
  letters: [],
  gasRecord: { standing: 'missing', nextDue: null },
  notes: {},
}
const sent = (some: Partial<TaskSubmission>): TaskSubmission => ({
  id: 's1',
  kind: 'tenant-switch',
  state: 'accepted',
  setAside: false,
  error: null,
  receiptId: null,
  electricity: true,
  gas: true,
  ...some,
})
const letter = (some: Partial<TaskLetter>): TaskLetter => ({
  id: 'l1',
  to: 'council',
  occasion: 'move-in',
  sentOn: null,
  dueOn: null,
  answeredOn: null,
  ...some,
})
const of = (task: TenancyTask, some: Partial<TenancyFacts>) => {
  const found = checklistOf({ ...nothing, ...some }).find((one) => one.task === task)
  if (found === undefined) throw new Error(task)
  return found
}

test('a new tenancy has every task, in their order, and none is begun', () => {
  const tasks = checklistOf(nothing)
  expect(tasks.map(({ task }) => task)).toEqual(TENANCY_TASKS)
  expect(new Set(tasks.map(({ state }) => state))).toEqual(new Set(['not-started']))
})

describe('a switch', () => {
  test.each([
    ['accepted', { receiptId: 'r1' }, 'done', ''],
    ['unconfirmed', {}, 'waiting', 'Their answer got lost: ask them whether they have it.'],
    ['sending', {}, 'waiting', 'It is being sent.'],
    ['queued', {}, 'in-progress', 'Waiting to send'],
    ['waiting', {}, 'in-progress', 'Waiting to send'],
    ['rejected', { error: 'No such MPRN.' }, 'blocked', 'No such MPRN.'],
    ['rejected', {}, 'blocked', 'They refused it.'],
    ['rejected', { setAside: true }, 'not-started', ''],
    ['cancelled', {}, 'not-started', ''],
  ] as const)('that is %s %j makes both supplies %s', (state, some, told, why) => {
    const submissions = [sent({ state, ...some })]
    for (const task of ['electricity', 'gas'] as const)
      expect(of(task, { submissions })).toMatchObject({ state: told, why })
    expect(of('water', { submissions }).state).toBe('not-started')
  })

  test('of electricity alone leaves the gas to be done', () => {
    const submissions = [sent({ gas: false, receiptId: 'r1' })]
    expect(of('electricity', { submissions })).toMatchObject({ state: 'done', receiptId: 'r1' })
    expect(of('gas', { submissions }).state).toBe('not-started')
  })

  test('that was mended after a refusal counts, not the refusal', () => {
    const submissions = [sent({ id: 's2', state: 'queued' }), sent({ state: 'rejected' })]
    expect(of('gas', { submissions })).toMatchObject({ state: 'in-progress', submissionId: 's2' })
  })

  test('that was received stays done, whatever is tried after it', () => {
    const submissions = [sent({ id: 's2', state: 'rejected' }), sent({ receiptId: 'r1' })]
    expect(of('gas', { submissions })).toMatchObject({ state: 'done', receiptId: 'r1' })
  })
})

describe('a draft', () => {
  const draft = { id: 'd1', kind: 'psr-record' as const, blocked: null, electricity: true, gas: true }
  test('is in progress', () => {
    expect(of('psr', { drafts: [draft] })).toMatchObject({ state: 'in-progress', draftId: 'd1' })
    expect(of('appointment', { drafts: [draft] }).state).toBe('not-started')
  })
  test('that is blocked says why', () => {
    const drafts = [{ ...draft, blocked: 'Acquaint’s number for this is not known.' }]
    expect(of('psr', { drafts })).toMatchObject({
      state: 'blocked',
      why: 'Acquaint’s number for this is not known.',
    })
  })
  test('mends a refusal', () => {
    const submissions = [sent({ kind: 'psr-record', state: 'rejected' })]
    expect(of('psr', { submissions, drafts: [draft] })).toMatchObject({ state: 'in-progress', draftId: 'd1' })
  })
})

describe('a letter', () => {
  test.each([
    [{}, 'in-progress', 'Written, not sent yet', null],
    [{ sentOn: '2026-11-27', dueOn: '2026-12-29' }, 'waiting', 'Sent on 27 November 2026', '2026-12-29'],
    [
      { sentOn: '2026-11-27', dueOn: '2026-12-29', answeredOn: '2026-12-10' },
      'done',
      'Answered on 10 December 2026',
      null,
    ],
  ] as const)('%j is %s', (some, state, why, dueOn) => {
    expect(of('council', { letters: [letter(some)] })).toMatchObject({ state, why, dueOn, letterId: 'l1' })
    expect(of('water', { letters: [letter(some)] }).state).toBe('not-started')
  })

  test('of the move in does not tell of the move out', () => {
    const answered = letter({ sentOn: '2026-01-01', answeredOn: '2026-01-10' })
    expect(of('council', { letters: [answered], endsOn: '2026-12-01' }).state).toBe('not-started')
    const out = letter({ id: 'l2', occasion: 'move-out' })
    expect(of('council', { letters: [out, answered], endsOn: '2026-12-01' })).toMatchObject({
      state: 'in-progress',
      letterId: 'l2',
    })
  })
})

describe('a gas safety record', () => {
  test.each([
    ['good', '2027-06-30', 'done', 'Holds until 30 June 2027'],
    ['expired', '2026-06-30', 'not-started', 'The last one ran out on 30 June 2026.'],
    ['missing', null, 'not-started', ''],
  ] as const)('that is %s', (standing, nextDue, state, why) => {
    expect(of('gas-record', { gasRecord: { standing, nextDue } })).toMatchObject({ state, why })
  })
})

describe('what was noted by hand', () => {
  const noted = { state: 'blocked' as const, why: 'No MPRN on the meter.', at: '', by: '' }
  test('counts before what is on its way', () => {
    const submissions = [sent({ state: 'queued' })]
    expect(of('electricity', { submissions, notes: { electricity: noted } })).toMatchObject({
      state: 'blocked',
      why: 'No MPRN on the meter.',
      noted: true,
    })
  })
  test('does not hide a receipt', () => {
    const submissions = [sent({ receiptId: 'r1' })]
    expect(of('electricity', { submissions, notes: { electricity: noted } })).toMatchObject({
      state: 'done',
      noted: false,
    })
  })
  test.each(['not-needed', 'done'] as const)('can be %s', (state) => {
    expect(of('appointment', { notes: { appointment: { ...noted, state } } }).state).toBe(state)
  })
})

test.each([
  ['council', { country: 'IE' }],
  ['electricity', { supply: 'gas' }],
  ['gas', { supply: 'electricity' }],
  ['gas-record', { supply: 'electricity' }],
] as const)('%s is not needed with %j', (task, some) => {
  const { state, why, noted } = of(task, some)
  expect([state, noted]).toEqual(['not-needed', false])
  expect(why).toMatch(/\.$/)
})

test('for Great Britain it is said that no switch can be sent', () => {
  expect(of('electricity', { country: 'GB' }).why).toContain('tell the supplier yourself')
})
