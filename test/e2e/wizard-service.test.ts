import type { Page } from 'playwright'
import { beforeEach, describe, expect, test } from 'vitest'
import { readDecimal } from '#shared/domain/decimal.ts'
import { moneyInWords } from '#shared/domain/money-words.ts'
import { expectAccessible } from './support/accessible.ts'
import { pickRecord } from './support/award-steps.ts'
import { needsScreens } from './support/host-kind.ts'
import { Keyboard } from './support/keyboard.ts'
import { fillServiceWizard, openServiceWizard, SERVICE, serviceAnswers } from './support/service-steps.ts'
import type { Host } from './support/practice-windows.ts'
import { practiceScreens } from './support/screens.ts'
import { firstRun, isAt } from './support/wizard-steps.ts'

const SERVICES = '/api/rest/admin/services'
const connectionId = 'practice-yeti'

describe.skipIf(needsScreens())('a billed service', () => {
  const screens = practiceScreens()
  let host: Host
  let page: Page

  beforeEach(() => {
    host = screens.host
  })

  async function openAsAgent(size?: { width: number; height: number }): Promise<Keyboard> {
    page = await screens.openAsAgent(size)
    return new Keyboard(page)
  }

  async function openDraft(answers: Record<string, string>, step = 'check'): Promise<void> {
    const draft = { id: null, kind: 'service', connectionId, step, blocked: null, answers } as const
    const { id } = await host.client.drafts.save(draft)
    await page.evaluate((to) => (window.location.hash = to), `#/drafts/${id}`)
  }

  const posted = () =>
    host.practice.journal.filter(({ path, method }) => path === SERVICES && method === 'POST')

  async function accountNamed(text: string) {
    const { accounts, failure } = await host.client.yeti.accounts({ connectionId, text, page: 1 })
    expect(failure).toBeNull()
    const [account] = accounts
    if (account === undefined) throw new Error(`Practice has no account ${text}.`)
    return account
  }

  const inWords = (amount: string | null | undefined) =>
    moneyInWords(readDecimal(amount ?? '') ?? { units: 0n, places: 0 }, 'EUR')
  const charged = () => page.getByRole('region', { name: 'Charged now' })
  const again = 'amountAgain'

  test(
    'a service goes from the first run to a receipt by keyboard alone, once, with every field, and the account is charged what was shown',
    { timeout: 240_000 },
    async () => {
      page = await screens.openPage()
      await firstRun(page)
      await openServiceWizard(page)
      await fillServiceWizard(
        page,
        async (_step, at) => {
          await expectAccessible(at)
          return at
        },
        expectAccessible,
      )
      const { account, type, name, initialPrice, renewPrice, date } = SERVICE
      const shown = (await charged().innerText()).replaceAll(/\s+/g, ' ')
      for (const words of [initialPrice.words, account.words, account.balance, account.after])
        expect(shown).toContain(words)
      const answers = await page.locator('main').innerText()
      for (const words of [type.words, renewPrice.words, 'Every month from 31 July 2031', 'prefixes'])
        expect(answers).toContain(words)
      const ligatures = await page.evaluate(() => getComputedStyle(document.body).fontVariantLigatures)
      expect(ligatures, 'a reference is shown letter by letter').toBe('no-contextual')
      const [reference = ''] = /ho-[0-9a-z]{8}/.exec(answers) ?? []
      expect(answers).toContain(`${name}\n[${reference}]`)

      const keyboard = new Keyboard(page)
      await keyboard.press('Send to')
      await page.getByRole('alert').getByText('Type the amount once more').waitFor()
      await expectAccessible(page)
      expect(posted()).toEqual([])
      await keyboard.type(again, initialPrice.words)
      await keyboard.press('Send to')
      const receipt = page.getByRole('article', { name: 'Receipt' })
      await receipt.waitFor()
      await expectAccessible(page)

      const [sent, ...more] = posted()
      expect(more).toEqual([])
      expect(sent?.status).toBe(201)
      const after = await accountNamed(account.words)
      const types = await host.client.yeti.serviceTypes({ connectionId, text: type.words, page: 1 })
      expect(JSON.parse(sent?.body ?? '')).toEqual({
        data: {
          type: 'services',
          attributes: {
            name: `${name} [${reference}]`,
            'initial-price': initialPrice.sent,
            'renew-price': renewPrice.sent,
            'renew-at': date.sent,
            'renew-period': 'Month',
            variables: { prefixes: [{ prefix: '353', duration: 60 }] },
          },
          relationships: {
            account: { data: { type: 'accounts', id: after.id } },
            'service-type': { data: { type: 'service-types', id: types.types[0]?.id } },
          },
        },
      })
      const [kept] = await host.client.receipts.list()
      const serviceId = kept?.remoteIds['id'] ?? ''
      expect(serviceId).toBe(sent?.recorded?.['id'])

      // What the page said is what practice did.
      const { charges } = await host.client.yeti.service({ connectionId, serviceId })
      expect(charges.map(({ description }) => description)).toEqual(['Service creation'])
      expect(shown).toContain(`Charged now ${inWords(charges[0]?.amount)} from`)
      expect(shown).toContain(`Balance afterwards ${inWords(after.balance)} Minimum`)
      expect(await receipt.innerText()).toContain(initialPrice.words)
      expect(await host.client.drafts.list()).toEqual([])
    },
  )

  test(
    'nothing is passed over: each step says what is missing or unclear, and stays',
    { timeout: 240_000 },
    async () => {
      await openAsAgent()
      const keyboard = await openServiceWizard(page)
      const refused = async (words: string) => {
        await keyboard.press('Continue')
        await page.getByRole('alert').getByText(words).waitFor()
        await expectAccessible(page)
      }
      await refused('Choose the account that pays.')
      await pickRecord(keyboard, { id: 'account.id', words: 'Larkfield Rooms', label: 'Account' })
      await keyboard.press('Continue')
      await isAt(page, 'What kind of service is it?')
      await refused('Choose the type of the service.')
      await pickRecord(keyboard, { id: 'type.id', words: 'Office phone system', label: 'Service type' })
      await keyboard.press('Continue')
      await isAt(page, 'What is it called?')
      await keyboard.press('Continue')
      await isAt(page, 'What does it cost?')
      await refused('Enter the initial price.')
      await keyboard.type('initialPrice', '1,500')
      await refused('Type 1500 or 1.500.')
      await keyboard.type('initialPrice', '20')
      await keyboard.type('renewPrice', '0')
      await keyboard.press('Continue')
      await isAt(page, 'How often is it charged?')
      await refused('Choose how often it is charged.')
      await keyboard.choose('renewPeriod', 'daily')
      await refused('Enter the day of the first renewal.')
      await keyboard.typeDate('renewDate', '01 07 2021')
      await page.getByText('This day is past').waitFor()
      await keyboard.press('Continue')
      await isAt(page, 'Does the service need variables?')
      await refused('This service type needs variables')
      await keyboard.type('variables', '{"attributes" {}}')
      await refused('Line 1, column 15: a colon should be here')
      await keyboard.type('variables', '{"attributes": {"name": "Larkfield"}}')
      await keyboard.press('Continue')
      await isAt(page, 'Check what is charged')
      for (const words of [
        'below the account’s minimum of -€100.00',
        'makes a customer in the telephone system.',
        'The first renewal is in the past',
        'The renewal price is nothing',
      ])
        await page.getByText(words).first().waitFor()
      await expectAccessible(page)
    },
  )

  test(
    'the balance is that of the moment, whatever it was when the account was chosen',
    { timeout: 240_000 },
    async () => {
      const keyboard = await openAsAgent()
      const answers = await serviceAnswers(host, 'Wexford Harbour Lets')
      await openDraft(answers)
      await charged().getByText('€1,460.00').waitFor()
      await keyboard.type(again, '40')
      await keyboard.press('Send to')
      await page.getByRole('article', { name: 'Receipt' }).waitFor()
      await openDraft({ ...answers, name: 'Another line', reference: 'ho-00000002' })
      await charged().getByText('€1,420.00').waitFor()
    },
  )

  test('an account that is gone is not charged: another one is chosen', { timeout: 240_000 }, async () => {
    const keyboard = await openAsAgent()
    await openDraft({ ...(await serviceAnswers(host, 'Oakridge Homes')), 'account.id': '99999' })
    await page.getByText('Yeti does not have this account any more: choose another one.').waitFor()
    await expectAccessible(page)
    await keyboard.type(again, '40')
    await keyboard.press('Send to')
    expect(posted()).toEqual([])
    await keyboard.press('Choose another account')
    await isAt(page, 'Which account pays?')
    await keyboard.press('Change')
    // The list that opened holds all accounts until what was typed has been searched for.
    await pickRecord(keyboard, { id: 'account.id', words: 'Oakridge Homes', label: 'Account' }, (at) =>
      at.getByText('1 shown', { exact: true }).first().waitFor(),
    )
    await keyboard.press('Continue to check answers')
    await charged().getByText('£600.00').waitFor()
  })

  test(
    'what Yeti refuses is told at its field, and the mended one goes with the same reference',
    { timeout: 240_000 },
    async () => {
      const keyboard = await openAsAgent()
      await openDraft({ ...(await serviceAnswers(host, 'Oakridge Homes')), 'type.id': '99999' })
      await charged().getByText('£600.00').waitFor()
      await keyboard.type(again, '40')
      await keyboard.press('Send to')
      await isAt(page, 'What kind of service is it?')
      await page.getByRole('alert').getByText('Yeti says of the service type').waitFor()
      await expectAccessible(page)
      await keyboard.press('Change')
      // The list that opened holds all types until what was typed has been searched for.
      await pickRecord(keyboard, { id: 'type.id', words: 'Broadband', label: 'Service type' }, (at) =>
        at.getByText('1 shown', { exact: true }).first().waitFor(),
      )
      await keyboard.press('Continue to check answers')
      await charged().getByText('£600.00').waitFor()
      await keyboard.type(again, '40.00')
      await keyboard.press('Send to')
      await page.getByRole('article', { name: 'Receipt' }).waitFor()
      expect(posted().map(({ status }) => status)).toEqual([422, 201])
      for (const { body } of posted()) expect(body).toContain('"Line, 2 Main Street [ho-7k2m9x4q]"')
    },
  )

  test('enlarged four times, nothing lies outside the page', { timeout: 240_000 }, async () => {
    await openAsAgent({ width: 320, height: 512 })
    const fits = () =>
      page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
    const answers = {
      ...(await serviceAnswers(host, 'Oakridge Homes')),
      'type.provisioning': 'phone-systems',
    }
    for (const step of ['account', 'type', 'name', 'prices', 'renewal', 'variables', 'check', 'quick']) {
      await openDraft(answers, step)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await fits(), step).toBe(true)
    }
  })
})
