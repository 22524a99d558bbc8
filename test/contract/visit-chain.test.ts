import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient, type RouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Application } from '#core/application.ts'
import { createRouter, type Router } from '#core/handlers/router.ts'
import { noLog } from '#core/log.ts'
import type { Fault, PracticeServer } from '#core/practice/practice.ts'
import { startPractice } from '#core/practice/server.ts'
import { appointmentForm } from '#shared/domain/appointment-form.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import type { Answers } from '#shared/domain/wizard-form.ts'
import { draftAnswers } from '../e2e/support/visit-steps.ts'
import { CHAIN, pathOf, postedOf, recordedOf, refusalOf } from '../support/visit-chain.ts'

/** A visit for which everything is new: four records, each standing on the one before it. */
describe.each(CHAIN)('a visit through the contract, in practice, of which the %s', (kind) => {
  let folder: string
  let practice: PracticeServer
  let application: Application
  let client: RouterClient<Router>

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handover-'))
    practice = await startPractice()
    application = new Application(
      {
        host: 'cli',
        folder,
        practice: true,
        practiceService: practice.url,
        sends: true,
        vault: null,
        passphrase: null,
        version: '0.0.0-test',
      },
      folder,
      noLog,
    )
    await application.start()
    client = createRouterClient(createRouter(application))
  })

  afterEach(async () => {
    await application.close()
    await practice.close()
    await rm(folder, { recursive: true, force: true })
  })

  const fault = (what: Pick<Fault, 'do' | 'status' | 'headers'>) =>
    practice.addFaults([{ path: pathOf(kind), method: 'POST', ...what }])
  const posted = (part: (typeof CHAIN)[number]) => postedOf(practice.journal, part)
  const recorded = () => recordedOf(practice.journal)

  async function send(answers: Answers): Promise<string[]> {
    const facts = { today: today(), codes: documentedCodes(), resources: {}, organisation: null }
    const outcome = await client.submissions.createTogether({
      connectionId: 'practice-ctrl-hub',
      parts: appointmentForm.parts(answers, facts),
      allowDuplicate: null,
      draftId: null,
    })
    if (outcome.outcome !== 'queued') throw new Error(JSON.stringify(outcome))
    return outcome.submissions.map(({ id }) => id)
  }
  const states = async (ids: readonly string[]) =>
    Promise.all(ids.map(async (id) => (await client.submissions.get({ id })).state))
  const becomes = (ids: readonly string[], state: string) =>
    expect.poll(() => states(ids)).toEqual(ids.map(() => state))
  const oneOfEach = () => {
    for (const one of CHAIN) expect(recorded()[one], one).toHaveLength(1)
  }
  const statuses = () => posted(kind).map(({ status }) => status)

  test('is refused uses again what was made before, and nothing is made twice', async () => {
    practice.addFaults([refusalOf(kind)])
    const ids = await send(draftAnswers())
    await expect.poll(() => states(ids)).toContain('rejected')
    const before = recorded()
    expect(before[kind]).toEqual([])

    const refused = (await states(ids)).indexOf('rejected')
    const draft = await client.drafts.fromSubmission({ submissionId: ids[refused] ?? '' })
    await becomes(await send(draft.answers), 'accepted')
    oneOfEach()
    for (const one of CHAIN.slice(0, CHAIN.indexOf(kind))) expect(recorded()[one], one).toEqual(before[one])
    expect(statuses()).toEqual([422, 201])
    expect(JSON.parse(posted('appointments').at(-1)?.body ?? '')).toMatchObject({
      data: { relationships: { interaction: { data: { id: recorded()['interactions']?.[0] } } } },
    })
  })

  test('has to wait goes on by itself', async () => {
    fault({ do: 'status', status: 503, headers: { 'retry-after': '1' } })
    await becomes(await send(draftAnswers()), 'accepted')
    oneOfEach()
    expect(statuses()).toEqual([503, 201])
  })

  test('gets no answer is looked up, and not made twice', async () => {
    fault({ do: 'drop-after-commit' })
    await becomes(await send(draftAnswers()), 'accepted')
    oneOfEach()
    for (const one of CHAIN) expect(posted(one), one).toHaveLength(1)
  })

  test('never arrived is sent again only on somebody’s word', async () => {
    fault({ do: 'reset' })
    const ids = await send(draftAnswers())
    await expect.poll(() => states(ids)).toContain('unconfirmed')
    // Not even when it was looked for in vain.
    const { outbox } = await application.sending()
    await outbox.run({ only: null, waitSeconds: 1, concurrency: 1, ratePerMinute: null })
    expect(recorded()[kind]).toEqual([])
    const [one, ...more] = await client.submissions.list({ state: 'unconfirmed' })
    expect([one?.kind, more]).toEqual([kind.slice(0, -1), []])
    await client.submissions.resolve({ id: one?.id ?? '', how: { answer: 'resend' } })
    await becomes(ids, 'accepted')
    oneOfEach()
  })
})
