import type { OutboxStatus, Progress } from '#shared/contract/submissions.ts'
import { Bell } from '#core/outbox/bell.ts'
import type { SendingNow } from '#core/outbox/outbox.ts'
import { isSending } from './sending-state.ts'

/** How the sending stands, for whoever shows it. */
export interface SendingSeen {
  /** What this process sends; null when it sends nothing. */
  now: SendingNow | null
  /** Whether this process is at work. */
  sending: boolean
  /** How far it is, whoever sends; null while no profile is open. */
  progress: Progress | null
  /** How many need somebody: unconfirmed, and rejected that were not set aside. */
  attention: number
}

/** What is watched: the core. Each of the streams ends, or throws, when the profile is closed or another one is opened. */
export interface Watched {
  now(): Promise<SendingNow | null>
  progress(signal: AbortSignal): Promise<AsyncIterable<Progress>>
  status(): Promise<OutboxStatus>
  changes(signal: AbortSignal): Promise<AsyncIterable<unknown>>
}

/** Between two looks, so that a batch does not have the taskbar drawn anew for each of its rows. */
const PAUSE_MS = 500
/** While something is sent it is looked at so often even when nothing tells of a change: the end of it tells nothing. */
const LOOK_MS = 1_000
/** After a stream ended, before it is asked for again. */
const AGAIN_MS = 2_000

const NOTHING: SendingSeen = { now: null, sending: false, progress: null, attention: 0 }

/**
 * Watches the sending, with a window and without, over closings and openings of the profile, and tells what it sees. While nothing
 * happens in an open profile it costs nothing.
 *
 * @returns what ends it: then it tells once more, that nothing is being sent
 */
export function watchSending(core: Watched, tell: (seen: SendingSeen) => void): { close(): Promise<void> } {
  const over = new AbortController()
  const { signal } = over
  const bell = new Bell()
  const isOver = () => signal.aborted
  signal.addEventListener('abort', () => bell.ring())
  let progress: Progress | null = null

  async function follow<Item>(
    stream: (signal: AbortSignal) => Promise<AsyncIterable<Item>>,
    take: (item: Item | null) => void,
  ): Promise<void> {
    while (!isOver()) {
      try {
        for await (const item of await stream(signal)) {
          take(item)
          bell.ring()
          await pause(PAUSE_MS, signal)
        }
      } catch {
        // No profile is open, or it was closed: its own page tells why.
      }
      take(null)
      bell.ring()
      await pause(AGAIN_MS, signal)
    }
  }

  async function look(): Promise<SendingSeen> {
    try {
      const [now, status] = [await core.now(), await core.status()]
      const { unconfirmed, rejected } = status.counts
      const attention = unconfirmed + rejected - status.setAside
      return { now, sending: isSending(now, Date.now()), progress, attention }
    } catch {
      return NOTHING
    }
  }

  async function watch(): Promise<void> {
    while (!isOver()) {
      const seen = await look()
      if (isOver()) break
      tell(seen)
      await pause(PAUSE_MS, signal)
      await bell.wait(seen.sending ? LOOK_MS : Infinity)
    }
    tell(NOTHING)
  }

  const ended = Promise.all([
    follow(
      (ending) => core.progress(ending),
      (item) => (progress = item),
    ),
    follow(
      (ending) => core.changes(ending),
      () => undefined,
    ),
    watch(),
  ])
  return {
    async close() {
      over.abort()
      await ended
    },
  }
}

/** Waits, but not longer than until the signal fires. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    timer.unref()
    signal.addEventListener('abort', done)
  })
}
