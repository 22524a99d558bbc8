import { fireEvent, screen, within } from '@testing-library/svelte'
import { describe, expect, test, vi } from 'vitest'
import type { Duplicate } from '#shared/contract/submissions.ts'
import type { FakeWorld } from '#test/support/fake-client.ts'
import { knownPerson } from '#test/support/fake-known-homes.ts'
import { sampleWorld } from '#test/support/sample-world.ts'
import { aboutHealth, openCheck, REFUSED, valueOf } from '#test/support/small-wizard/check-scene.ts'
import { AskingWizard } from '#test/support/small-wizard/asking-wizard.svelte.ts'
import { smallForm } from '#test/support/small-wizard/small-form.ts'
import {
  draftOf,
  errorAt,
  hub,
  isAt,
  openSmall,
  press,
  smallWorld,
  takesAll,
  toldErrors,
  type,
} from '#test/support/small-wizard/small-scene.ts'

const EARLIER: Duplicate = {
  submissionId: 's0',
  state: 'accepted',
  receiptId: 'r0',
  createdAt: '2026-11-21T15:12:00.000Z',
  remoteIds: { caseID: '4410027' },
  samePerson: true,
  path: 'data.attributes.start_time',
}

/** The problems under a title, each with what can be pressed beside it. */
const toMend = (title: RegExp) =>
  [...(screen.queryByText(title)?.closest('.callout')?.querySelectorAll('li') ?? [])].map((one) => [
    one.querySelector('span')?.textContent,
    one.querySelector('button')?.textContent.replaceAll(/\s+/g, ' ').trim(),
  ])

describe('what is to be sent', () => {
  test('every answer that applies stands there, under its step', async () => {
    await openCheck()
    const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
    expect(headings).toEqual(['Who', 'Visit', 'What happens next'])
    expect(['Name', 'E-mail', 'Day'].map(valueOf)).toEqual(['Aoife', 'Not given', 'Friday'])
    expect(screen.queryByText('Needs', { selector: 'dt' })).toBeNull()
  })

  test('whoever it is about and is restricted is told of, and it can be sent all the same', async () => {
    const draft = { answers: { ...draftOf().answers, 'person.id': 'p1' } }
    const knownPeople = [knownPerson('p1', { restricted: true })]
    const { sent } = await openCheck({ together: takesAll(), knownPeople }, { draft })
    await expect
      .poll(() => toMend(/Look at this once more/).map(([message]) => message))
      .toEqual([
        expect.stringMatching(/^The person it was begun for is restricted\. .*Send it only if they agree/),
      ])
    await press('Send to Hub h1')
    await expect.poll(() => sent().length).toBe(1)
  })

  test('the core is asked what it thinks of all parts, before anything is sent', async () => {
    const { checked, sent } = await openCheck()
    await expect.poll(() => checked().length).toBe(1)
    expect(checked()[0]?.input).toMatchObject({
      connectionId: 'h1',
      parts: [{ kind: 'contact' }, { kind: 'appointment' }],
    })
    expect(sent()).toEqual([])
  })

  test('all parts go with one call, in order, with the draft they come from', async () => {
    const { sent } = await openCheck({ together: takesAll() }, { draft: aboutHealth })
    await press('Send to Hub h1')
    await isAt('Waiting to send')
    const answers = aboutHealth.answers
    expect(sent()).toEqual([
      {
        path: 'submissions.createTogether',
        input: {
          connectionId: 'h1',
          draftId: 'd1',
          allowDuplicate: null,
          parts: [
            {
              kind: 'contact',
              body: { data: { type: 'contacts', attributes: { first_name: 'Aoife', email: undefined } } },
              consent: null,
              answers: null,
            },
            {
              kind: 'appointment',
              body: {
                data: {
                  type: 'appointments',
                  attributes: { start_time: 'Friday', notes: 'Needs a ramp' },
                  relationships: { contact: { id: 'step:0' } },
                },
              },
              consent: {
                basis: 'explicit-consent',
                wording: 'small-1',
                givenBy: 'Aoife',
                how: 'telephone',
                at: '2026-11-20',
                scope: ['record', 'share'],
              },
              answers,
            },
          ],
        },
      },
    ])
  })

  test('pressing Send twice sends once', async () => {
    const { sent } = await openCheck({ together: takesAll() })
    const send = screen.getByRole('button', { name: 'Send to Hub h1' })
    await Promise.all([fireEvent.click(send), fireEvent.click(send)])
    await isAt('Waiting to send')
    expect(sent()).toHaveLength(1)
  })

  test('what is changed after Send was pressed is not what goes', async () => {
    const saved = Promise.withResolvers<undefined>()
    const { sent } = await openCheck(
      { together: takesAll() },
      {
        calls: ({ drafts }) => ({
          drafts: { ...drafts, save: async (draft) => (await saved.promise, drafts.save(draft)) },
        }),
      },
    )
    await press('Change the day')
    await type('Day', 'Monday')
    await press('Continue to check answers')
    await press('Send to Hub h1')
    await press('Change the day')
    await type('Day', 'Tuesday')
    saved.resolve(undefined)
    await vi.waitFor(() => expect(sent()).toHaveLength(1))
    expect(JSON.stringify(sent())).toContain('Monday')
    expect(JSON.stringify(sent())).not.toContain('Tuesday')
  })

  test('what does not reach the core is told, and is sent by trying again', async () => {
    const { core } = await openCheck({}, {})
    await press('Send to Hub h1')
    expect((await screen.findByRole('alert')).textContent).toContain('It was not sent')
    core.world.together = takesAll()
    await press('Send to Hub h1')
    await isAt('Waiting to send')
  })

  test('what the core could not check is told as that, and can be sent', async () => {
    await openCheck({
      checked: () => {
        throw new Error('No.')
      },
      together: takesAll(),
    })
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('It could not be checked yet')
    expect(alert.textContent).not.toContain('It was not sent')
    await press('Send to Hub h1')
    await isAt('Waiting to send')
  })
})

describe('what stands in the way', () => {
  test('what is missing is told with the way to it, and nothing is sent or checked', async () => {
    const { sent, checked } = await openCheck({}, { draft: { answers: { name: 'Aoife' } } })
    expect(toMend(/Before you can send/)).toEqual([['Enter the day.', 'Change the day']])
    await press('Send to Hub h1')
    expect(document.activeElement?.textContent).toContain('Enter the day.')
    expect([...sent(), ...checked()]).toEqual([])
    await press('Change the day')
    await isAt('When is the visit?')
    await expect.poll(() => document.activeElement).toBe(screen.getByLabelText('Day'))
  })

  test('what one kind wants confirmed is told once one tries to send, and stops it until it is', async () => {
    const made: AskingWizard[] = []
    const { sent } = await openCheck(
      { together: takesAll() },
      {
        make: (session, ground) => {
          const wizard = new AskingWizard(session, smallForm, ground)
          wizard.unconfirmed = 'Say that you mean it.'
          made.push(wizard)
          return wizard
        },
      },
    )
    expect(toldErrors()).toEqual([])
    await press('Send to Hub h1')
    await expect.poll(toldErrors).toEqual(['Say that you mean it.'])
    expect(screen.getByRole('link', { name: 'Say that you mean it.' }).getAttribute('href')).toBe(
      '#confirmation',
    )
    expect(sent()).toEqual([])
    for (const wizard of made) wizard.unconfirmed = ''
    await press('Send to Hub h1')
    await isAt('Waiting to send')
    expect(sent()).toHaveLength(1)
  })

  test('what the core finds is told at the question its kind and path name', async () => {
    const { sent } = await openCheck({
      checked: () => ({
        errors: [REFUSED, { ...REFUSED, path: 'appointment/', message: 'It is odd.', code: 'HO-ODD' }],
        warnings: [{ ...REFUSED, path: 'appointment/data.attributes.start_time', message: 'It is soon.' }],
        duplicate: null,
      }),
    })
    await expect
      .poll(() => toMend(/Before you can send/))
      .toEqual([
        ['The address is taken. Use another one.', 'Change the e-mail address'],
        ['It is odd. Use another one.', undefined],
      ])
    expect(toMend(/Look at this once more/)).toEqual([['It is soon. Use another one.', 'Change the day']])
    await press('Send to Hub h1')
    expect(sent()).toEqual([])
  })

  test('a path below no kind is one of the form’s own', async () => {
    await openCheck({
      checked: () => ({
        errors: [{ ...REFUSED, path: 'data.attributes.start_time' }],
        warnings: [],
        duplicate: null,
      }),
    })
    await expect.poll(() => toMend(/Before you can send/)[0]?.[1]).toBe('Change the day')
  })

  test('what the core refuses when it is sent is told the same way, and the form goes on', async () => {
    const { core } = await openCheck({
      together: () => ({ outcome: 'refused', errors: [REFUSED], warnings: [] }),
    })
    await press('Send to Hub h1')
    await expect.poll(() => toMend(/Before you can send/)).toHaveLength(1)
    expect(document.activeElement?.textContent).toContain('The address is taken.')
    core.world.together = takesAll()
    await press('Change the e-mail address')
    await isAt('Who is visited?')
    await type('E-mail (optional)', 'aoife@example.com')
    await press('Continue to check answers')
    await press('Send to Hub h1')
    await isAt('Waiting to send')
  })

  test('what the wizard knows itself is not told twice', async () => {
    const world = { errors: [{ ...REFUSED, code: 'HO-SMALL-EMAIL' }], warnings: [], duplicate: null }
    await openCheck(
      { checked: () => world },
      { draft: { answers: { ...draftOf().answers, email: 'nonsense' } } },
    )
    expect(toMend(/Before you can send/)).toHaveLength(1)
  })

  test('warnings of the answers are told once each, and do not stop', async () => {
    const { sent } = await openCheck(
      { together: takesAll() },
      { draft: { answers: { name: 'Aoife', day: 'Sunday' } } },
    )
    expect(toMend(/Look at this once more/)).toEqual([])
    await press('Send to Hub h1')
    await isAt('Waiting to send')
    expect(sent()).toHaveLength(1)
  })

  test('a choice whose number nobody knows holds it back, without another word', async () => {
    const { sent, checked } = await openCheck({}, { draft: { answers: { name: 'Aoife', day: 'Holiday' } } })
    await press('Send to Hub h1')
    expect([...sent(), ...checked()]).toEqual([])
    expect(screen.queryByText('Show exactly what will be sent')).toBeNull()
  })
})

describe('the connection', () => {
  test('the only one that receives this kind is taken without asking', async () => {
    await openSmall(smallWorld())
    await isAt('Who is visited?')
    expect(screen.queryByLabelText('Connection')).toBeNull()
  })

  test('of several that receive it one is asked for, and only those are offered', async () => {
    const { core } = await openSmall({
      ...smallWorld(),
      connections: [...sampleWorld().connections, hub('h1'), hub('h2')],
    })
    await isAt('Who is visited?')
    const options = within(screen.getByLabelText('Connection')).getAllByRole('option')
    expect(options.map(({ textContent }) => textContent)).toEqual(['Choose one', 'Hub h1', 'Hub h2'])
    await type('Name', 'Aoife')
    await press('Continue')
    expect(toldErrors()).toEqual(['Choose the connection to send with.'])
    expect(errorAt('Connection')).toBe('Choose the connection to send with.')
    await fireEvent.click(screen.getByRole('link', { name: /Choose the connection/ }))
    expect(document.activeElement).toBe(screen.getByLabelText('Connection'))
    await fireEvent.change(screen.getByLabelText('Connection'), { target: { value: 'h2' } })
    expect(toldErrors()).toEqual([])
    await press('Continue')
    await isAt('When is the visit?')
    expect(screen.queryByLabelText('Connection')).toBeNull()
    expect(core.world.drafts[0]?.connectionId).toBe('h2')
  })

  test('the quick form asks for it too', async () => {
    await openSmall({ ...smallWorld(), connections: [hub('h1'), hub('h2')] })
    await press('Quick form')
    await isAt('All questions on one page')
    expect(screen.getByRole('region', { name: 'Who' }).contains(screen.getByLabelText('Connection'))).toBe(
      true,
    )
  })

  test('one that is gone is asked for anew, with the way to it from the check', async () => {
    const { sent } = await openCheck(
      { connections: [hub('h1'), hub('h2')] },
      { draft: { connectionId: 'h9' } },
    )
    expect(toMend(/Before you can send/)).toEqual([
      ['Choose the connection to send with.', 'Change the connection'],
    ])
    await press('Send to Ctrl Hub')
    expect(sent()).toEqual([])
    await press('Change the connection')
    await isAt('Who is visited?')
    await expect.poll(() => document.activeElement).toBe(screen.getByLabelText('Connection'))
  })

  test('one of another service is none: the draft is kept, and nothing is sent', async () => {
    const { sent } = await openCheck(
      { connections: sampleWorld().connections },
      { draft: { connectionId: 'c1' } },
    )
    expect(screen.getByText(/There is no connection to Ctrl Hub yet/)).toBeDefined()
    expect(screen.getByRole('link', { name: 'Add a connection' }).getAttribute('href')).toBe('#/connections')
    await press('Send to Ctrl Hub')
    expect(sent()).toEqual([])
    await press('Back')
    await isAt('When is the visit?')
    await press('Back')
    await isAt('Who is visited?')
    expect(screen.getByText(/There is no connection to Ctrl Hub yet/)).toBeDefined()
  })
})

describe('a duplicate', () => {
  const duplicate: FakeWorld['together'] = ({ allowDuplicate, ...rest }) =>
    allowDuplicate === null
      ? { outcome: 'duplicate', of: EARLIER, part: 1, errors: [], warnings: [] }
      : takesAll()({ allowDuplicate, ...rest })

  test('found by the check stops, with the earlier one, and goes on only with a reason', async () => {
    const { sent } = await openCheck({
      checked: () => ({ errors: [], warnings: [], duplicate: { of: EARLIER, part: 1 } }),
      together: duplicate,
    })
    expect(await screen.findByText(/This is there already/)).toBeDefined()
    expect(screen.getByText('4410027')).toBeDefined()
    expect(screen.getByRole('link', { name: 'Look at the earlier one' }).getAttribute('href')).toBe(
      '#/receipts/r0',
    )
    expect(document.activeElement?.textContent).toContain('This is there already')
    expect(screen.queryByRole('button', { name: /^Send to/ })).toBeNull()
    for (const reason of ['', ' no ']) {
      await type('If it is meant, why?', reason)
      await press('Go on with this reason')
      expect(errorAt('If it is meant, why?')).not.toBe('')
      expect(screen.queryByRole('button', { name: /^Send to/ })).toBeNull()
    }
    await type('If it is meant, why?', ' They asked for it again ')
    await press('Go on with this reason')
    await expect
      .poll(() => document.activeElement)
      .toBe(screen.getByRole('heading', { level: 1, name: 'Check your answers' }))
    expect(screen.getByText('Your reason: They asked for it again')).toBeDefined()
    expect(sent()).toEqual([])
    await press('Send to Hub h1')
    await isAt('Waiting to send')
    expect(sent()).toMatchObject([{ input: { allowDuplicate: 'They asked for it again' } }])
  })

  test('found when it is sent stops as well', async () => {
    const { sent } = await openCheck({ together: duplicate })
    await press('Send to Hub h1')
    await type('If it is meant, why?', 'Again')
    await press('Go on with this reason')
    await press('Send to Hub h1')
    await isAt('Waiting to send')
    expect(sent().map(({ input }) => input)).toMatchObject([
      { allowDuplicate: null },
      { allowDuplicate: 'Again' },
    ])
  })

  test('without a receipt or a case leads to the earlier one in the outbox', async () => {
    await openCheck({
      together: () => ({
        outcome: 'duplicate',
        of: { ...EARLIER, receiptId: null, remoteIds: {} },
        part: 0,
        errors: [],
        warnings: [],
      }),
    })
    await press('Send to Hub h1')
    const link = await screen.findByRole('link', { name: 'Look at the earlier one' })
    expect(link.getAttribute('href')).toBe('#/outbox/s0')
    expect(screen.queryByText(/has it as case/)).toBeNull()
    await press('Back to the answers')
    await isAt('When is the visit?')
  })

  test('is told in the words of its kind, with the answer to change', async () => {
    await openCheck(
      { together: duplicate },
      {
        words: {
          whatNext: {},
          duplicate: ({ samePerson }) => ({
            title: samePerson ? 'This visit is booked' : 'Another visit is booked',
            what: 'A visit on the same day',
            change: { label: 'Change the day', question: 'day' },
          }),
        },
      },
    )
    await press('Send to Hub h1')
    expect(await screen.findByText(/This visit is booked/)).toBeDefined()
    expect(screen.getByText(/A visit on the same day went into the outbox/)).toBeDefined()
    await press('Change the day')
    await isAt('When is the visit?')
    await expect.poll(() => document.activeElement).toBe(screen.getByLabelText('Day'))
  })
})
