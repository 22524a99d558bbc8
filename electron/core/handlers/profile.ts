import type { Application } from '../application.ts'
import { diagnostics } from '../diagnostics.ts'
import { checkSettings } from '../policy/check-settings.ts'
import { readSettings, saveSettings } from '../records/settings.ts'
import { Secret } from '../vault/secret.ts'
import type { Implementer } from './implementer.ts'

export function profileHandlers(os: Implementer, application: Application) {
  return {
    status: os.profile.status.handler(() => application.status()),
    probeKeychain: os.profile.probeKeychain.handler(async () => {
      const trouble = await application.probeKeychain()
      return { usable: trouble === null, trouble }
    }),
    createVault: os.profile.createVault.handler(async ({ input }) => {
      const passphrase = input.kind === 'passphrase' ? Secret.of(input.passphrase) : null
      await application.createProfile(input.kind, passphrase)
      return application.status()
    }),
    unlock: os.profile.unlock.handler(async ({ input }) => {
      await application.reopen(Secret.of(input.passphrase))
      return application.status()
    }),
    retry: os.profile.retry.handler(async () => {
      await application.reopen(null)
      return application.status()
    }),
    moveVault: os.profile.moveVault.handler(async ({ input }) => {
      await application.moveVault(
        input.to === 'os' ? input : { to: input.to, passphrase: Secret.of(input.passphrase) },
      )
      return application.status()
    }),
    enterPractice: os.profile.enterPractice.handler(async () => {
      await application.enterPractice()
      return application.status()
    }),
    leavePractice: os.profile.leavePractice.handler(async () => {
      await application.leavePractice()
      return application.status()
    }),
    saveSettings: os.profile.saveSettings.handler(async ({ input }) => {
      const session = application.session()
      checkSettings(application.policy, input, await readSettings(session.store.queries))
      await saveSettings(session.store, input)
      await session.eraseOld()
      application.changed('profile')
      return application.status()
    }),
    diagnostics: os.profile.diagnostics.handler(() => diagnostics(application)),
  }
}
