import type { Client } from '#renderer/api/client.ts'
import type { ErasePreview, RecordedBasis, RetentionReport, Tombstone } from '#shared/contract/rights.ts'

/** What the screens' fake core knows of rights, as far as a test says so. */
export interface FakeRights {
  bases?: readonly RecordedBasis[]
  erasePreview?: ErasePreview
  tombstones?: readonly Tombstone[]
  reports?: readonly RetentionReport[]
  restricted?: boolean
}

const NOBODY: ErasePreview = {
  name: 'Aoife Byrne',
  goes: { people: 1 },
  drafts: [],
  imports: [],
  blockedBy: [],
  stays: [],
  systems: [],
}

export function fakeRights(
  world: { rights?: FakeRights },
  note: (path: string, input: unknown) => void,
): Client['rights'] {
  const of = () => world.rights ?? {}
  const tombstone = (id: string): Tombstone => ({
    id,
    at: '2026-11-22T09:00:00.000Z',
    by: 'Niamh',
    reason: 'They asked',
    counts: of().erasePreview?.goes ?? NOBODY.goes,
    systems: of().erasePreview?.systems ?? [],
  })
  return {
    bases: () => Promise.resolve([...(of().bases ?? [])]),
    exportPerson: ({ id }) => {
      note('rights.exportPerson', { id })
      return Promise.resolve({ fileName: 'handover-person-2026-11-22', json: '{}', html: '<!doctype html>' })
    },
    revealed: ({ id }) => {
      note('rights.revealed', { id })
      return Promise.resolve({ noted: true })
    },
    restrict: (input) => {
      note('rights.restrict', input)
      world.rights = { ...of(), restricted: input.restricted }
      return Promise.resolve({ restricted: input.restricted })
    },
    isRestricted: () => Promise.resolve({ restricted: of().restricted ?? false }),
    erasePreview: () => Promise.resolve(of().erasePreview ?? NOBODY),
    erase: (input) => {
      note('rights.erase', input)
      return Promise.resolve(tombstone('t1'))
    },
    tombstones: () => Promise.resolve([...(of().tombstones ?? [])]),
    noteWritten: (input) => {
      note('rights.noteWritten', input)
      const found = of().tombstones?.find(({ id }) => id === input.id) ?? tombstone(input.id)
      const written = { at: '2026-11-23T09:00:00.000Z', by: 'Niamh' }
      const told = {
        ...found,
        systems: found.systems.map((one) => (one.key === input.key ? { ...one, written } : one)),
      }
      world.rights = {
        ...of(),
        tombstones: (of().tombstones ?? []).map((one) => (one.id === told.id ? told : one)),
      }
      return Promise.resolve(told)
    },
    retentionReports: () => Promise.resolve([...(of().reports ?? [])]),
    runRetention: () => {
      note('rights.runRetention', null)
      return Promise.resolve(null)
    },
  }
}
