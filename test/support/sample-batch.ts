import type { Submission } from '#shared/contract/submissions.ts'
import type { FakeWorld } from './fake-client.ts'
import { sampleWorld } from './sample-world.ts'

const NONE = { queued: 0, waiting: 0, sending: 0, unconfirmed: 0, rejected: 0, accepted: 0, cancelled: 0 }

/** A working week in which nothing is sent but the batch `b1`: its rows n1, n2 … are in these states, in the order of the file. */
export function batchWorld(states: readonly Submission['state'][]): FakeWorld {
  const world = sampleWorld()
  const [first] = world.submissions
  if (first === undefined) throw new Error('The sample world has no submission.')
  world.submissions = states.map((state, index) => ({
    ...first,
    id: `n${index + 1}`,
    title: `${index + 2} Quay Street`,
    state,
    batch: { id: 'b1', line: index + 2 },
  }))
  world.batches = [
    {
      id: 'b1',
      kind: 'tenant-switch',
      connectionId: 'c1',
      connectionLabel: 'Acquaint',
      name: 'murphy family.csv',
      madeAt: '2026-11-22T10:00:00.000Z',
      by: 'Aoife Byrne',
      total: states.length,
      counts: NONE,
      doneAt: null,
    },
  ]
  return world
}

/** Has a row of the batch become something else, as the screens are told of it. */
export function becomes(
  core: { world: FakeWorld; changed(area: 'submissions'): void },
  id: string,
  state: Submission['state'],
): void {
  core.world.submissions = core.world.submissions.map((one) => (one.id === id ? { ...one, state } : one))
  core.changed('submissions')
}
