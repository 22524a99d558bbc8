import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { Session } from '#renderer/state/session.svelte.ts'
import { PsrWizard } from '#renderer/wizards/psr-record/psr-wizard.svelte.ts'
import BasisStep from '#renderer/wizards/psr-record/steps/BasisStep.svelte'
import BeforeSending from '#renderer/wizards/psr-record/steps/BeforeSending.svelte'
import HomeStep from '#renderer/wizards/psr-record/steps/HomeStep.svelte'
import InfoStep from '#renderer/wizards/psr-record/steps/InfoStep.svelte'
import MetersStep from '#renderer/wizards/psr-record/steps/MetersStep.svelte'
import NeedsStep from '#renderer/wizards/psr-record/steps/NeedsStep.svelte'
import PriorityStep from '#renderer/wizards/psr-record/steps/PriorityStep.svelte'
import type { Draft } from '#shared/contract/drafts.ts'
import { NEEDS } from '#shared/domain/needs-codes.ts'
import { psrForm } from '#shared/domain/psr-form.ts'
import { fieldsIn } from '#test/support/fields-in.ts'
import { fullPsrAnswers, SHOWN, ELECTRICITY, GAS } from '#test/unit/domain/psr-answers.ts'
import { fakeCore, type FakeCore, type FakeWorld } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

afterEach(() => {
  window.location.hash = ''
})

beforeEach(() => {
  // jsdom has no layout.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
})

const triple = (field: string, value: string) => ({ display_name: field, field, value })
const PROBLEM = {
  path: '',
  message: 'Ctrl Hub did not answer.',
  fix: 'Try again later.',
  code: 'HO-CH-READ-FAILED',
  from: 'service' as const,
}

function world(): FakeWorld {
  const made = sampleWorld()
  const [first] = made.connections
  if (first === undefined) throw new Error('The sample world has no connection.')
  return {
    ...made,
    connections: [{ ...first, id: 'ch', provider: 'ctrl-hub', label: 'Ctrl Hub' }],
    drafts: [],
    meters: [
      { id: ELECTRICITY.id, type: 'meters', label: ELECTRICITY.label, supply: 'electricity', records: 1 },
      { id: GAS.id, type: 'meters', label: GAS.label, supply: 'gas', records: 0 },
    ],
    psrRecords: [
      {
        id: 'r1',
        priority: 2,
        createdAt: '2026-03-01T10:00:00Z',
        info: [
          triple('needs_codes', '01,14,33'),
          triple('needs_expiry_33', '2031-12-24'),
          triple('careline_provider', 'Fellside Careline'),
        ],
      },
    ],
  }
}

interface Opened {
  wizard: PsrWizard
  core: FakeCore
}

/** A wizard of its own over a fake core; with `saved` it is a draft that was taken up again. */
async function open(answers: Record<string, string> = {}, saved = false): Promise<Opened> {
  const core = fakeCore(world())
  const draft: Draft = {
    id: 'd1',
    kind: 'psr-record',
    connectionId: 'ch',
    step: 'needs',
    answers,
    blocked: null,
    title: '14 Weavers Row',
    createdAt: '2026-11-22T08:00:00.000Z',
    updatedAt: '2026-11-22T08:00:00.000Z',
  }
  if (saved) core.world.drafts = [draft]
  const session = new Session(core.client)
  await session.profile.load()
  const wizard = new PsrWizard(session, {
    connections: core.world.connections,
    settings: null,
    draft: saved ? draft : null,
    refused: [],
  })
  // Its draft is kept in a while, which gives the address of the window another name unless the wizard was left.
  onTestFinished(() => wizard.leave())
  if (!saved) wizard.fill(answers)
  return { wizard, core }
}

const home = {
  'property.id': 'p1',
  'property.type': 'properties',
  'property.label': '14 Weavers Row, YO21 3HW',
}
const tickBox = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('checkbox', { name }))
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
const called = (core: FakeCore, path: string) =>
  core.calls.filter((call) => call.path === path).map(({ input }) => input)

describe('the home', () => {
  test('is told not to be a registration, and Ireland to have registers of its own', async () => {
    const { wizard } = await open()
    render(HomeStep, { wizard })
    expect(screen.getByText(/does not by itself register anyone/)).toBeDefined()
    expect(screen.queryByText('This home is in Ireland')).toBeNull()
    wizard.chooseHome({ id: 'p2', type: 'properties', label: 'Apartment 7, Cork, T12 X70A' })
    await screen.findByText('This home is in Ireland')
  })

  test('another home drops what was taken over from the first one’s records', async () => {
    const { wizard } = await open(fullPsrAnswers())
    wizard.chooseHome({ id: 'p2', type: 'properties', label: '2 Quay Street' })
    expect(Object.entries(wizard.answers).filter(([, answer]) => answer !== '')).toEqual([
      ['property.id', 'p2'],
      ['property.type', 'properties'],
      ['property.label', '2 Quay Street'],
    ])
  })

  test('another home keeps what was asked when nothing was taken over; the same home keeps everything', async () => {
    const typed = await open(fullPsrAnswers([GAS]))
    typed.wizard.chooseHome({ id: 'p2', type: 'properties', label: '2 Quay Street' })
    expect(typed.wizard.chosen).toEqual([])
    expect(typed.wizard.value('needs.03')).toBe('yes')
    const same = await open(fullPsrAnswers())
    const { 'property.id': id = '', 'property.label': label = '' } = fullPsrAnswers()
    same.wizard.chooseHome({ id, type: 'properties', label })
    expect(same.wizard.answers).toEqual(fullPsrAnswers())
  })
})

describe('the meters', () => {
  test('those of the home are offered, and say whether they have a record', async () => {
    const { wizard, core } = await open(home)
    render(MetersStep, { wizard })
    const [electricity, gas] = await screen.findAllByRole('checkbox')
    expect(electricity?.id).toBe('meters')
    expect(called(core, 'ctrlHub.meters')).toEqual([{ connectionId: 'ch', propertyId: 'p1' }])
    screen.getByText('Has a record already')
    screen.getByText('No record yet')
    // Ticked from below; they go in the order of the list.
    if (gas) await fireEvent.click(gas)
    if (electricity) await fireEvent.click(electricity)
    expect(wizard.chosen.map(({ label }) => label)).toEqual([ELECTRICITY.label, GAS.label])
    if (gas) await fireEvent.click(gas)
    expect(wizard.chosen.map(({ label }) => label)).toEqual([ELECTRICITY.label])
  })

  test('a record is shown only when asked for, once, and the wizard starts from it', async () => {
    const { wizard, core } = await open(home)
    render(MetersStep, { wizard })
    await tickBox(/Electricity/)
    expect(called(core, 'ctrlHub.revealNeeds')).toEqual([])
    expect(screen.queryByText(/nebuliser/)).toBeNull()
    await press(/^Show it and start from it: the record of the electricity meter/)
    await screen.findByText(/Uses a nebuliser or a sleep apnoea machine \(01\)/)
    screen.getByText(/looked at again on 24 December 2031/)
    expect(called(core, 'ctrlHub.revealNeeds')).toEqual([{ connectionId: 'ch', meterId: ELECTRICITY.id }])
    expect(wizard.answers).toMatchObject({
      'needs.01': 'yes',
      'needs.14': 'yes',
      'needs.33': 'yes',
      'needs.expiry.33': '2031-12-24',
      priority: '2',
    })
    expect(wizard.chosen[0]?.shown?.carried).toEqual([triple('careline_provider', 'Fellside Careline')])
    expect(screen.queryByRole('button', { name: /^Show it and start from it/ })).toBeNull()
  })

  test('a record that cannot be read is told, and can be asked for again', async () => {
    const { wizard, core } = await open(home)
    core.client.ctrlHub.revealNeeds = () => Promise.resolve({ records: [], failure: PROBLEM })
    render(MetersStep, { wizard })
    await tickBox(/Electricity/)
    await press(/^Show it and start from it/)
    const alert = await screen.findByRole('alert')
    within(alert).getByText(/Ctrl Hub did not answer/)
    expect(wizard.chosen[0]?.shown).toBeNull()
    core.client.ctrlHub.revealNeeds = () => Promise.resolve({ records: [], failure: null })
    await press('Try again')
    await screen.findByText('It has no record yet.')
    expect(wizard.chosen[0]?.shown).toMatchObject({ codes: [] })
  })

  test('meters that cannot be read are told; those chosen before are still there', async () => {
    const { wizard, core } = await open({ ...home, ...fullPsrAnswers([GAS]) })
    const { meters } = core.world
    core.client.ctrlHub.meters = () => Promise.resolve({ meters: [], failure: PROBLEM })
    render(MetersStep, { wizard })
    await screen.findByRole('alert')
    expect(screen.getAllByRole('checkbox')).toHaveLength(1)
    core.client.ctrlHub.meters = () => Promise.resolve({ meters, failure: null })
    await press('Try again')
    await expect.poll(() => screen.getAllByRole('checkbox').length).toBe(2)
  })

  test('a home without meters says so', async () => {
    const { wizard, core } = await open(home)
    core.world.meters = []
    render(MetersStep, { wizard })
    await screen.findByText('Ctrl Hub has no meters for this home')
  })
})

describe('the needs', () => {
  test('are all there with their codes, and only ticked ones ask for more', async () => {
    const { wizard } = await open(home)
    render(NeedsStep, { wizard })
    for (const { code, words } of NEEDS) {
      const box = screen.getByRole('checkbox', { name: words })
      expect(box.id).toBe(`needs.${code}`)
      expect(document.getElementById(`needs.${code}-about`)?.textContent).toContain(`Code ${code}.`)
    }
    screen.getByText(/not yet checked against the official list/)
    expect(screen.queryByText('Look at it again on')).toBeNull()
    await tickBox('Has young children at home')
    await fireEvent.input(screen.getByLabelText('Day'), { target: { value: '1' } })
    await fireEvent.input(screen.getByLabelText('Month'), { target: { value: '8' } })
    await fireEvent.input(screen.getByLabelText('Year'), { target: { value: '2030' } })
    await tickBox('Speaks or reads little or no English')
    await fireEvent.input(screen.getByLabelText('What helps them'), { target: { value: 'Polish' } })
    expect(wizard.answers).toMatchObject({
      'needs.29': 'yes',
      'needs.expiry.29': '2030-08-01',
      'needs.17': 'yes',
      'needs.text.17': 'Polish',
    })
    await tickBox('Has young children at home')
    expect(screen.queryByText('Look at it again on')).toBeNull()
    expect(wizard.value('needs.29')).toBe('')
  })

  test.each([
    ['oxygen', ['04', '26']],
    ['kidney', ['03']],
    ['29', ['29']],
    ['FRIDGE medicine', ['25']],
    ['smell', ['08', '09', '27', '35']],
    ['xyzzy', []],
  ])('are found by “%s”', async (words, codes) => {
    const { wizard } = await open(home)
    render(NeedsStep, { wizard })
    await fireEvent.input(screen.getByLabelText('Find a need by its words or code'), {
      target: { value: words },
    })
    await tick()
    const found = screen.getAllByRole('checkbox').flatMap(({ id }) => /^needs\.(\d\d)$/.exec(id)?.[1] ?? [])
    expect(found.toSorted()).toEqual(codes)
    screen.getByText(`${codes.length} of ${NEEDS.length} needs`)
  })

  test('Enter in the search leaves the page as it is, Escape empties it', async () => {
    const { wizard } = await open(home)
    render(NeedsStep, { wizard })
    const search = screen.getByLabelText('Find a need by its words or code')
    await fireEvent.input(search, { target: { value: 'oxygen' } })
    expect(await fireEvent.keyDown(search, { key: 'Enter' })).toBe(false)
    await fireEvent.keyDown(search, { key: 'Escape' })
    screen.getByText(`${NEEDS.length} needs`)
  })

  test('only the ticked ones can be shown', async () => {
    const { wizard } = await open({ ...home, 'needs.08': 'yes', 'needs.14': 'yes' })
    render(NeedsStep, { wizard })
    await press(/^Ticked 2/)
    expect(screen.getAllByRole('checkbox').map(({ id }) => id)).toEqual(['needs.08', 'needs.14', 'noNeeds'])
    await press(/^Ticked 2/)
    screen.getByText(`${NEEDS.length} needs`)
  })

  test('what is wrong is shown whatever was searched for', async () => {
    const { wizard } = await open({ ...home, 'needs.29': 'yes' })
    wizard.step = 'needs'
    render(NeedsStep, { wizard })
    await fireEvent.input(screen.getByLabelText('Find a need by its words or code'), {
      target: { value: 'oxygen' },
    })
    await wizard.goOn()
    await screen.findByText(/Enter the day on which this need is looked at again/)
  })

  test('one that is on the present record and left out says so', async () => {
    const { wizard } = await open(fullPsrAnswers())
    render(NeedsStep, { wizard })
    const gone = 'On the electricity meter’s present record: the new one takes it away.'
    screen.getByText(gone)
    expect(wizard.extraWarnings().map(({ code }) => code)).toEqual(['HO-PSR-REMOVES'])
    await tickBox('Uses a nebuliser or a sleep apnoea machine')
    expect(screen.queryByText(gone)).toBeNull()
    expect(wizard.extraWarnings()).toEqual([])
  })

  test('a code that only a record has can be kept', async () => {
    const meter = { ...SHOWN, shown: { day: '2026-11-20', codes: ['10'], priority: '', carried: [] } }
    const { wizard } = await open({ ...fullPsrAnswers([meter]), 'needs.10': 'yes' })
    render(NeedsStep, { wizard })
    await tickBox('A need that is not in Handover’s list')
    expect(wizard.value('needs.10')).toBe('')
    await tickBox('A need that is not in Handover’s list')
    expect(wizard.value('needs.10')).toBe('yes')
  })

  test('a record that was not shown is said to be replaced', async () => {
    const { wizard } = await open(fullPsrAnswers([ELECTRICITY]))
    render(NeedsStep, { wizard })
    screen.getByText(/The electricity meter’s present record was not shown/)
  })

  test('ticking one takes back that there are none', async () => {
    const { wizard } = await open({ ...home, noNeeds: 'yes' })
    render(NeedsStep, { wizard })
    await tickBox('Is blind')
    expect(wizard.value('noNeeds')).toBe('')
  })
})

describe('a draft that is taken up again', () => {
  const steps = [
    ['needs', NeedsStep, /Uses home dialysis/],
    ['priority', PriorityStep, /Priority/],
    ['info', InfoStep, /Add another/],
  ] as const

  test.each(steps)('hides the %s until asked, which is noted once', async (question, Step, hidden) => {
    const { wizard, core } = await open(fullPsrAnswers(), true)
    render(Step, { wizard })
    expect(screen.queryByText(hidden, { selector: 'label, legend, button' })).toBeNull()
    expect(screen.queryAllByRole('checkbox')).toEqual([])
    const show = screen.getByRole('button', { name: 'Show what was entered' })
    expect(show.id).toBe(question === 'info' ? 'info.0.name' : question)
    await fireEvent.click(show)
    await screen.findByText(hidden, { selector: 'label, legend, button' })
    expect(called(core, 'drafts.noteRevealed')).toEqual([{ id: 'd1' }])
    expect(wizard.hidden).toBe(false)
  })

  /** Opens the page of the draft, left at a step with everything answered. */
  async function takeUp(step: string): Promise<HTMLElement> {
    const { core } = await open(fullPsrAnswers(), true)
    core.world.drafts = core.world.drafts.map((draft) => ({ ...draft, step }))
    window.location.hash = '#/drafts/d1'
    render(Start, { connect: () => Promise.resolve(core.client) })
    const heading = psrForm.steps.find(({ name }) => name === step)?.heading ?? ''
    await screen.findByRole('heading', { level: 1, name: heading })
    return screen.getByRole('main')
  }

  test.each([
    ['meters', MetersStep],
    ...steps.map(([step, Step]) => [step, Step] as const),
    ['basis', BasisStep],
  ] as const)('stands at its %s with every field as it was left', async (step, Step) => {
    const { wizard } = await open(fullPsrAnswers())
    const { container, unmount } = render(Step, { wizard })
    await expect.poll(() => Object.keys(fieldsIn(container)).length).toBeGreaterThan(0)
    const typed = fieldsIn(container)
    unmount()
    wizard.leave()

    const main = await takeUp(step)
    if (steps.some(([hides]) => hides === step)) {
      expect(fieldsIn(main)).toEqual({})
      await press('Show what was entered')
    }
    await expect.poll(() => fieldsIn(main)).toEqual(typed)
  })

  test.each(['home', 'check'])('stands at its %s with the home', async (step) => {
    const main = await takeUp(step)
    expect(main.textContent).toContain('14 Weavers Row, Whitby, YO21 3HW')
    for (const { words } of NEEDS) expect(main.textContent).not.toContain(words)
  })

  test('hides the record that was shown then', async () => {
    const { wizard } = await open(fullPsrAnswers(), true)
    render(MetersStep, { wizard })
    await screen.findByText(/is hidden again/)
    expect(screen.queryByText(/nebuliser/)).toBeNull()
  })

  test('shows what cannot be noted to nobody', async () => {
    const { wizard, core } = await open(fullPsrAnswers(), true)
    core.client.drafts.noteRevealed = () => Promise.reject(new Error('The log is full.'))
    render(NeedsStep, { wizard })
    await press('Show what was entered')
    await screen.findByRole('alert')
    expect(screen.queryAllByRole('checkbox')).toEqual([])
  })

  test('hides nothing when nothing was said of the household yet', async () => {
    const { wizard } = await open(home, true)
    expect(wizard.hidden).toBe(false)
  })
})

test('extra information: lines are added up to the most, and what is taken along can be left out', async () => {
  const { wizard } = await open({ ...home, ...fullPsrAnswers() })
  render(InfoStep, { wizard })
  expect(screen.getAllByLabelText('Name')).toHaveLength(2)
  for (let more = 0; more < 6; more += 1) await press('Add another')
  await expect.poll(() => screen.getAllByLabelText('Name').length).toBe(8)
  expect(screen.queryByRole('button', { name: 'Add another' })).toBeNull()
  const [, , third] = screen.getAllByLabelText('Value')
  if (third) await fireEvent.input(third, { target: { value: 'Ring twice' } })
  expect(wizard.value('info.2.value')).toBe('Ring twice')
  await press('Leave out: Careline provider')
  expect(wizard.chosen[0]?.shown?.carried).toEqual([])
  expect(screen.queryByText('Fellside Careline')).toBeNull()
})

test('priority: the numbers as they are, and what is on record', async () => {
  const { wizard } = await open(fullPsrAnswers())
  render(PriorityStep, { wizard })
  screen.getByText(/not whether 1 or 3 comes first/)
  screen.getByText(/It is 1 on the electricity meter’s present record/)
  await fireEvent.click(screen.getByRole('radio', { name: '3' }))
  expect(wizard.value('priority')).toBe('3')
})

test('agreement: the wording is read out, and goes on record with the answers', async () => {
  const { wizard } = await open(home)
  render(BasisStep, { wizard })
  expect(screen.queryByText(/Do you agree\?/)).toBeNull()
  await fireEvent.click(screen.getByRole('radio', { name: 'Nobody has agreed yet' }))
  await screen.findByText('It is kept as a draft')
  expect(wizard.blockedBecause).toBe('Nobody has agreed yet that it is recorded and shared')
  await fireEvent.click(screen.getByRole('radio', { name: 'Yes, they have agreed' }))
  await screen.findByText(/Do you agree\?/)
  await tickBox('They agreed that it is recorded')
  expect(wizard.answers).toMatchObject({
    'consent.agreed': 'yes',
    'consent.basis': 'explicit-consent',
    'consent.wording': 'psr-1',
    'consent.record': 'yes',
  })
})

test('before sending: what it is not, and that nobody has agreed', async () => {
  const { wizard } = await open({ ...fullPsrAnswers(), 'consent.agreed': 'not-yet' })
  render(BeforeSending, { wizard })
  screen.getByText(/does not by itself register anyone/)
  screen.getByText(/Nobody has agreed yet that it is recorded and shared/)
  await press('They have agreed now')
  await expect.poll(() => wizard.step).toBe('basis')
})

test('of two records the one that was refused is mended', async () => {
  const { wizard, core } = await open(fullPsrAnswers())
  const [one] = core.world.submissions
  if (one === undefined) throw new Error('The sample world has no submissions.')
  core.world.submissions = [
    {
      ...one,
      id: 'e',
      kind: 'psr-record',
      state: 'rejected',
      errors: [{ ...PROBLEM, path: 'data.attributes.priority' }],
    },
    { ...one, id: 'g', kind: 'psr-record', state: 'accepted' },
  ]
  await wizard.mend(['e', 'g'])
  expect(called(core, 'drafts.fromSubmission')).toEqual([{ submissionId: 'e' }])
  expect(wizard.step).toBe('priority')
  expect(wizard.errorOf('priority')).toContain('Ctrl Hub did not answer')
})
