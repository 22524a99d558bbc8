import type { Client } from '#renderer/api/client.ts'
import type { Direction } from '#shared/contract/desktop.ts'
import { toldOf } from './fake-imports.ts'

/** What the fake desktop window does. */
export interface FakeDesktop {
  /** What it asks of the page, in order. */
  directions: Direction[]
  /** Why it does not restart; thrown. */
  refusal: Error | null
}

export function noDesktop(): FakeDesktop {
  return { directions: [], refusal: null }
}

/** The area `desktop` of the fake core. */
export function fakeDesktop(
  world: () => FakeDesktop,
  note: (path: string, input: unknown) => void,
): Client['desktop'] {
  return {
    directions: () => Promise.resolve(toldOf(world().directions)),
    notify: async (input) => {
      note('desktop.notify', input)
      return { shown: true }
    },
    savePdf: async (input) => {
      note('desktop.savePdf', input)
      return { saved: true }
    },
    restartToUpdate: async () => {
      note('desktop.restartToUpdate', null)
      const { refusal } = world()
      if (refusal !== null) throw refusal
      return { restarting: true }
    },
  }
}
