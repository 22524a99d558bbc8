import CalendarDays from '@lucide/svelte/icons/calendar-days'
import GraduationCap from '@lucide/svelte/icons/graduation-cap'
import ReceiptText from '@lucide/svelte/icons/receipt-text'
import type { Place, Route } from '#renderer/state/route.ts'
import { PLACE_NAMES } from '#shared/domain/place-names.ts'

/** A place in the rail. */
export interface Stop {
  route: Route
  label: string
  icon: typeof CalendarDays
  count: number
  counts: string
  /** The places that belong to it, so that it is marked as the current one. */
  holds: readonly Place[]
}

/** Those that need a connection to Ctrl Hub. */
export const CTRL_HUB_STOPS: readonly Stop[] = [
  {
    route: { place: 'appointments' },
    label: PLACE_NAMES.appointments,
    icon: CalendarDays,
    count: 0,
    counts: '',
    holds: ['appointments'],
  },
  {
    route: { place: 'qualifications' },
    label: PLACE_NAMES.qualifications,
    icon: GraduationCap,
    count: 0,
    counts: '',
    holds: ['qualifications'],
  },
]

/** Those that need a connection to Yeti. */
export const YETI_STOPS: readonly Stop[] = [
  {
    route: { place: 'services', connectionId: null, id: null },
    label: PLACE_NAMES.services,
    icon: ReceiptText,
    count: 0,
    counts: '',
    holds: ['services'],
  },
]
