import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openLogFile } from '#core/log-file.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { tenantSwitchJob } from '#core/providers/acquaint/tenant-switch.ts'
import { getConnection, noteAnswer, setSignIn } from '#core/records/connections.ts'
import { receiptPage } from '#core/records/receipt-page.ts'
import { listReceipts } from '#core/records/receipts.ts'
import {
  clientOf,
  CREDENTIALS,
  expectDiscretion,
  expectNoSecret,
  goodAnswer,
  JSON_TYPE,
  kindOf,
  PERSON,
  SECRETS,
  switchesIn,
  switchOf,
  XML_TYPE,
} from '../support/hostile-calls.ts'
import { answer, goOn, head, hostileServer, type Heard, type Reply } from '../support/hostile-server.ts'
import { addTestConnection, creation, outboxDeps } from '../support/outbox.ts'
import { temporaryFolder, temporaryStore } from '../support/store.ts'

/* The same, up to what is kept: a switch in a real outbox on a real encrypted store meets the server, and everything that is told about it is read. */

/** How one switch ended, and all that can be seen of it. */
async function sent(reply: (heard: Heard) => Reply, format: 'json' | 'xml' = 'json') {
  const server = await hostileServer(reply)
  const store = await temporaryStore()
  const folder = temporaryFolder()
  await addTestConnection(store, 'CONN', server.url)
  await store.queries.updateTable('connections').set({ format }).execute()
  const provider = clientOf({ times: { headersMs: 500, bodyMs: 500, totalMs: 2000 } })
  const now = new Date()
  const outbox = createOutbox(
    outboxDeps(store, provider, {
      jobs: () => tenantSwitchJob,
      connections: { get: getConnection, secret: () => Promise.resolve(CREDENTIALS), noteAnswer, setSignIn },
      log: await openLogFile(folder),
      clock: () => now,
    }),
  )
  onTestFinished(() => outbox.close())
  const created = await outbox.create(creation(switchOf()))
  if (created.outcome !== 'queued') throw new Error(JSON.stringify(created))
  const { id } = created.submission
  await outbox.run({ only: id, waitSeconds: 0, concurrency: 1, ratePerMinute: null })

  const submission = await outbox.get(id)
  const connection = await getConnection(store.queries, 'CONN')
  const receipts = await listReceipts(store.queries)
  const audit = await store.queries.selectFrom('audit').selectAll().execute()
  const log = await readFile(join(folder, 'logs', 'handover.log'), 'utf8')
  const shown = JSON.stringify([submission, connection, receipts, receipts.map(receiptPage)])
  const kept = JSON.stringify(audit) + log
  expectDiscretion(server.heard)
  expectNoSecret(shown + kept)
  for (const word of [...Object.values(PERSON), '10987650321']) expect(kept).not.toContain(word)
  const ended = `${submission.state} ${submission.lastAttempt?.code ?? ''}`
  const waits = submission.nextTryAt === null ? null : Date.parse(submission.nextTryAt) - now.getTime()
  return { ended, waits, submission, receipts, signIn: connection.signIn, shown, heard: server.heard }
}

/** A server that means well until it has the switch. */
const onSwitch = (reply: Reply) => (heard: Heard) =>
  kindOf(heard.path) === 'switch' ? reply : goodAnswer(kindOf(heard.path))
const onSignIn = (reply: Reply) => (heard: Heard) =>
  kindOf(heard.path) === 'sign-in' ? reply : goodAnswer(kindOf(heard.path))

const DOCTYPE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
const pouring: Reply = (socket) => {
  socket.write(head(200, [JSON_TYPE]))
  goOn(socket, Buffer.alloc(0x10000, ' '), 100 * 1024 * 1024, { bytes: 0 })
}
const reset: Reply = (socket: Socket) => socket.resetAndDestroy()

describe('a switch ends in the state that its answer means', () => {
  test.each<[string, Reply, string]>([
    ['a case number', goodAnswer('switch'), 'accepted HO-OUTBOX-ACCEPTED'],
    [
      'an external entity',
      answer(200, [XML_TYPE], `${DOCTYPE}<CreateSwitchResponse><CaseID>&x;</CaseID></CreateSwitchResponse>`),
      'unconfirmed HO-ACQ-UNREADABLE',
    ],
    [
      'a case number that turns the direction of reading',
      answer(200, [JSON_TYPE], '{"caseID":"\u202e7"}'),
      'unconfirmed HO-ACQ-NO-IDS',
    ],
    [
      '100,000 objects in objects',
      answer(200, [JSON_TYPE], `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
      'unconfirmed HO-ACQ-NO-IDS',
    ],
    [
      'a case number, and 100,000 brackets',
      answer(200, [JSON_TYPE], `{"caseID":"C-1","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
      'accepted HO-OUTBOX-ACCEPTED',
    ],
    ['an answer without end', pouring, 'unconfirmed HO-ACQ-LOST'],
    ['silence', () => undefined, 'unconfirmed HO-ACQ-LOST'],
    ['a reset', reset, 'unconfirmed HO-ACQ-LOST'],
    ['a change of protocol', head(101, ['Upgrade: h2c', 'Connection: Upgrade']), 'unconfirmed HO-ACQ-LOST'],
    [
      'a page of an error',
      answer(500, ['Content-Type: text/html'], '<title>Oops</title>'),
      'unconfirmed HO-ACQ-SERVER',
    ],
    [
      'a page instead of an answer',
      answer(200, ['Content-Type: text/html'], '<title>Hello</title>'),
      'unconfirmed HO-ACQ-UNREADABLE',
    ],
    ['a redirect', answer(307, ['Location: https://example.com/']), 'rejected HO-ACQ-REDIRECT'],
    ['a refusal', answer(422, [JSON_TYPE], '{"message":"No."}'), 'rejected HO-ACQ-422'],
    ['403', answer(403, [JSON_TYPE], '{}'), 'waiting HO-ACQ-FORBIDDEN'],
    ['401 twice', answer(401, [JSON_TYPE], '{}'), 'waiting HO-ACQ-SIGN-IN'],
    ['429', answer(429, [JSON_TYPE], '{}'), 'waiting HO-ACQ-RATE'],
  ])('%s', async (_, reply, ended) => {
    for (const format of ['json', 'xml'] as const) {
      const met = await sent(onSwitch(reply), format)
      expect(met.ended).toBe(ended)
      // Only a sign-in that may be out of date is tried again.
      expect(switchesIn(met.heard)).toBe(ended === 'waiting HO-ACQ-SIGN-IN' ? 2 : 1)
      expect(met.receipts).toHaveLength(ended.startsWith('accepted') ? 1 : 0)
      expect(met.signIn).toBe(
        /HO-ACQ-(FORBIDDEN|SIGN-IN)$/.test(ended) ? 'refused' : /^(acc|rej)/.test(ended) ? 'ok' : 'untried',
      )
    }
  })

  test.each<[string, Reply, string]>([
    [
      'an external entity',
      answer(200, [XML_TYPE], `${DOCTYPE}<T><Token>t</Token></T>`),
      'waiting HO-ACQ-SIGN-IN-UNANSWERED',
    ],
    ['an answer without end', pouring, 'waiting HO-ACQ-SIGN-IN-UNANSWERED'],
    ['silence', () => undefined, 'waiting HO-ACQ-SIGN-IN-UNANSWERED'],
    ['a reset', reset, 'waiting HO-ACQ-SIGN-IN-UNANSWERED'],
    ['a redirect', answer(307, ['Location: https://example.com/']), 'waiting HO-ACQ-SIGN-IN'],
    ['a refusal', answer(400, [JSON_TYPE], '{}'), 'waiting HO-ACQ-SIGN-IN'],
  ])('of signing in, when nothing has been sent yet: %s', async (_, reply, ended) => {
    const met = await sent(onSignIn(reply))
    expect(met.ended).toBe(ended)
    expect(met.heard.map(({ path }) => kindOf(path))).toEqual(['sign-in'])
    expect(met.signIn).toBe(ended === 'waiting HO-ACQ-SIGN-IN' ? 'refused' : 'untried')
  })
})

describe('how long a server may ask to be left alone', () => {
  const SECOND = 1000
  const DAY = 86_400 * SECOND
  /** Without a wish the pause is Handover's own, of some seconds. */
  const OWN = 10 * SECOND

  test.each<[string, number, number]>([
    ['7', 7 * SECOND, 8 * SECOND],
    ['Fri, 31 Dec 9999 23:59:59 GMT', DAY, 1.1 * DAY],
    ['99999999999999999999', 0, OWN],
    ['9999999999', DAY, 1.1 * DAY],
    ['-1', 0, OWN],
    ['0', SECOND, 2 * SECOND],
    ['Thu, 01 Jan 1970 00:00:00 GMT', SECOND, 2 * SECOND],
    ['1e9', 0, OWN],
    ['Infinity', 0, OWN],
    ['soon', 0, OWN],
    ['', 0, OWN],
    ['7\r\nRetry-After: 9', 0, OWN],
  ])('%j', async (wish, least, most) => {
    for (const status of [429, 503]) {
      const { ended, waits } = await sent(onSwitch(answer(status, [JSON_TYPE, `Retry-After: ${wish}`])))
      expect(ended).toBe(status === 429 ? 'waiting HO-ACQ-RATE' : 'waiting HO-ACQ-BUSY')
      expect(waits).toBeGreaterThanOrEqual(least)
      expect(waits).toBeLessThanOrEqual(most)
    }
  })
})

describe('a server that repeats what it was told', () => {
  const { appPassword, token } = SECRETS
  const quoted = JSON.stringify({ appPassword, token })
  const markup = `${appPassword.replaceAll('&', '&amp;').replaceAll('"', '&quot;')} ${token}`
  const all = `${appPassword} ${token} ${quoted} ${markup} ${encodeURIComponent(appPassword)}`

  test.each<[string, Reply, string]>([
    ['in a message', answer(400, [JSON_TYPE], JSON.stringify({ message: all })), 'rejected HO-ACQ-400'],
    [
      'in the names and messages of fields',
      answer(
        422,
        [JSON_TYPE],
        JSON.stringify({ modelState: { [`a.${all}`]: [all], 'x.Property.Mprn': [all] } }),
      ),
      'rejected HO-ACQ-422',
    ],
    [
      'in XML',
      answer(
        400,
        [XML_TYPE],
        `<Error><Message>${markup.replaceAll('&', '&amp;')} ${markup}</Message></Error>`,
      ),
      'rejected HO-ACQ-400',
    ],
    ['in plain text', answer(500, ['Content-Type: text/plain'], all), 'unconfirmed HO-ACQ-SERVER'],
    [
      'in the title of a page',
      answer(500, ['Content-Type: text/html'], `<title>${markup}</title>`),
      'unconfirmed HO-ACQ-SERVER',
    ],
    [
      'as the type of its answer',
      answer(500, [`Content-Type: text/${token}`], 'x'),
      'unconfirmed HO-ACQ-SERVER',
    ],
    [
      'as the encoding of its answer',
      answer(200, [JSON_TYPE, `Content-Encoding: ${token}`], 'x'),
      'unconfirmed HO-ACQ-UNREADABLE',
    ],
    [
      'as the case number',
      answer(200, [JSON_TYPE], JSON.stringify({ caseID: `C-${token}`, switchOverID: appPassword })),
      'unconfirmed HO-ACQ-NO-IDS',
    ],
    [
      'beside the case number',
      answer(200, [JSON_TYPE], JSON.stringify({ caseID: 'C-1', message: all })),
      'accepted HO-OUTBOX-ACCEPTED',
    ],
    [
      'in the reason of its status',
      `HTTP/1.1 400 ${token}\r\nContent-Length: 0\r\n\r\n`,
      'rejected HO-ACQ-400',
    ],
  ])('%s', async (_, reply, ended) => {
    expect((await sent(onSwitch(reply))).ended).toBe(ended)
  })

  const told = JSON.stringify({ appPassword })
  test.each<[string, Reply]>([
    ['in plain text', answer(500, ['Content-Type: text/plain'], `${appPassword} ${told}`)],
    ['in a title', answer(503, ['Content-Type: text/html'], `<title>${markup.replace(token, '')}</title>`)],
    ['in a refusal', answer(401, ['Content-Type: text/plain'], told)],
  ])('while signing in, %s', async (_, reply) => {
    expect((await sent(onSignIn(reply))).ended).toMatch(/^waiting HO-ACQ-SIGN-IN/)
  })
})

describe('errors without end', () => {
  test('a hundred thousand of them: the first are kept', async () => {
    const modelState = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`k${index}`, ['No.']]),
    )
    const { submission } = await sent(onSwitch(answer(400, [JSON_TYPE], JSON.stringify({ modelState }))))
    expect(submission.errors).toHaveLength(50)
  })

  test.each<[string, Buffer]>([
    [
      'a name of brackets',
      answer(400, [JSON_TYPE], JSON.stringify({ modelState: { ['['.repeat(3_000_000)]: ['No.'] } })),
    ],
    ['a text of megabytes', answer(400, [JSON_TYPE], JSON.stringify({ message: 'No. '.repeat(1_000_000) }))],
    ['a page of beginnings of titles', answer(400, ['Content-Type: text/html'], '<title'.repeat(600_000))],
    ['a page of titles', answer(400, ['Content-Type: text/html'], `<title ${'a '.repeat(2_000_000)}>`)],
  ])('%s is cut, and does not hold up anybody', async (_, reply) => {
    const { ended, shown } = await sent(onSwitch(reply))
    expect(ended).toBe('rejected HO-ACQ-400')
    expect(shown.length).toBeLessThan(10_000)
  })
})
