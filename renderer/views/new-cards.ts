import BadgeCheck from '@lucide/svelte/icons/badge-check'
import CalendarClock from '@lucide/svelte/icons/calendar-clock'
import HeartHandshake from '@lucide/svelte/icons/heart-handshake'
import DoorOpen from '@lucide/svelte/icons/door-open'
import House from '@lucide/svelte/icons/house'
import KeyRound from '@lucide/svelte/icons/key-round'
import ReceiptText from '@lucide/svelte/icons/receipt-text'
import type { WizardKind } from '#shared/domain/wizard-kinds.ts'

/** What one can begin, in the order in which it is offered. Each has a wizard at `#/new/KIND`. */
export interface NewCard {
  kind: WizardKind
  icon: typeof KeyRound
  /** Offered only where there is a connection that takes it. */
  connectedOnly?: true
}

export const NEW_CARDS: readonly NewCard[] = [
  { kind: 'tenant-switch', icon: KeyRound },
  { kind: 'landlord-switch', icon: DoorOpen },
  { kind: 'purchaser-switch', icon: House },
  { kind: 'psr-record', icon: HeartHandshake },
  { kind: 'appointment', icon: CalendarClock },
  { kind: 'qualification-award', icon: BadgeCheck },
  { kind: 'service', icon: ReceiptText, connectedOnly: true },
]
