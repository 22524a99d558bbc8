import type { Page } from 'playwright'
import { Keyboard } from './keyboard.ts'
import { isAt, type AtEachStep } from './wizard-steps.ts'

/** What is chosen and typed in the full run. The member and the qualification are practice's samples. */
export const AWARD = {
  member: { words: 'Robin Nowak', id: '3f8e2c10-0004-4a00-8000-000000000027' },
  qualification: {
    words: 'Emergency First Aid at Work',
    label: 'Northgate Awards Level 2 Award in Emergency First Aid at Work',
    id: '3f8e2c10-0005-4a00-8000-000000000001',
  },
  status: 'in_training',
  due: { typed: '01 07 2031', sent: '2031-07-01T23:59:59+01:00' },
} as const

/** From anywhere in the shell to the first step of a new award, by keyboard. */
export async function openAwardWizard(page: Page): Promise<Keyboard> {
  const keyboard = new Keyboard(page)
  await keyboard.press('New')
  await isAt(page, 'New')
  await keyboard.press('Record a qualification')
  await isAt(page, 'Who is it for?')
  return keyboard
}

/** Chooses the first record that a picker finds for some words, by keyboard. `whileOpen` looks at the open list. */
export async function pickRecord(
  keyboard: Keyboard,
  { id, words, label }: { id: string; words: string; label: string },
  whileOpen: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const { page } = keyboard
  await keyboard.type(id, words)
  await page.getByRole('option', { name: words }).first().waitFor()
  await whileOpen(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `Change: ${label}` }).waitFor()
}

/** Fills every field of the wizard by keyboard, up to the check page. */
export async function fillAwardWizard(
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
  const { member, qualification } = AWARD

  await pickRecord(keyboard, { id: 'member.id', words: member.words, label: 'Member' }, whileOpen)
  await goOn('member', 'Which qualification?')
  await pickRecord(
    keyboard,
    { id: 'qualification.id', words: qualification.words, label: 'Qualification' },
    whileOpen,
  )
  await goOn('qualification', 'What is its status?')
  await keyboard.choose('status', 'other')
  await keyboard.type('status.other', AWARD.status)
  await goOn('status', 'When is it due?')
  await keyboard.typeDate('due', AWARD.due.typed)
  await goOn('due', 'Check your answers')
  await atEachStep('check', keyboard.page)
}
