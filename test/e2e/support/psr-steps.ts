import type { Page } from 'playwright'
import { Keyboard } from './keyboard.ts'
import { typedDate } from './sample-tenancy.ts'
import { pickRecord } from './visit-steps.ts'
import { isAt, type AtEachStep } from './wizard-steps.ts'

/** What is typed in the full run; each value is found nowhere else. */
export const PSR_TYPED = {
  home: '14 Weavers Row',
  reviewed: { code: '29', typed: '01 08 2041', sent: '2041-08-01' },
  text: 'Polish; a daughter interprets',
  info: { name: 'Second contact', value: 'Magda Wrona, a neighbour' },
  givenBy: 'Ewa Nowak',
} as const

/** Words and codes of the needs that are ticked, or on record, in the full run. */
export const PSR_NEEDS = [
  'nebuliser',
  'dialysis',
  'pensionable age',
  'little or no English',
  'young children',
] as const

/** From anywhere in the shell to the first step of a new record, by keyboard. */
export async function openPsrWizard(page: Page): Promise<Keyboard> {
  const keyboard = new Keyboard(page)
  await keyboard.press('New')
  await isAt(page, 'New')
  const link = page.locator('a[href="#/new/psr-record"]')
  await keyboard.press((await link.innerText()).trim())
  await isAt(page, 'Which home is it?')
  return keyboard
}

/**
 * Fills the whole wizard by keyboard for the first sample home: both meters, starting from the record that its electricity meter
 * has (01 and 14), of which 01 is taken away and 03, 17 and 29 are added. Ends on the check page.
 */
export async function fillPsrWizard(first: Page, atEachStep: AtEachStep): Promise<void> {
  let keyboard = new Keyboard(first)
  const goOn = async (step: string, next: string) => {
    keyboard = new Keyboard(await atEachStep(step, keyboard.page))
    await keyboard.press('Continue')
    await isAt(keyboard.page, next)
  }

  await pickRecord(keyboard, 'property.id', PSR_TYPED.home)
  await goOn('home', 'Which meters get a record?')

  await keyboard.page.getByRole('checkbox', { name: /Gas/ }).waitFor()
  await keyboard.tick('meters')
  await keyboard.tick('meters-1')
  await keyboard.press('Show it and start from it')
  await keyboard.page.getByText('On record, as shown').waitFor()
  await goOn('meters', 'What does the household need?')

  // Taken up again, the draft hides what it took over from the record.
  const show = keyboard.page.getByRole('button', { name: 'Show what was entered' })
  if (await show.isVisible()) {
    await keyboard.press('Show what was entered')
    await show.waitFor({ state: 'detached' })
  }
  for (const code of ['01', '03', '17', PSR_TYPED.reviewed.code]) await keyboard.tick(`needs.${code}`)
  await keyboard.type('needs.text.17', PSR_TYPED.text)
  await keyboard.typeDate(`needs.expiry.${PSR_TYPED.reviewed.code}`, PSR_TYPED.reviewed.typed)
  await goOn('needs', 'Which priority does it have?')

  await keyboard.choose('priority', '3')
  await goOn('priority', 'Is there anything else for the record?')

  await keyboard.type('info.0.name', PSR_TYPED.info.name)
  await keyboard.type('info.0.value', PSR_TYPED.info.value)
  await goOn('info', 'Have they agreed?')

  await keyboard.choose('consent.agreed', 'yes')
  await keyboard.tick('consent.record')
  await keyboard.tick('consent.share')
  await keyboard.type('consent.givenBy', PSR_TYPED.givenBy)
  await keyboard.pick('consent.how', 'In person')
  await keyboard.typeDate('consent.at', typedDate(1).typed)
  await goOn('basis', 'Check your answers')
  await atEachStep('check', keyboard.page)
}
