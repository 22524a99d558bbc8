import type { Client } from '#renderer/api/client.ts'
import type { SampleHome } from '#shared/contract/homes.ts'
import type { EmptyHome } from '#shared/domain/empty-home.ts'
import type { HandedOver } from '#shared/domain/handed-over.ts'
import { fakeKnownHomes, type FakeKnownHomes } from './fake-known-homes.ts'

/** What the screens' fake core knows of homes. */
export interface FakeHomes extends FakeKnownHomes {
  samples: SampleHome[]
  /** What was sent before for whatever home is asked about. */
  handedOver?: HandedOver
  emptyHomes?: readonly EmptyHome[]
}

export function fakeHomes(
  world: FakeHomes,
  note: (path: string, input: unknown) => void,
  changed: () => void,
): Client['homes'] {
  return {
    ...fakeKnownHomes(world, note, changed),
    lookUpMprn: () => Promise.resolve({ lookup: null, findings: [] }),
    closingReadings: () => Promise.resolve(world.handedOver ?? null),
    voids: () => Promise.resolve([...(world.emptyHomes ?? [])]),
    samples: () => Promise.resolve(world.samples),
  }
}
