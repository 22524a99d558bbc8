import type { Page } from 'playwright'
import { pickRecord } from './award-steps.ts'
import { Keyboard } from './keyboard.ts'
import type { Host } from './practice-windows.ts'
import { isAt, type AtEachStep } from './wizard-steps.ts'

/** What is chosen and typed in the full run. The account and the type are practice's samples. */
export const SERVICE = {
  account: { words: 'Quayside Lettings', balance: '€1,010.10', after: '€997.60' },
  type: { words: 'Inclusive minutes' },
  name: 'Minutes, 2 Main Street',
  initialPrice: { typed: '12,50', words: '€12.50', sent: '12.50' },
  renewPrice: { typed: '1,234.5', words: '€1,234.50', sent: '1234.5' },
  date: { typed: '31 07 2031', sent: '2031-07-31T12:00:00+01:00' },
  charges: ['Thursday, 31 July 2031', 'Friday, 1 August 2031', 'Monday, 1 September 2031'],
  variables: '{"prefixes":[{"prefix":"353","duration":60}]}',
} as const

/** From anywhere in the shell to the first step of a new service, by keyboard. */
export async function openServiceWizard(page: Page): Promise<Keyboard> {
  const keyboard = new Keyboard(page)
  await keyboard.press('New')
  await isAt(page, 'New')
  await keyboard.press('Set up a billed service')
  await isAt(page, 'Which account pays?')
  return keyboard
}

/** Fills every field of the wizard by keyboard, up to the check page. */
export async function fillServiceWizard(
  first: Page,
  atEachStep: AtEachStep,
  whileOpen?: (page: Page) => Promise<unknown>,
): Promise<void> {
  let keyboard = new Keyboard(first)
  const goOn = async (step: string, next: string) => {
    keyboard = new Keyboard(await atEachStep(step, keyboard.page))
    await keyboard.press('Continue')
    await isAt(keyboard.page, next)
  }
  await pickRecord(keyboard, { id: 'account.id', words: SERVICE.account.words, label: 'Account' }, whileOpen)
  await goOn('account', 'What kind of service is it?')
  await pickRecord(keyboard, { id: 'type.id', words: SERVICE.type.words, label: 'Service type' }, whileOpen)
  await goOn('type', 'What is it called?')
  await keyboard.type('name', SERVICE.name)
  await goOn('name', 'What does it cost?')
  await keyboard.type('initialPrice', SERVICE.initialPrice.typed)
  await keyboard.type('renewPrice', SERVICE.renewPrice.typed)
  await goOn('prices', 'How often is it charged?')
  await keyboard.choose('renewPeriod', 'monthly')
  await keyboard.typeDate('renewDate', SERVICE.date.typed)
  await goOn('renewal', 'Does the service need variables?')
  await keyboard.type('variables', SERVICE.variables)
  await keyboard.press('Format')
  await goOn('variables', 'Check what is charged')
  await keyboard.page.getByText('The account was read at').waitFor()
  await atEachStep('check', keyboard.page)
}

/** A draft of a line for 40 now and 3 each month from 1 September 2031, paid by an account of practice. */
export async function serviceAnswers(
  host: Pick<Host, 'client'>,
  accountName: string,
): Promise<Record<string, string>> {
  const asked = { connectionId: 'practice-yeti', text: accountName, page: 1 }
  const [account] = (await host.client.yeti.accounts(asked)).accounts
  if (account === undefined) throw new Error(`Practice has no account ${accountName}.`)
  return {
    'account.id': account.id,
    'account.type': 'accounts',
    'account.label': account.name,
    'account.currency': account.currency,
    'account.balance': account.balance ?? '',
    'account.minBalance': account.minBalance ?? '',
    'type.id': '16',
    'type.type': 'service-types',
    'type.label': 'Broadband',
    'type.provisioning': 'logging',
    'type.forceRenew': 'no',
    name: 'Line, 2 Main Street',
    reference: 'ho-7k2m9x4q',
    initialPrice: '40',
    renewPrice: '3',
    renewPeriod: 'monthly',
    renewDate: '2031-09-01',
    variables: '',
  }
}
