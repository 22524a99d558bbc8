import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { noLog } from '#core/log.ts'
import { createProfile } from '#core/profile/open-profile.ts'
import { indexNewReceipts } from '#core/records/receipt-index.ts'
import type { Store } from '#core/store/store.ts'

/** A profile that sent switches for years. */
export interface BusyProfile {
  folder: string
  store: Store
  /** Lets go of the store; the folder stays. */
  close(): void
  remove(): void
}

/**
 * As many receipts as asked for, each with its submission and audit entries, one every five minutes; the bodies of the last 29 days are
 * still kept. The few that something is measured beside are `alike`: all in one street and with the same last digits, one every three and a
 * half days, so that searches and lists show as many rows of them as so few can give.
 */
export async function busyProfile(receipts: number, alike = false): Promise<BusyProfile> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-bench-'))
  const profile = await createProfile(folder, 'practice', null, noLog)
  const { store } = profile
  await store.transaction(async (queries) => {
    for (const statement of statements(receipts, alike)) await statement.execute(queries)
  })
  await indexNewReceipts(store)
  return {
    folder,
    store,
    close: () => profile.close(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The numbers of those that are alike lie so far apart, which leaves them their last three digits. */
export const ALIKE_STEP = 1000

const id = (letter: string) => sql.raw(`printf('${letter}%09d', n)`)
const time = sql.raw(`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ((n - total) * 5) || ' minutes')`)

/** Sent in the last 29 days, one every five minutes. */
const isKept = sql.raw(`total - n < 29 * 24 * 12`)

function statements(receipts: number, alike: boolean) {
  const step = alike ? ALIKE_STEP : 1
  const total = 1 + (receipts - 1) * step
  const numbers = sql`WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + ${sql.lit(step)} FROM numbers WHERE n < ${sql.lit(total)}),
    of AS (SELECT n, ${sql.lit(total)} AS total FROM numbers)`
  const title = sql.raw(
    alike
      ? `n || ' Harbour Street, Galway'`
      : `n || ' ' || ${pick(['Linnet', 'Harbour', 'Weaver', 'Mill', 'Rose', 'Chapel', 'Orchard', 'Quay'])}
    || ' ' || ${pick(['Row', 'Street', 'Road', 'Lane', 'Court'])} || ', ' || ${pick(['Navan', 'Dublin', 'Cork', 'Galway', 'Sligo', 'Ennis', 'Trim'])}`,
  )
  const view = sql.raw(`json_array(json_object('label', 'Supply', 'value', 'Electricity and gas'),
    json_object('label', 'Tenancy starts', 'value', '1 September 2026'),
    json_object('label', 'MPRN', 'value', printf('••••••••%03d', n % 1000)), json_object('label', 'GPRN', 'value', printf('••••%03d', n % 997)))`)
  const ids = sql.raw(`json_object('caseID', printf('%d', 500000 + n), 'switchOverID', printf('S%d', n))`)
  return [
    sql`INSERT INTO submissions (id, number, kind, connection_id, connection_label, state, title, home_key, person_key, method, path,
        content_type, accept, view, warnings, errors, remote_ids, attempts, created_at, updated_at, sent_at)
      ${numbers} SELECT ${id('S')}, n, 'tenant-switch', 'CONN', 'Acquaint', 'accepted', ${title}, hex(randomblob(32)), hex(randomblob(32)),
        'POST', '17.0/app/utilityswitching/switches/tenant', 'application/json', 'application/json', ${view}, '[]', '[]', ${ids}, 1,
        ${time}, ${time}, ${time} FROM of`,
    sql`INSERT INTO receipts (id, submission_id, submission_number, kind, connection_label, endpoint, format, sent_at, accepted_at, by_whom, remote_ids,
        body_hash, answer_hash, view, practice, answer, keep_until)
      ${numbers} SELECT ${id('R')}, ${id('S')}, n, 'tenant-switch', 'Acquaint', 'POST https://example.test/switches/tenant', 'json', ${time},
        ${time}, 'Niamh Byrne', ${ids}, lower(hex(randomblob(32))), lower(hex(randomblob(32))), ${view}, 0, iif(${isKept}, randomblob(120), NULL),
        iif(${isKept}, strftime('%Y-%m-%dT%H:%M:%fZ', ${time}, '30 days'), NULL) FROM of`,
    sql`INSERT INTO bodies (number, salt, body)
      SELECT submission_number, randomblob(32), randomblob(1100) FROM receipts WHERE keep_until IS NOT NULL`,
    sql`INSERT INTO audit (number, at, event, subject, hash, mac)
      ${numbers}, events (place, event) AS (VALUES (3, 'created'), (2, 'sent'), (1, 'accepted'), (0, 'receipt-made'))
      SELECT n * 4 - place, ${time}, event, ${id('S')}, lower(hex(randomblob(32))), lower(hex(randomblob(32))) FROM of, events`,
  ]
}

/** SQL of one of some words, a different one for each number. */
function pick(words: readonly string[]): string {
  const cases = words.map((word, place) => `WHEN ${place} THEN '${word}'`).join(' ')
  return `CASE (n * 2654435761 >> 7) % ${words.length} ${cases} END`
}
