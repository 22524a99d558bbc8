import { daysBetween } from '../calendar-date.ts'

/** Somebody began to pay for a home: a tenant, the landlord, or a purchaser. Days are `yyyy-MM-dd`. */
export interface HandOver {
  who: 'tenant' | 'landlord' | 'purchaser'
  day: string
  /** Of two on one day the later one counts: in the order in which they were made. */
  order: number
  /** By what it is known again: of a tenant the tenancy, else the submission. */
  id: string
  /** Of a tenant. */
  tenancyId: string | null
  /** Of a tenant: the day from which they no longer pay, as somebody said; null where nobody did. */
  endsOn: string | null
}

/** A tenancy with its end, as far as it is known; null while it lasts. */
export interface TenancySpan {
  id: string
  startsOn: string
  endsOn: string | null
}

/** Between two tenancies; `until` is null while nobody moved in. */
export interface VoidSpan {
  from: string
  until: string | null
  days: number
}

export interface Timeline {
  /** Oldest first, both. */
  tenancies: TenancySpan[]
  voids: VoidSpan[]
  /** Who pays on `today`; unknown before the first that is known. */
  state: 'let' | 'void' | 'sold' | 'unknown'
  /** Since when it has been so; null while it is not known. */
  since: string | null
  /** The tenancy of that day, or null. */
  tenancyId: string | null
  /** The first day after `today` from which somebody else pays, as far as it is known; or null. */
  changesOn: string | null
  /** The void that nobody is known to end, with the id of what began it; it may begin later. Null when there is none. */
  openVoid: { from: string; begunBy: string } | null
}

interface Span {
  state: 'let' | 'void' | 'sold'
  from: string
  tenancyId: string | null
  /** The tenancy or submission that began it, or the tenancy that ended. */
  by: string
}

/**
 * Who paid for a home and when, from what was sent and typed. A tenancy ends on the day that somebody said, else when the next one
 * begins to pay. After a tenancy whose end somebody said, and while the landlord pays, the home is empty.
 */
export function timelineOf(handOvers: readonly HandOver[], today: string): Timeline {
  const sorted = handOvers.toSorted((a, b) => compare(a.day, b.day) || a.order - b.order)
  const tenancies: TenancySpan[] = []
  const spans: Span[] = []
  for (const [place, one] of sorted.entries()) {
    spans.push({ state: STATE_OF[one.who], from: one.day, tenancyId: one.tenancyId, by: one.id })
    if (one.who !== 'tenant' || one.tenancyId === null) continue
    const next = sorted[place + 1]?.day ?? null
    const said = one.endsOn !== null && one.endsOn >= one.day ? one.endsOn : null
    tenancies.push({ id: one.tenancyId, startsOn: one.day, endsOn: said ?? next })
    if (said !== null && (next === null || said < next))
      spans.push({ state: 'void', from: said, tenancyId: null, by: one.id })
  }
  const now = spans.findLast(({ from }) => from <= today)
  return {
    tenancies,
    voids: voidsOf(spans, today),
    state: now?.state ?? 'unknown',
    since: now === undefined ? null : firstOf(spans, now).from,
    tenancyId: now?.tenancyId ?? null,
    changesOn: spans.find(({ from }) => from > today)?.from ?? null,
    openVoid: openVoidOf(spans),
  }
}

const STATE_OF = { tenant: 'let', landlord: 'void', purchaser: 'sold' } as const

/** What is empty twice in a row is one void. One that ended on the day it began is none. */
function voidsOf(spans: readonly Span[], today: string): VoidSpan[] {
  const voids: VoidSpan[] = []
  for (const [place, span] of spans.entries()) {
    if (span.state !== 'void' || spans[place - 1]?.state === 'void') continue
    const until = spans.slice(place).find(({ state }) => state !== 'void')?.from ?? null
    if (until === span.from) continue
    voids.push({ from: span.from, until, days: Math.max(0, daysBetween(span.from, until ?? today)) })
  }
  return voids
}

function openVoidOf(spans: readonly Span[]): Timeline['openVoid'] {
  const last = spans.at(-1)
  if (last?.state !== 'void') return null
  const { from, by } = firstOf(spans, last)
  return { from, begunBy: by }
}

/** Two spans of the same state, one after the other, are one but for two tenancies. */
function firstOf(spans: readonly Span[], span: Span): Span {
  let place = spans.indexOf(span)
  while (place > 0 && span.state !== 'let' && spans[place - 1]?.state === span.state) place -= 1
  return spans[place] ?? span
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
