import { describe, expect, onTestFinished, test } from 'vitest'
import { Session } from '#renderer/state/session.svelte.ts'
import { AppointmentWizard } from '#renderer/wizards/appointment/appointment-wizard.svelte.ts'
import { RestrictedPeople } from '#renderer/wizards/frame/restricted-people.svelte.ts'
import { PsrWizard } from '#renderer/wizards/psr-record/psr-wizard.svelte.ts'
import { SwitchWizard } from '#renderer/wizards/switch/switch-wizard.svelte.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { knownPerson } from '#test/support/fake-known-homes.ts'
import { sampleWorld } from '#test/support/sample-world.ts'
import { HOME, KNOWN_CONTACT, NEW_CONTACT } from '#test/unit/appointments/answers.ts'
import { fullPsrAnswers } from '#test/unit/domain/psr-answers.ts'

const GROUND = { connections: [], settings: null, draft: null, refused: [] }
const MAKE = {
  tenant: (session: Session) => new SwitchWizard(session, GROUND, 'tenant-switch', []),
  purchaser: (session: Session) => new SwitchWizard(session, GROUND, 'purchaser-switch', []),
  psr: (session: Session) => new PsrWizard(session, GROUND),
  visit: (session: Session) => new AppointmentWizard(session, GROUND),
}
type Asked = Parameters<Session['client']['rights']['isRestricted']>[0]

/** What is warned of, and about whom the core was asked. `restricted`: whether whoever is asked about by name is. */
async function asked(
  make: keyof typeof MAKE,
  answers: Record<string, string>,
  restricted: (person: Asked) => boolean = () => false,
) {
  const core = fakeCore({
    ...sampleWorld(),
    knownPeople: [knownPerson('p1', { restricted: true }), knownPerson('p2')],
  })
  const about: Asked[] = []
  core.client.rights.isRestricted = (person) => {
    about.push(person)
    return Promise.resolve({ restricted: restricted(person) })
  }
  const session = new Session(core.client)
  await session.profile.load()
  const wizard = MAKE[make](session)
  // What it keeps in a while is to name no window of another test.
  onTestFinished(() => wizard.leave())
  wizard.fill(answers)
  const people = new RestrictedPeople(wizard)
  await people.ask()
  return { about, warnings: people.warnings }
}

const AOIFE = { firstName: 'Aoife', lastName: 'Brannigan' }
const isAoife = ({ firstName, lastName }: Asked) => `${firstName} ${lastName}`.trim() === 'Aoife Brannigan'
const TENANT = {
  'tenant.firstName': 'Aoife',
  'tenant.lastName': 'Brannigan',
  'tenant.dateOfBirth': '1991-04-17',
  'landlord.firstName': 'Declan',
  'landlord.lastName': 'Hennessy',
}

describe('somebody who is restricted is warned of', () => {
  test('when they move in, by their name and day of birth', async () => {
    const { about, warnings } = await asked('tenant', TENANT, isAoife)
    expect(about).toEqual([
      { ...AOIFE, dateOfBirth: '1991-04-17' },
      { firstName: 'Declan', lastName: 'Hennessy', dateOfBirth: null },
    ])
    expect(warnings).toMatchObject([
      { question: 'tenant.firstName', step: 'tenant', code: 'HO-PERSON-RESTRICTED', from: 'handover' },
    ])
    expect(warnings[0]?.message).toMatch(/^The tenant is restricted\./)
  })

  test('when they bought the home', async () => {
    const answers = { 'purchaser.firstName': 'Aoife', 'purchaser.lastName': 'Brannigan' }
    const { warnings } = await asked('purchaser', answers, isAoife)
    expect(warnings).toMatchObject([{ question: 'purchaser.firstName', step: 'purchaser' }])
  })

  test('when they agreed to a record of needs, whose name is asked for in one', async () => {
    const answers = { ...fullPsrAnswers(), 'consent.givenBy': 'Aoife Brannigan' }
    const { warnings } = await asked('psr', answers, isAoife)
    expect(warnings).toMatchObject([{ question: 'consent.givenBy', step: 'basis' }])
  })

  test.each([
    ['entered', NEW_CONTACT, 'contact.first_name'],
    ['picked', KNOWN_CONTACT, 'contact.id'],
  ])('when a visit is arranged with them, who are %s', async (_how, contact, question) => {
    const { warnings } = await asked('visit', { ...HOME, ...contact }, isAoife)
    expect(warnings).toMatchObject([{ question, step: 'contact' }])
  })

  test.each(['tenant', 'purchaser', 'psr', 'visit'] as const)(
    'when a %s wizard began on their page',
    async (kind) => {
      const { warnings } = await asked(kind, { 'person.id': 'p1' })
      expect(warnings).toMatchObject([{ question: '', step: 'check', code: 'HO-PERSON-RESTRICTED' }])
    },
  )

  test('once, when it began on their page and names them', async () => {
    expect((await asked('tenant', { ...TENANT, 'person.id': 'p1' }, isAoife)).warnings).toHaveLength(1)
  })
})

test('of nobody else is warned, nor of who is not known any more', async () => {
  expect((await asked('tenant', { ...TENANT, 'person.id': 'p2' })).warnings).toEqual([])
  expect((await asked('tenant', { ...TENANT, 'person.id': 'gone' })).warnings).toEqual([])
})
