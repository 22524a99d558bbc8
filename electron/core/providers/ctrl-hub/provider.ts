import type {
  Award,
  BookedAppointment,
  Meter,
  Page,
  PickerKind,
  PsrRecord,
} from '#shared/contract/ctrl-hub.ts'
import type { Problem } from '#shared/domain/problem.ts'
import type { Secret } from '../../vault/secret.ts'
import type { Http } from '../http.ts'
import type { ConnectionFacts, Provider } from '../provider.ts'

export interface Search {
  what: PickerKind
  text: string
  offset: number
  within: { propertyId?: string; contactId?: string }
}

export interface AwardFilter {
  offset: number
  expiresWithinDays: number | null
  notValid: boolean
  latestOnly: boolean
}

/** Ctrl Hub, with what pickers and lists read of it. Reads never throw for what the network or server does: `failure` tells. */
export interface CtrlHubProvider extends Provider {
  search(connection: ConnectionFacts, secret: Secret, search: Search): Promise<Page>
  meters(
    connection: ConnectionFacts,
    secret: Secret,
    propertyId: string,
  ): Promise<{ meters: Meter[]; failure: Problem | null }>
  psrRecords(
    connection: ConnectionFacts,
    secret: Secret,
    meterId: string,
  ): Promise<{ records: PsrRecord[]; failure: Problem | null }>
  /** `from` and `to` are calendar days, both included. */
  appointments(
    connection: ConnectionFacts,
    secret: Secret,
    days: { from: string; to: string },
  ): Promise<{ appointments: BookedAppointment[]; complete: boolean; failure: Problem | null }>
  awards(
    connection: ConnectionFacts,
    secret: Secret,
    filter: AwardFilter,
  ): Promise<{ awards: Award[]; next: number | null; failure: Problem | null }>
}

/** The client of Ctrl Hub. Tokens live in its memory; `clock` gives milliseconds since 1970. */
export function createCtrlHubProvider(_http: Http, _clock: () => number = Date.now): CtrlHubProvider {
  const detail = 'Not connected yet.'
  const failure: Problem = { path: '', message: detail, fix: '', from: 'handover', code: 'HO-CH-SIGN-IN' }
  return {
    name: 'ctrl-hub',
    send: () => Promise.resolve({ kind: 'waiting', code: failure.code, detail, retryAfterMs: null }),
    test: () =>
      Promise.resolve({ ok: false, failed: 'answer', code: failure.code, message: detail, fix: '', detail }),
    forget: () => undefined,
    search: () => Promise.resolve({ items: [], next: null, search: 'none', failure }),
    meters: () => Promise.resolve({ meters: [], failure }),
    psrRecords: () => Promise.resolve({ records: [], failure }),
    appointments: () => Promise.resolve({ appointments: [], complete: false, failure }),
    awards: () => Promise.resolve({ awards: [], next: null, failure }),
  }
}
