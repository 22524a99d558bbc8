import { createRouterClient } from '@orpc/server'
import { expect, onTestFinished, test } from 'vitest'
import { Application } from '#core/application.ts'
import { createRouter } from '#core/handlers/router.ts'
import { noLog } from '#core/log.ts'
import { practiceCodes } from '#core/practice/codes.ts'
import { startPractice } from '#core/practice/server.ts'
import { toSwitchBody } from '#shared/domain/switch-answers.ts'
import { temporaryFolder } from '#test/support/store.ts'

test('two processes on one practice profile use the stand-ins of a third: one queues, the other sends to them', async () => {
  const practice = await startPractice()
  onTestFinished(() => practice.close())
  const folder = temporaryFolder()
  const open = async (sends: boolean) => {
    const application = new Application(
      {
        ...{ host: 'cli', practice: true, practiceService: practice.url, sends },
        ...{ folder, vault: null, passphrase: null, version: '0.0.0-test' },
      },
      folder,
      noLog,
    )
    await application.start()
    return { application, client: createRouterClient(createRouter(application)) }
  }
  const asking = await open(false)
  const sending = await open(true)

  const [home] = await asking.client.homes.samples()
  const { body, consent } = toSwitchBody('tenant-switch', home?.answers ?? {}, practiceCodes())
  const outcome = await asking.client.submissions.create({
    ...{ kind: 'tenant-switch', connectionId: 'practice-acquaint', body, consent },
    ...{ allowDuplicate: null, draftId: null, answers: null },
  })
  if (outcome.outcome !== 'queued') throw new Error(`Not queued: ${outcome.outcome}.`)
  const { id } = outcome.submission
  await expect.poll(async () => (await asking.client.submissions.get({ id })).state).toBe('accepted')
  const posted = practice.journal.filter(({ method, path }) => method === 'POST' && /switches/.test(path))
  expect(posted).toHaveLength(1)
  expect((await asking.client.submissions.get({ id })).receiptId).not.toBeNull()

  // The stand-ins are not theirs to end.
  await sending.application.close()
  await asking.application.close()
  expect((await fetch(practice.url)).status).toBeGreaterThan(0)
})
