import { describe, expect, test } from 'vitest'
import { appointmentForm } from '#shared/domain/appointment-form.ts'
import type { Answers, WizardPart } from '#shared/domain/wizard-form.ts'
import {
  ALL_NEW,
  FACTS,
  HOME,
  KNOWN_ACCOUNT,
  KNOWN_CONTACT,
  KNOWN_INTERACTION,
  NEW_ACCOUNT,
  NEW_CONTACT,
  NEW_INTERACTION,
  VISIT,
} from './answers.ts'

const partsOf = (answers: Answers, facts = FACTS) => appointmentForm.parts(answers, facts)
const kinds = (parts: WizardPart[]) => parts.map(({ kind }) => kind)
const bodyOf = (parts: WizardPart[], kind: string) => parts.find((part) => part.kind === kind)?.body

const known = (name: string, type: string) => ({ type, id: `id-of-${name}` })

describe('the parts of a visit', () => {
  test('with everything new are the whole chain, with every field', () => {
    const parts = partsOf(ALL_NEW)
    expect(parts.map(({ kind, body }) => ({ kind, body }))).toEqual([
      {
        kind: 'contact',
        body: {
          data: {
            type: 'contacts',
            attributes: {
              association: 'occupier',
              salutation: 'Ms',
              first_name: 'Aoife',
              last_name: 'Brannigan',
              email: 'aoife.brannigan@example.com',
              telephone: '020 7946 0958',
            },
          },
        },
      },
      {
        kind: 'account',
        body: {
          data: {
            type: 'customer-accounts',
            relationships: {
              contacts: { data: [{ type: 'contacts', id: 'step:0' }] },
              properties: { data: [known('property', 'properties')] },
            },
          },
        },
      },
      {
        kind: 'interaction',
        body: {
          data: {
            type: 'customer-interactions',
            attributes: {
              method: 'telephone',
              direction: 'inbound',
              date_time: '2026-11-20T10:15:00+00:00',
              contacted: true,
              notes: 'Prefers mornings.',
            },
            relationships: {
              contact: { data: { type: 'contacts', id: 'step:0' } },
              account: { data: { type: 'customer-accounts', id: 'step:1' } },
              property: { data: known('property', 'properties') },
            },
          },
        },
      },
      {
        kind: 'appointment',
        body: {
          data: {
            type: 'appointments',
            attributes: {
              start_time: '2026-11-25T09:00:00+00:00',
              end_time: '2026-11-25T13:00:00+00:00',
              medical_dependency: true,
              on_ecr: true,
              animals: true,
              notes: 'Ring twice.',
              on_ecr_notes: 'As told by the office.',
            },
            relationships: {
              interaction: { data: { type: 'customer-interactions', id: 'step:2' } },
              operation: { data: known('operation', 'operations') },
              time_band: { data: known('timeBand', 'time-bands') },
            },
          },
        },
      },
    ])
  })

  const contacts = { new: NEW_CONTACT, existing: KNOWN_CONTACT }
  const accounts = { new: NEW_ACCOUNT, existing: KNOWN_ACCOUNT }
  const interactions = { new: NEW_INTERACTION, existing: KNOWN_INTERACTION }
  const HOWS = ['new', 'existing'] as const
  const cases = HOWS.flatMap((contact) =>
    HOWS.flatMap((account) => HOWS.map((interaction) => ({ contact, account, interaction }))),
  )

  test.each(cases)(
    'contact $contact, account $account, conversation $interaction: the right chain and references',
    ({ contact, account, interaction }) => {
      const parts = partsOf({
        ...HOME,
        ...contacts[contact],
        ...accounts[account],
        ...interactions[interaction],
        ...VISIT,
      })
      // A conversation that is there already has its contact and account; a new contact has no conversation yet.
      const makesInteraction = contact === 'new' || interaction === 'new'
      const made = [
        ...(makesInteraction && contact === 'new' ? ['contact'] : []),
        ...(makesInteraction && account === 'new' ? ['account'] : []),
        ...(makesInteraction ? ['interaction'] : []),
      ]
      expect(kinds(parts)).toEqual([...made, 'appointment'])

      const step = (kind: string) => `step:${made.indexOf(kind)}`
      const contactRef =
        contact === 'new' ? { type: 'contacts', id: step('contact') } : known('contact', 'contacts')
      const accountRef =
        account === 'new'
          ? { type: 'customer-accounts', id: step('account') }
          : known('account', 'customer-accounts')
      if (made.includes('account'))
        expect(bodyOf(parts, 'account')).toMatchObject({
          data: {
            relationships: {
              contacts: { data: [contactRef] },
              properties: { data: [known('property', 'properties')] },
            },
          },
        })
      if (makesInteraction)
        expect(bodyOf(parts, 'interaction')).toMatchObject({
          data: { relationships: { contact: { data: contactRef }, account: { data: accountRef } } },
        })
      expect(bodyOf(parts, 'appointment')).toMatchObject({
        data: {
          relationships: {
            interaction: {
              data: makesInteraction
                ? { type: 'customer-interactions', id: step('interaction') }
                : known('interaction', 'customer-interactions'),
            },
          },
        },
      })
    },
  )

  test('only the last carries the answers and the basis', () => {
    const parts = partsOf(ALL_NEW)
    expect(parts.map(({ consent }) => consent)).toEqual([
      null,
      null,
      null,
      {
        basis: 'explicit-consent',
        wording: 'visit-medical-1',
        givenBy: 'Aoife Brannigan',
        how: 'telephone',
        at: '2026-11-20',
        scope: ['record', 'share'],
      },
    ])
    expect(parts.map(({ answers }) => answers === null)).toEqual([true, true, true, false])
    expect(parts.at(-1)?.answers).toEqual(ALL_NEW)
  })

  test.each([['no'], ['prefer-not-to-say']])(
    'a medical dependency of “%s” is sent as No, without a basis',
    (said) => {
      const parts = partsOf({ ...ALL_NEW, medical_dependency: said })
      expect(parts.at(-1)?.body).toMatchObject({ data: { attributes: { medical_dependency: false } } })
      expect(parts.at(-1)?.consent).toBeNull()
    },
  )

  test('without an answer there is no medical dependency in the body, neither true nor false', () => {
    const { medical_dependency: _said, ...rest } = ALL_NEW
    expect(JSON.stringify(partsOf(rest))).not.toContain('"medical_dependency":true')
    expect(JSON.stringify(partsOf(rest).at(-1)?.body)).not.toContain('medical_dependency')
  })

  test('what was not answered or is not known is left out, never null', () => {
    const parts = partsOf({
      ...HOME,
      'contact.how': 'new',
      'contact.last_name': 'Brannigan',
      on_ecr: 'not-known',
      on_ecr_notes: 'kept in the draft',
      animals: 'not-known',
      start: '9am',
    })
    expect(parts.map(({ body }) => body)).toEqual([
      { data: { type: 'contacts', attributes: { last_name: 'Brannigan' } } },
      {
        data: {
          type: 'customer-interactions',
          relationships: {
            contact: { data: { type: 'contacts', id: 'step:0' } },
            property: { data: known('property', 'properties') },
          },
        },
      },
      {
        data: {
          type: 'appointments',
          relationships: { interaction: { data: { type: 'customer-interactions', id: 'step:1' } } },
        },
      },
    ])
    expect(JSON.stringify(parts.map(({ body }) => body))).not.toContain('null')
  })

  test('ECR notes go only where On ECR is yes', () => {
    expect(partsOf({ ...ALL_NEW, on_ecr: 'no' }).at(-1)?.body).toMatchObject({
      data: { attributes: { on_ecr: false } },
    })
    expect(JSON.stringify(partsOf({ ...ALL_NEW, on_ecr: 'no' }).at(-1)?.body)).not.toContain('on_ecr_notes')
  })

  test('a colleague goes along with a new conversation when one was picked', () => {
    const picked = { 'representative.id': 'id-of-representative', 'representative.type': 'users' }
    const parts = partsOf({ ...ALL_NEW, ...picked })
    expect(bodyOf(parts, 'interaction')).toMatchObject({
      data: { relationships: { representative: { data: known('representative', 'users') } } },
    })
  })

  test('the connection’s own type strings are used for what is made', () => {
    const resources = { contact: { type: 'people' }, appointment: { type: 'visits' } }
    const parts = partsOf(ALL_NEW, { ...FACTS, resources })
    expect(bodyOf(parts, 'contact')).toMatchObject({ data: { type: 'people' } })
    expect(bodyOf(parts, 'account')).toMatchObject({
      data: { relationships: { contacts: { data: [{ type: 'people', id: 'step:0' }] } } },
    })
    expect(bodyOf(parts, 'appointment')).toMatchObject({ data: { type: 'visits' } })
  })

  test('a chain that broke after its first links goes on from there and makes none twice', () => {
    // With a new contact the screen does not ask whether the conversation is new.
    const { 'interaction.how': _notAsked, ...asked } = ALL_NEW
    const kept = partsOf(asked).at(-1)?.answers ?? {}
    const made = (name: string, type: string) => ({
      [`${name}.how`]: 'existing',
      [`${name}.id`]: `made-${name}`,
      [`${name}.type`]: type,
      [`${name}.label`]: '',
    })
    const contact = made('contact', 'contacts')
    const account = made('account', 'customer-accounts')
    const interaction = made('interaction', 'customer-interactions')

    const one = { ...kept, ...contact }
    expect(appointmentForm.check(one, FACTS).errors).toEqual([])
    expect(kinds(partsOf(one))).toEqual(['account', 'interaction', 'appointment'])
    expect(bodyOf(partsOf(one), 'account')).toMatchObject({
      data: { relationships: { contacts: { data: [{ type: 'contacts', id: 'made-contact' }] } } },
    })

    const two = { ...one, ...account }
    expect(appointmentForm.check(two, FACTS).errors).toEqual([])
    expect(kinds(partsOf(two))).toEqual(['interaction', 'appointment'])
    expect(bodyOf(partsOf(two), 'interaction')).toMatchObject({
      data: {
        relationships: {
          account: { data: { id: 'made-account' } },
          contact: { data: { id: 'made-contact' } },
        },
      },
    })

    const three = { ...two, ...interaction }
    expect(appointmentForm.check(three, FACTS).errors).toEqual([])
    expect(kinds(partsOf(three))).toEqual(['appointment'])
    expect(bodyOf(partsOf(three), 'appointment')).toMatchObject({
      data: { relationships: { interaction: { data: { id: 'made-interaction' } } } },
    })
  })
})
