import { expect } from 'vitest'
import type { AuditEvent } from '#core/records/audit.ts'
import type { SubmissionState } from '#shared/domain/submission.ts'
import type { EncryptedDatabase } from '#core/store/encrypted-database.ts'
import type { Dealing } from './crash-service.ts'

/** A submission as the store holds it, with all that must agree with it. */
export interface Booked {
  id: string
  mprn: string
  state: SubmissionState
  attempts: number
  code: string | null
  caseID: string | null
  onWhoseWord: string | null
  receipts: number
  fingerprints: number
  guards: number
  events: AuditEvent[]
}

interface Row extends Omit<Booked, 'mprn' | 'events'> {
  body: Uint8Array
}

/** Read from the tables themselves, past the application. */
export function readBooks(database: EncryptedDatabase): Booked[] {
  const rows = database.prepare<Row>(
    `SELECT s.id, s.state, s.attempts, s.attempt_code AS code, s.remote_ids ->> 'caseID' AS caseID,
       r.on_whose_word AS onWhoseWord, b.body,
       (SELECT count(*) FROM receipts WHERE submission_id = s.id) AS receipts,
       (SELECT count(*) FROM fingerprints WHERE submission_id = s.id) AS fingerprints,
       (SELECT count(*) FROM fingerprints WHERE submission_id = s.id AND guard = 1) AS guards
     FROM submissions s
     LEFT JOIN receipts r ON r.submission_id = s.id
     LEFT JOIN bodies b ON b.number = s.number
     ORDER BY s.number`,
  )
  const events = database.prepare<{ event: AuditEvent }>(
    'SELECT event FROM audit WHERE subject = ? ORDER BY number',
  )
  return rows.all().map(({ body, ...row }) => ({
    ...row,
    mprn: (JSON.parse(Buffer.from(body).toString()) as { property: { mprn: string } }).property.mprn,
    events: events.all(row.id).map(({ event }) => event),
  }))
}

/** What the state must be, by what was written down. A try that came to nothing leaves no entry: `sent` is also `waiting`. */
const STATES_AFTER: Partial<Record<AuditEvent, SubmissionState[]>> = {
  created: ['queued'],
  sent: ['sending', 'waiting'],
  accepted: ['accepted'],
  rejected: ['rejected'],
  unconfirmed: ['unconfirmed'],
  resolved: ['queued'],
  cancelled: ['cancelled'],
}

/** One submission: its state, its entries in the audit log, its receipt and its fingerprints tell the same story. */
export function expectOneStory(booked: Booked): void {
  const { id, state, events, attempts, receipts, fingerprints, guards } = booked
  const last = events.at(-1)
  expect(events[0], id).toBe('created')
  expect(last && STATES_AFTER[last], `${id}: ${events.join(' ')}`).toContain(state)
  expect(events.filter((event) => event === 'sent').length, id).toBe(attempts)
  expect(receipts, id).toBe(state === 'accepted' ? 1 : 0)
  const live = state !== 'rejected' && state !== 'cancelled'
  expect([fingerprints, guards], id).toEqual(live ? [2, 1] : [0, 0])
}

/** The submissions of one meter, against what the service saw of it. */
export function expectSentOnce(ofMeter: readonly Booked[], dealings: readonly Dealing[]): void {
  const about = JSON.stringify({ ofMeter, dealings })
  const events = ofMeter.flatMap((booked) => booked.events)
  const sent = events.filter((event) => event === 'sent').length
  // Whoever said "send again" wrote `resolved`, and `accepted` after it if it was "they have it".
  const again = events.filter(
    (event, place) => event === 'resolved' && events[place + 1] !== 'accepted',
  ).length
  const taken = dealings.filter(({ what }) => what !== 'not taken')
  const refused = dealings.length - taken.length
  // Signing in anew is within one attempt; every other arrival was written down before it left.
  expect(dealings.length, about).toBeLessThanOrEqual(sent + refused)
  expect(taken.length, about).toBeLessThanOrEqual(Math.min(sent, ofMeter.length + again))
  for (const { state, onWhoseWord, caseID } of ofMeter) {
    if (state === 'accepted' && onWhoseWord === null)
      expect(dealings, about).toContainEqual({ what: 'accepted', caseID })
    if (state === 'rejected') expect(dealings, about).toContainEqual({ what: 'rejected', caseID: null })
  }
  const live = ofMeter.filter(({ state }) => state !== 'rejected' && state !== 'cancelled')
  expect(live.length, about).toBeLessThanOrEqual(1)
}
