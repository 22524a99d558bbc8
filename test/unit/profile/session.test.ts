import { expect, onTestFinished, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { openPracticeProfile } from '#core/profile/open-profile.ts'
import { noPolicy } from '#core/policy/office-policy.ts'
import { NotNowError } from '#core/refusal.ts'
import { openSession } from '#core/session.ts'
import { temporaryFolder } from '#test/support/store.ts'

test('a secret that stayed in the vault though its connection has none is not used', async () => {
  const profile = await openPracticeProfile(temporaryFolder(), noLog)
  const changed = () => undefined
  const session = await openSession(profile, {
    practising: true,
    practiceService: null,
    sends: false,
    policy: noPolicy,
    proxy: 'environment' as const,
    log: noLog,
    changed,
  })
  onTestFinished(() => session.close())
  const id = 'practice-acquaint'
  expect((await session.secretOf(await session.connection(id))).reveal()).toContain('appPassword')

  await session.store.queries.updateTable('connections').set({ secret_since: null }).execute()
  await expect(session.secretOf(await session.connection(id))).rejects.toBeInstanceOf(NotNowError)
})
