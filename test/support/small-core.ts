import { implement } from '@orpc/server'
import { createHash } from 'node:crypto'
import type { App } from '#core/app.ts'
import { contract } from '#shared/contract/contract.ts'
import type { Change } from '#shared/contract/submissions.ts'
import { problem } from '#shared/domain/problem-codes.ts'

/** What the small core saw and holds, for a test to look at. */
export interface SmallCore {
  readonly router: ReturnType<typeof routerOf>
  /** Inputs of `drafts.save`, as they arrived. */
  readonly saved: unknown[]
  /** Event streams that are open now. */
  readonly open: () => number
  /** Photos as they arrived; each is kept, but an empty one is refused. */
  readonly photos: Uint8Array[]
  readonly addPhoto: App['addPhoto']
  /** Sends a change to every open stream. */
  change(change: Change): void
}

/** A few procedures of the contract over nothing, with every way of failing: enough to try the hosts. */
export function smallCore(): SmallCore {
  const saved: unknown[] = []
  const photos: Uint8Array[] = []
  const streams = new Set<(change: Change) => void>()
  return {
    saved,
    photos,
    addPhoto(bytes) {
      if (bytes.length === 0)
        return Promise.resolve({ outcome: 'refused', problem: problem('HO-PHOTO-TYPE', '') })
      photos.push(bytes)
      return Promise.resolve({ outcome: 'kept', hash: createHash('sha256').update(bytes).digest('hex') })
    },
    open: () => streams.size,
    change: (change) => streams.forEach((tell) => tell(change)),
    router: routerOf(saved, streams),
  }
}

export const personal = 'Aoife Ní Bhriain 10001234567'

function routerOf(saved: unknown[], streams: Set<(change: Change) => void>) {
  return {
    profile: {
      status: implement(contract.profile.status).handler(({ errors }) => {
        throw errors.CLOSED({
          message: 'The keychain is locked.',
          data: {
            trouble: {
              kind: 'vault',
              state: 'locked',
              code: 'HO-VAULT-LOCKED',
              message: 'The keychain is locked.',
              fix: 'Unlock it.',
              detail: '',
            },
          },
        })
      }),
      // A defect: an error that the contract does not name, full of what it must not tell.
      retry: implement(contract.profile.retry).handler(() => {
        throw new Error(personal)
      }),
      diagnostics: implement(contract.profile.diagnostics).handler(() => [
        { name: 'Handover', value: '0.1.0' },
      ]),
    },
    drafts: {
      get: implement(contract.drafts.get).handler(({ input, errors }) => {
        throw errors.NOT_FOUND({ data: { what: 'draft', id: input.id } })
      }),
      save: implement(contract.drafts.save).handler(({ input }) => {
        saved.push(input)
        const { id, ...content } = input
        return {
          ...content,
          id: id ?? 'd1',
          title: '',
          createdAt: '2026-11-22T10:00:00Z',
          updatedAt: '2026-11-22T10:00:00Z',
        }
      }),
    },
    connections: {
      remove: implement(contract.connections.remove).handler(({ errors }) => {
        throw errors.NOT_NOW({
          message: 'Something is waiting.',
          data: { code: 'HO-CONNECTION-BUSY', fix: 'Wait.' },
        })
      }),
    },
    outbox: {
      changes: implement(contract.outbox.changes).handler(({ signal }) => changes(streams, signal)),
    },
  }
}

function changes(streams: Set<(change: Change) => void>, signal: AbortSignal | undefined) {
  const waiting: Change[] = [{ area: 'profile' }]
  let wake: () => void = () => undefined
  let ended = false
  const tell = (change: Change) => {
    waiting.push(change)
    wake()
  }
  const end = () => {
    ended = true
    streams.delete(tell)
    wake()
  }
  streams.add(tell)
  signal?.addEventListener('abort', end, { once: true })
  const events: AsyncIteratorObject<Change, unknown, void> = {
    async next() {
      while (waiting.length === 0 && !ended) await new Promise<void>((resolve) => (wake = resolve))
      const value = waiting.shift()
      return value === undefined ? { done: true, value: undefined } : { done: false, value }
    },
    return() {
      end()
      return Promise.resolve({ done: true, value: undefined })
    },
    [Symbol.asyncIterator]() {
      return events
    },
    [Symbol.asyncDispose]() {
      end()
      return Promise.resolve()
    },
  }
  return events
}
