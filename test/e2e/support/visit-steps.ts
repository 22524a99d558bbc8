import { addDays, formatCalendarDate, today } from '#shared/domain/calendar-date.ts'
import type { Page } from 'playwright'
import { Keyboard } from './keyboard.ts'
import { isAt, type AtEachStep } from './wizard-steps.ts'

/** The practice home that has an operation without a visit, and what of it is picked. */
export const HOME = { id: '3f8e2c10-0002-4a00-8000-000000000001', type: 'properties' } as const
export const OPERATION = { id: '3f8e2c10-0009-4a00-8000-000000000001', type: 'operations' } as const
export const CONTACT = { id: '3f8e2c10-0006-4a00-8000-000000000001', type: 'contacts' } as const
export const ACCOUNT = { id: '3f8e2c10-0007-4a00-8000-000000000001', type: 'customer-accounts' } as const
export const INTERACTION = {
  id: '3f8e2c10-0008-4a00-8000-000000000001',
  type: 'customer-interactions',
} as const
export const MORNING = { id: '3f8e2c10-000a-4a00-8000-000000000001', type: 'time-bands' } as const

/** What is typed in the full run; each value is found nowhere else. */
export const TYPED_VISIT = {
  contact: {
    'contact.association': 'daughter of the occupier',
    'contact.salutation': 'Prof',
    'contact.first_name': 'Ailbhe',
    'contact.last_name': 'Quirke',
    'contact.telephone': '020 7946 0123',
    'contact.email': 'ailbhe.quirke@example.com',
  },
  spokenAt: '2:40pm',
  conversation: 'Asked for the early slot.',
  ecr: 'Told by the planning desk.',
  notes: 'Blue door round the back.',
  givenBy: 'Ailbhe Quirke',
} as const

/** A day of the visit: a Wednesday well ahead, so that it is never over and never a day of the sample. */
export function visitDay(): { typed: string; day: string; words: string } {
  let day = addDays(today(), 40)
  while (new Date(`${day}T12:00:00Z`).getUTCDay() !== 3) day = addDays(day, 1)
  return { typed: typed(day), day, words: formatCalendarDate({ day, time: null, zoned: false }) }
}

/** Yesterday, as it is typed. */
export function yesterday(): { typed: string; day: string } {
  const day = addDays(today(), -1)
  return { typed: typed(day), day }
}

function typed(day: string): string {
  return day.split('-').toReversed().join(' ')
}

/** From anywhere in the shell to the first step of a new visit, by keyboard. */
export async function openVisitWizard(page: Page): Promise<Keyboard> {
  const keyboard = new Keyboard(page)
  await keyboard.press('Appointments')
  await isAt(page, 'Appointments')
  await keyboard.press('Book a visit')
  await isAt(page, 'Which home is visited?')
  return keyboard
}

/** Chooses the record whose option has these words, by keyboard: types, steps to it, and takes it. Without words it is the first. */
export async function pickRecord(
  keyboard: Keyboard,
  id: string,
  words: string,
  option = words,
): Promise<void> {
  const { page } = keyboard
  if (words === '') {
    await keyboard.walkTo(id)
    await page.keyboard.press('ArrowDown')
  } else await keyboard.type(id, words)
  await page.getByRole('option', { name: option }).first().waitFor()
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('ArrowDown')
    const active = await page.evaluate(() => {
      const marked = document.activeElement?.getAttribute('aria-activedescendant') ?? ''
      return document.getElementById(marked)?.textContent ?? ''
    })
    if (active.includes(option)) break
  }
  await page.keyboard.press('Enter')
  await page.locator(`button[id="${id}"]`).waitFor()
}

/** How the visit is made up. */
export interface VisitPlan {
  /** `known`: the wizard was begun from the home, so that it is there already. */
  home: 'to-be-picked' | 'known'
  contact: 'new' | 'existing'
  interaction: 'new' | 'existing'
  account: 'new' | 'existing'
  medical: 'yes' | 'no' | 'prefer-not-to-say'
  band: string
}

export const ALL_NEW: VisitPlan = {
  home: 'to-be-picked',
  contact: 'new',
  interaction: 'new',
  account: 'new',
  medical: 'yes',
  band: 'Morning',
}

/** Fills the whole wizard by keyboard for the first practice home, up to the check page. */
export async function fillVisit(first: Page, plan: VisitPlan, atEachStep: AtEachStep): Promise<Keyboard> {
  let keyboard = new Keyboard(first)
  const goOn = async (step: string, next: string) => {
    keyboard = new Keyboard(await atEachStep(step, keyboard.page))
    await keyboard.press('Continue')
    await isAt(keyboard.page, next)
  }

  if (plan.home === 'to-be-picked') {
    await pickRecord(keyboard, 'property.id', '14 Weavers Row')
    await goOn('property', 'Who is the visit arranged with?')
  }

  await keyboard.choose('contact.how', plan.contact)
  if (plan.contact === 'existing') await pickRecord(keyboard, 'contact.id', '')
  else for (const [id, text] of Object.entries(TYPED_VISIT.contact)) await keyboard.type(id, text)
  await goOn('contact', 'How was the visit arranged?')

  if (plan.contact === 'existing') await keyboard.choose('interaction.how', plan.interaction)
  if (plan.interaction === 'existing') {
    await pickRecord(keyboard, 'interaction.id', '')
    await goOn('interaction', 'What is to be done?')
  } else {
    await fillConversation(keyboard)
    await goOn('interaction', 'Which customer account is it for?')
    await keyboard.choose('account.how', plan.account)
    if (plan.account === 'existing') await pickRecord(keyboard, 'account.id', '')
    await goOn('account', 'What is to be done?')
  }

  await pickRecord(keyboard, 'operation.id', 'TB-1041')
  await goOn('operation', 'When is the visit?')

  await pickRecord(keyboard, 'timeBand.id', plan.band)
  await keyboard.typeDate('date', visitDay().typed)
  await goOn('when', 'What should the visitor know?')

  await keyboard.choose('medical_dependency', plan.medical)
  await keyboard.choose('on_ecr', 'yes')
  await keyboard.type('on_ecr_notes', TYPED_VISIT.ecr)
  await keyboard.choose('animals', 'yes')
  await keyboard.type('notes', TYPED_VISIT.notes)
  if (plan.medical === 'yes') {
    await goOn('visit', 'Have they agreed?')
    await keyboard.tick('consent.record')
    await keyboard.tick('consent.share')
    await keyboard.type('consent.givenBy', TYPED_VISIT.givenBy)
    await keyboard.pick('consent.how', 'On the telephone')
    await keyboard.typeDate('consent.at', yesterday().typed)
    await goOn('basis', 'Check your answers')
  } else {
    await goOn('visit', 'Check your answers')
  }
  await atEachStep('check', keyboard.page)
  return keyboard
}

async function fillConversation(keyboard: Keyboard): Promise<void> {
  await keyboard.choose('interaction.method', 'letter')
  await keyboard.choose('interaction.direction', 'inbound')
  await keyboard.typeDate('interaction.date', yesterday().typed)
  await keyboard.type('interaction.time', TYPED_VISIT.spokenAt)
  await keyboard.choose('interaction.contacted', 'yes')
  await keyboard.type('interaction.notes', TYPED_VISIT.conversation)
}

/** All of that as a draft has it: everything new, for the first practice home. */
export function draftAnswers(): Record<string, string> {
  const picked = (name: string, { id, type }: { id: string; type: string }, label: string) => ({
    [`${name}.id`]: id,
    [`${name}.type`]: type,
    [`${name}.label`]: label,
  })
  return {
    ...picked('property', HOME, '14 Weavers Row, Gateshead'),
    zone: 'Europe/London',
    'contact.how': 'new',
    ...TYPED_VISIT.contact,
    'interaction.method': 'telephone',
    'interaction.direction': 'outbound',
    'interaction.date': yesterday().day,
    'interaction.time': TYPED_VISIT.spokenAt,
    'interaction.contacted': 'yes',
    'account.how': 'new',
    ...picked('operation', OPERATION, 'TB-1041 Reconnect supply'),
    ...picked('timeBand', MORNING, 'Morning'),
    'timeBand.start': '07:00+0000',
    'timeBand.end': '11:00+0000',
    date: visitDay().day,
    start: '07:00',
    end: '11:00',
    medical_dependency: 'yes',
    animals: 'no',
    notes: TYPED_VISIT.notes,
    'consent.basis': 'explicit-consent',
    'consent.wording': 'visit-medical-1',
    'consent.record': 'yes',
    'consent.share': 'yes',
    'consent.givenBy': TYPED_VISIT.givenBy,
    'consent.how': 'telephone',
    'consent.at': yesterday().day,
  }
}
