import type { Application } from '../application.ts'
import { nothingToOpenWith } from '../lock/profile-lock.ts'
import { Secret } from '../vault/secret.ts'
import type { Implementer } from './implementer.ts'

export function lockHandlers(os: Implementer, application: Application) {
  return {
    now: os.lock.now.handler(() => {
      if (!application.lock().lock()) throw nothingToOpenWith()
      return application.status()
    }),
    open: os.lock.open.handler(async ({ input }) => {
      await application.openLock(
        input.with === 'pin'
          ? { with: 'pin', pin: Secret.of(input.pin) }
          : { with: 'passphrase', passphrase: Secret.of(input.passphrase) },
      )
      return application.status()
    }),
    stillHere: os.lock.stillHere.handler(() => {
      application.lock().stillHere()
      return { locked: application.locked }
    }),
    setPin: os.lock.setPin.handler(async ({ input }) => {
      const current = input.current === null ? null : Secret.of(input.current)
      await application.lock().setPin(Secret.of(input.pin), current)
      application.changed('profile')
      return application.status()
    }),
    removePin: os.lock.removePin.handler(async ({ input }) => {
      await application.lock().removePin(Secret.of(input.current))
      application.changed('profile')
      return application.status()
    }),
  }
}
