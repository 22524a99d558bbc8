import type { Client } from '#renderer/api/client.ts'
import type { ProfileStatus } from '#shared/contract/profile.ts'
import { closed } from './fake-errors.ts'
import { fakeRights, type FakeRights } from './fake-rights.ts'

/** What the screens' fake core knows of its lock. */
export interface FakeLock {
  rights?: FakeRights
  status: ProfileStatus
  /** The PIN that opens it. */
  pin?: string
  /** The settings while it is locked. */
  lockedSettings?: ProfileStatus['settings']
}

/** The lock, and the rights of people. */
export function fakeOwn(
  world: FakeLock,
  note: (path: string, input: unknown) => void,
): Pick<Client, 'lock' | 'rights'> {
  return { lock: fakeLock(world, note), rights: fakeRights(world, note) }
}

function fakeLock(world: FakeLock, note: (path: string, input: unknown) => void): Client['lock'] {
  return {
    now: () => {
      note('lock.now', null)
      world.lockedSettings = world.status.settings
      world.status = { ...world.status, state: 'locked', settings: null }
      return Promise.resolve(world.status)
    },
    open: (input) => {
      note('lock.open', { with: input.with })
      const given = input.with === 'pin' ? input.pin : input.passphrase
      if (given !== (world.pin ?? '2468'))
        return Promise.reject(
          closed({
            kind: 'vault',
            state: 'passphrase-wrong',
            code: 'HO-LOCK-PIN-WRONG',
            message: 'That is not the PIN.',
            fix: 'Enter it again.',
            detail: '1 wrong so far.',
          }),
        )
      world.status = { ...world.status, state: 'open', settings: world.lockedSettings ?? null }
      return Promise.resolve(world.status)
    },
    stillHere: () => Promise.resolve({ locked: world.status.state === 'locked' }),
    setPin: ({ pin }) => {
      note('lock.setPin', null)
      world.pin = pin
      world.status = { ...world.status, lockedBy: ['pin'] }
      return Promise.resolve(world.status)
    },
    removePin: () => {
      note('lock.removePin', null)
      world.status = { ...world.status, lockedBy: [] }
      return Promise.resolve(world.status)
    },
  }
}
