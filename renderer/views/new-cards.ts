import BadgeCheck from '@lucide/svelte/icons/badge-check'
import CalendarClock from '@lucide/svelte/icons/calendar-clock'
import HeartHandshake from '@lucide/svelte/icons/heart-handshake'
import DoorOpen from '@lucide/svelte/icons/door-open'
import House from '@lucide/svelte/icons/house'
import KeyRound from '@lucide/svelte/icons/key-round'
import ReceiptText from '@lucide/svelte/icons/receipt-text'
import type { WizardKind } from '#shared/domain/wizard-kinds.ts'
import { WIZARD_TITLES } from '#shared/domain/wizard-titles.ts'

/** What one can begin, in the order in which it is offered. Each has a wizard at `#/new/KIND`. */
export interface NewCard {
  kind: WizardKind
  icon: typeof KeyRound
  title: string
  /** What comes of it. */
  text: string
  /** What one should have at hand. */
  ready: string
  /** Offered only where there is a connection that takes it. */
  connectedOnly?: true
}

export const NEW_CARDS: readonly NewCard[] = [
  {
    kind: 'tenant-switch',
    icon: KeyRound,
    title: WIZARD_TITLES['tenant-switch'],
    text: 'Puts electricity and gas in the tenant’s name from the day the tenancy starts.',
    ready: 'the meter numbers from a bill, today’s readings, the tenant’s details.',
  },
  {
    kind: 'landlord-switch',
    icon: DoorOpen,
    title: WIZARD_TITLES['landlord-switch'],
    text: 'Sends the final readings and puts the supplies in the landlord’s hands until somebody moves in.',
    ready: 'the meter numbers from a bill, the final readings, the landlord’s details.',
  },
  {
    kind: 'purchaser-switch',
    icon: House,
    title: WIZARD_TITLES['purchaser-switch'],
    text: 'Puts electricity and gas in the purchaser’s name from the day the keys change hands.',
    ready: 'the meter numbers from a bill, that day’s readings, the purchaser’s details.',
  },
  {
    kind: 'psr-record',
    icon: HeartHandshake,
    title: WIZARD_TITLES['psr-record'],
    text: 'Keeps in Ctrl Hub, meter by meter, what a household on the Priority Services Register needs. Their supplier is still to be told.',
    ready:
      'the home’s address, what the household needs, and their agreement that it is recorded and shared.',
  },
  {
    kind: 'appointment',
    icon: CalendarClock,
    title: WIZARD_TITLES.appointment,
    text: 'Books a day and a time band for work at a home, with what the engineer has to know.',
    ready: 'the customer, the work to be done, a day and a time that suit them.',
  },
  {
    kind: 'qualification-award',
    icon: BadgeCheck,
    title: WIZARD_TITLES['qualification-award'],
    text: 'Records who is to hold which qualification, so that you are reminded before it runs out.',
    ready: 'the member’s name, the qualification’s number or title, the day it is due.',
  },
  {
    kind: 'service',
    icon: ReceiptText,
    title: WIZARD_TITLES.service,
    text: 'Charges an account in Yeti at once, and again every day or month if you want that.',
    ready: 'the account’s name, the kind of service, what it costs now and at each renewal.',
    connectedOnly: true,
  },
]
