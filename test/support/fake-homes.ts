import type { Client } from '#renderer/api/client.ts'
import type { SampleHome } from '#shared/contract/homes.ts'
import type { EmptyHome } from '#shared/domain/empty-home.ts'
import type { HandedOver } from '#shared/domain/handed-over.ts'

/** What the screens' fake core knows of homes. */
export interface FakeHomes {
  samples: SampleHome[]
  /** What was sent before for whatever home is asked about. */
  handedOver?: HandedOver
  emptyHomes?: readonly EmptyHome[]
}

export function fakeHomes(world: FakeHomes): Client['homes'] {
  return {
    lookUpMprn: () => Promise.resolve({ lookup: null, findings: [] }),
    closingReadings: () => Promise.resolve(world.handedOver ?? null),
    voids: () => Promise.resolve([...(world.emptyHomes ?? [])]),
    samples: () => Promise.resolve(world.samples),
  }
}
