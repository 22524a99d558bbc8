import { describe, expect, test } from 'vitest'
import { Session } from '#renderer/state/session.svelte.ts'
import { readGround } from '#renderer/wizards/frame/ground.ts'
import { Wizard } from '#renderer/wizards/frame/wizard.svelte.ts'
import type { Answers } from '#shared/domain/wizard-form.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { smallForm } from '#test/support/small-wizard/small-form.ts'
import { draftOf, hub, smallWorld } from '#test/support/small-wizard/small-scene.ts'

/** A wizard without a page, with a draft of these answers at its first step. */
async function wizardOf(answers: Answers = {}, world = smallWorld()) {
  const core = fakeCore({ ...world, drafts: [draftOf({ step: 'who', answers: { ...answers } })] })
  const session = new Session(core.client)
  await session.profile.load()
  return new Wizard(session, smallForm, await readGround(core.client, smallForm, 'd1'))
}

describe('a field', () => {
  test('is called by its question, holds what was typed as it was typed, and takes what is typed', async () => {
    const wizard = await wizardOf({ name: ' Aoife' })
    expect(wizard.field('name')).toMatchObject({
      id: 'name',
      label: 'Name',
      value: ' Aoife',
      error: undefined,
    })
    expect(wizard.field('email').value).toBe('')
    wizard.field('name').onchange('Brian ')
    expect(wizard.answers).toEqual({ name: 'Brian ' })
  })

  test('shows its error until it is answered anew; the same answer is no answer', async () => {
    const wizard = await wizardOf({ email: 'nonsense' })
    await wizard.goOn()
    expect(wizard.field('name').error).toBe('Enter the name.')
    expect(wizard.shown).toHaveLength(2)
    wizard.set('email', 'nonsense')
    expect(wizard.shown).toHaveLength(2)
    wizard.set('email', 'aoife@example.com')
    expect(wizard.shown.map(({ question }) => question)).toEqual(['name'])
    expect(wizard.field('email').error).toBeUndefined()
  })
})

describe('a picked record', () => {
  const RAW = { id: 'p1', type: 'properties', label: '14 Harbour Road', detail: 'P17 XY00' }

  test('is kept as id, type and label, and nothing else of it', async () => {
    const wizard = await wizardOf()
    expect(wizard.recordField('home')).toMatchObject({ id: 'home.id', label: 'Home', value: null })
    wizard.recordField('home').onchange(RAW)
    expect(wizard.answers).toEqual({
      'home.id': 'p1',
      'home.type': 'properties',
      'home.label': '14 Harbour Road',
    })
    const { detail: _, ...kept } = RAW
    expect(wizard.recordField('home').value).toEqual(kept)
  })

  test('that is taken away is none', async () => {
    const wizard = await wizardOf({ 'home.id': 'p1', 'home.type': 'properties', 'home.label': 'Home' })
    wizard.recordField('home').onchange(null)
    expect(wizard.recordField('home').value).toBeNull()
    expect(wizard.answers).toEqual({ 'home.id': '', 'home.type': '', 'home.label': '' })
  })
})

test('starting over leaves nothing of what was answered, shown or refused', async () => {
  const wizard = await wizardOf({ email: 'nonsense', mends: '' })
  await wizard.goOn()
  wizard.startOver({ day: 'Friday' })
  expect(wizard.answers).toEqual({ day: 'Friday' })
  expect(wizard.shown).toEqual([])
  expect(wizard.value('email')).toBe('')
})

describe('what a form is told besides the answers', () => {
  test('the connection’s codes, resources and organisation', async () => {
    const organisation = { id: 'o1', label: 'Harbour Lets' }
    const resources = { operation: { path: 'v3/ops' } }
    const world = { ...smallWorld(), connections: [{ ...hub('h1'), organisation, resources }] }
    const wizard = await wizardOf({}, world)
    expect(wizard.facts).toMatchObject({ organisation, resources, codes: hub('h1').codes })
    expect(wizard.facts.today).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  test('without a connection, what is documented', async () => {
    const wizard = await wizardOf({}, { ...smallWorld(), connections: [] })
    expect(wizard.connectionId).toBeNull()
    expect(wizard.facts).toMatchObject({ organisation: null, resources: {} })
  })
})

test('a question stands on the step that asks it now', async () => {
  const wizard = await wizardOf()
  expect(wizard.stepOf('needs')).toBeUndefined()
  wizard.set('medical', 'yes')
  expect(wizard.stepOf('needs')).toBe('health')
  expect(wizard.stepOf('name')).toBe('who')
})

test('the connection is a question of the wizard’s own', async () => {
  const wizard = await wizardOf()
  expect(wizard.nameOf('connection').inSentence).toBe('the connection')
  expect(wizard.nameOf('name').inSentence).toBe('the name')
})
