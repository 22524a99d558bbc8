import type { Page } from 'playwright'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Fault } from '#core/practice/practice.ts'
import { appointmentForm } from '#shared/domain/appointment-form.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { CHAIN, pathOf, postedOf, recordedOf, refusalOf } from '#test/support/visit-chain.ts'
import { expectAccessible } from './support/accessible.ts'
import { needsScreens } from './support/host-kind.ts'
import { Keyboard } from './support/keyboard.ts'
import { goTo } from './support/lived-in-profile.ts'
import {
  ACCOUNT,
  ALL_NEW,
  CONTACT,
  HOME,
  INTERACTION,
  MORNING,
  OPERATION,
  TYPED_VISIT,
  draftAnswers,
  fillVisit,
  openVisitWizard,
  pickRecord,
  visitDay,
  yesterday,
} from './support/visit-steps.ts'
import type { Host } from './support/practice-windows.ts'
import { practiceScreens } from './support/screens.ts'
import { firstRun, isAt } from './support/wizard-steps.ts'

describe.skipIf(needsScreens())('the appointment wizard', () => {
  const screens = practiceScreens()
  let host: Host
  let page: Page

  beforeEach(() => {
    host = screens.host
  })

  async function openAsAgent(): Promise<void> {
    page = await screens.openAsAgent()
  }

  /** A draft with everything answered, at the check page. */
  async function openAtCheck(answers: Record<string, string>): Promise<Keyboard> {
    await openAsAgent()
    const draft = await host.client.drafts.save({
      id: null,
      kind: 'appointment',
      connectionId: 'practice-ctrl-hub',
      step: 'check',
      blocked: null,
      answers,
    })
    await goTo(page, `#/drafts/${draft.id}`, 'Check your answers')
    return new Keyboard(page)
  }

  const posted = (part?: (typeof CHAIN)[number]) => postedOf(host.practice.journal, part)
  const recorded = () => recordedOf(host.practice.journal)
  const bodies = () => posted().map(({ body }): unknown => JSON.parse(body))
  const unconfirmed = async () => {
    const [one] = await host.client.submissions.list({ state: 'unconfirmed' })
    if (one === undefined) throw new Error('Nothing is unconfirmed.')
    return one
  }
  const receipt = () => page.getByRole('article', { name: 'Receipt' })

  const appointment = (interactionId: string | undefined, more: object = {}) => ({
    data: {
      type: 'appointments',
      attributes: {
        start_time: `${visitDay().day}T07:00:00+00:00`,
        end_time: `${visitDay().day}T11:00:00+00:00`,
        medical_dependency: true,
        on_ecr: true,
        animals: true,
        notes: TYPED_VISIT.notes,
        on_ecr_notes: TYPED_VISIT.ecr,
        ...more,
      },
      relationships: {
        interaction: { data: { type: 'customer-interactions', id: interactionId } },
        operation: { data: OPERATION },
        time_band: { data: MORNING },
      },
    },
  })

  test(
    'leads from the first run to a receipt by keyboard alone, and the whole chain is made once with every field',
    { timeout: 400_000 },
    async () => {
      page = await screens.openPage()
      await firstRun(page)
      await openVisitWizard(page)
      const seen: string[] = []
      const keyboard = await fillVisit(page, ALL_NEW, async (step, at) => {
        seen.push(step)
        await expectAccessible(at)
        expect(await at.title()).not.toMatch(/medical|ECR/i)
        return at
      })
      expect(seen).toEqual([
        'property',
        'contact',
        'interaction',
        'account',
        'operation',
        'when',
        'visit',
        'basis',
        'check',
      ])
      expect(posted()).toEqual([])

      await keyboard.press('Send to')
      await receipt().waitFor()
      await expectAccessible(page)

      const made = recorded()
      const idOf = (kind: (typeof CHAIN)[number]) => made[kind]?.[0]
      for (const kind of CHAIN) expect(made[kind], kind).toHaveLength(1)
      expect(bodies()).toEqual([
        {
          data: {
            type: 'contacts',
            attributes: {
              association: TYPED_VISIT.contact['contact.association'],
              salutation: TYPED_VISIT.contact['contact.salutation'],
              first_name: TYPED_VISIT.contact['contact.first_name'],
              last_name: TYPED_VISIT.contact['contact.last_name'],
              email: TYPED_VISIT.contact['contact.email'],
              telephone: TYPED_VISIT.contact['contact.telephone'],
            },
          },
        },
        {
          data: {
            type: 'customer-accounts',
            relationships: {
              contacts: { data: [{ type: 'contacts', id: idOf('contacts') }] },
              properties: { data: [HOME] },
            },
          },
        },
        {
          data: {
            type: 'customer-interactions',
            attributes: {
              method: 'letter',
              direction: 'inbound',
              date_time: `${yesterday().day}T14:40:00+00:00`,
              contacted: true,
              notes: TYPED_VISIT.conversation,
            },
            relationships: {
              contact: { data: { type: 'contacts', id: idOf('contacts') } },
              account: { data: { type: 'customer-accounts', id: idOf('accounts') } },
              property: { data: HOME },
            },
          },
        },
        appointment(idOf('interactions')),
      ])
      const receipts = await host.client.receipts.list()
      expect(receipts.filter(({ hasBasis }) => hasBasis).map(({ kind }) => kind)).toEqual(['appointment'])
      expect(await page.locator('main').innerText()).toContain(idOf('appointments'))
      // The receipt is shown on a shared screen.
      expect(await page.locator('main').innerText()).not.toContain(TYPED_VISIT.ecr)
    },
  )

  test(
    'books on a conversation that is there, and makes nothing but the visit',
    { timeout: 240_000 },
    async () => {
      await openAsAgent()
      await openVisitWizard(page)
      const plan = {
        ...ALL_NEW,
        contact: 'existing',
        interaction: 'existing',
        medical: 'prefer-not-to-say',
      } as const
      const keyboard = await fillVisit(page, plan, async (_step, at) => at)
      await keyboard.press('Send to')
      await receipt().waitFor()
      expect(bodies()).toEqual([appointment(INTERACTION.id, { medical_dependency: false })])
      expect((await host.client.receipts.list()).map(({ hasBasis }) => hasBasis)).toEqual([false])
    },
  )

  test(
    'a new conversation with a contact and account that are there takes both, and a colleague when one is picked',
    { timeout: 240_000 },
    async () => {
      await openAsAgent()
      await openVisitWizard(page)
      const plan = { ...ALL_NEW, contact: 'existing', account: 'existing', medical: 'no' } as const
      const keyboard = await fillVisit(page, plan, async (step, at) => {
        if (step === 'interaction') await pickRecord(new Keyboard(at), 'representative.id', '')
        return at
      })
      await keyboard.press('Send to')
      await receipt().waitFor()
      expect(bodies()[0]).toMatchObject({
        data: {
          type: 'customer-interactions',
          relationships: {
            contact: { data: CONTACT },
            account: { data: ACCOUNT },
            property: { data: HOME },
            representative: { data: { type: 'users' } },
          },
        },
      })
      expect(bodies()).toHaveLength(2)
      expect(bodies()[1]).toEqual(appointment(recorded()['interactions']?.[0], { medical_dependency: false }))
    },
  )

  // That the chain holds whichever part it breaks at is proven through the contract, by test/contract/visit-chain.test.ts.
  const oneOfEach = () => {
    for (const one of CHAIN) expect(recorded()[one], one).toHaveLength(1)
  }
  const fault = (kind: (typeof CHAIN)[number], what: Pick<Fault, 'do' | 'status' | 'headers'>) =>
    host.practice.addFaults([{ path: pathOf(kind), method: 'POST', ...what }])

  test(
    'what is refused comes back to its field, and what was made before is used again',
    { timeout: 120_000 },
    async () => {
      const keyboard = await openAtCheck(draftAnswers())
      host.practice.addFaults([refusalOf('interactions')])
      await keyboard.press('Send to')
      await isAt(page, 'How was the visit arranged?')
      await page.getByRole('alert').getByText('is not acceptable').waitFor()
      await expectAccessible(page)
      const before = recorded()

      await keyboard.press('Ctrl Hub says')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('interaction.time')
      await keyboard.press('Continue to check answers')
      await isAt(page, 'Check your answers')
      await keyboard.press('Send to')
      await receipt().waitFor()

      oneOfEach()
      expect(recorded()).toMatchObject({ contacts: before['contacts'], accounts: before['accounts'] })
      expect(posted('interactions').map(({ status }) => status)).toEqual([422, 201])
      expect(await host.client.drafts.list()).toEqual([])
    },
  )

  test('what the service has no time for waits, and goes on by itself', { timeout: 120_000 }, async () => {
    const keyboard = await openAtCheck(draftAnswers())
    fault('accounts', { do: 'status', status: 503, headers: { 'retry-after': '1' } })
    await keyboard.press('Send to')
    await receipt().waitFor({ timeout: 60_000 })
    oneOfEach()
  })

  test('what was lost is told, and is sent again on somebody’s word', { timeout: 120_000 }, async () => {
    const keyboard = await openAtCheck(draftAnswers())
    fault('appointments', { do: 'reset' })
    await keyboard.press('Send to')
    await isAt(page, 'Unconfirmed')
    await expectAccessible(page)
    const one = await unconfirmed()
    await host.client.submissions.resolve({ id: one.id, how: { answer: 'resend' } })
    await receipt().waitFor()
    oneOfEach()
  })

  test('a medical dependency without a basis cannot be sent', { timeout: 120_000 }, async () => {
    const whole = draftAnswers()
    const keyboard = await openAtCheck({ ...whole, 'consent.share': '' })
    await page.getByText('Tick that they agreed that it is shared').waitFor()
    await expectAccessible(page)
    await keyboard.press('Send to')
    await page.getByText('Before you can send').waitFor()

    // Nor past the page: the core itself refuses it.
    const [connection] = (await host.client.connections.list()).filter(
      ({ provider }) => provider === 'ctrl-hub',
    )
    const facts = { today: today(), codes: documentedCodes(), resources: {}, organisation: null }
    const parts = appointmentForm.parts(whole, facts)
    const outcome = await host.client.submissions.createTogether({
      connectionId: connection?.id ?? '',
      parts: parts.map((part) => ({ ...part, consent: null })),
      allowDuplicate: null,
      draftId: null,
    })
    expect(outcome).toMatchObject({ outcome: 'refused', errors: [{ code: 'HO-CONSENT-MISSING' }] })
    expect(await host.client.submissions.list({ state: null })).toEqual([])
    expect(posted()).toEqual([])
  })
})
