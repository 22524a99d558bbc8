import type {
  Change,
  CreateOutcome,
  Duplicate,
  OutboxStatus,
  Progress,
  Submission,
  TogetherOutcome,
} from '#shared/contract/submissions.ts'
import type { Findings } from '#shared/domain/problem.ts'
import type { SubmissionState } from '#shared/domain/submission.ts'
import {
  countSetAside,
  countSubmissions,
  getSubmission,
  listSubmissions,
  pageOfSubmissions,
  type PageOf,
} from '../store/repositories/submissions.ts'
import { cancel, sendNow, setAside } from './actions.ts'
import { Bell } from './bell.ts'
import { cancelBatch } from './cancel-batch.ts'
import { Changes } from './changes.ts'
import {
  check,
  checkTogether,
  create,
  createTogether,
  type CheckInput,
  type CreateInput,
  type TogetherInput,
} from './create.ts'
import { createBatch, type NewBatch } from './create-batch.ts'
import type { OutboxDeps } from './deps.ts'
import { anyLeftSending } from './left-sending.ts'
import { foundInsteadOfResending, lookUp, type LookedUp } from './look-up.ts'
import { isLocked, tryLock } from './lock.ts'
import { readAllPaused, setPaused } from './pause.ts'
import { ProgressMeter } from './progress.ts'
import { becomeSender } from './recover.ts'
import { resolve, type Resolution } from './resolve.ts'
import { run, type RunInput } from './run.ts'
import { Seat } from './seat.ts'
import { sendByItself } from './send-by-itself.ts'

/** What one process sends by itself. Holds nothing but numbers. */
export interface SendingNow {
  underWay: number
  /** When it sends the next, in milliseconds since 1970; null: without something new, never. */
  nextAt: number | null
  /** There is no network as far as attempts have shown: then `nextAt` is when that is looked at again. */
  offline: boolean
}

/** Progress is told no more often than this, */
const PROGRESS_PAUSE_MS = 250
/** while it goes on it is looked at so often, */
const PROGRESS_LOOK_MS = 1_000
/** and while it does not, so seldom. */
const PROGRESS_IDLE_MS = 30_000

/**
 * Where submissions wait, and the only thing that sends. Any number of processes may have one on the same
 * profile; the one that holds the lock sends.
 */
export class Outbox {
  readonly #deps: OutboxDeps
  readonly #changes: Changes
  readonly #bell = new Bell()
  readonly #seat: Seat
  /** Sending by itself, since `start`. */
  #loop: { ended: Promise<void>; stop: AbortController } | null = null
  /** Runs, one after the other. */
  #turn: Promise<unknown> = Promise.resolve()
  readonly #closing = new AbortController()

  constructor(deps: OutboxDeps) {
    this.#deps = deps
    this.#changes = new Changes(deps.store)
    this.#seat = new Seat(deps, this.#bell, (area) => this.#changes.tell(area))
  }

  /** Checks a body and looks for a live submission of the same thing. Stores nothing. */
  check(input: CheckInput): Promise<Findings & { duplicate: Duplicate | null }> {
    return check(this.#deps, input)
  }

  /** Checks, stores and queues; the draft it came from is removed in the same transaction. */
  async create(input: CreateInput): Promise<CreateOutcome> {
    const outcome = await create(this.#deps, input)
    if (outcome.outcome === 'queued') {
      this.#touched(outcome)
      if (input.draftId !== null) this.#changes.tell('drafts')
    }
    return outcome
  }

  /** Several parts at once, some of which may need the ids of others. Stores nothing. */
  checkTogether(input: Pick<TogetherInput, 'connectionId' | 'parts'>): ReturnType<typeof checkTogether> {
    return checkTogether(this.#deps, input)
  }

  /** Checks, stores and queues several parts, all or none. */
  async createTogether(input: TogetherInput): Promise<TogetherOutcome> {
    const outcome = await createTogether(this.#deps, input)
    if (outcome.outcome === 'queued') {
      this.#touched(outcome)
      if (input.draftId !== null) this.#changes.tell('drafts')
    }
    return outcome
  }

  /** Queues many checked and encoded submissions, all or none; sending begins only then. */
  async createBatch(batch: NewBatch): ReturnType<typeof createBatch> {
    return this.#touched(await createBatch(this.#deps, batch))
  }

  /** Asks the service about an unconfirmed one, and settles it when there is no doubt. */
  async lookUp(id: string, signal?: AbortSignal): Promise<LookedUp> {
    return this.#touched(await lookUp(this.#deps, id, this.#ending(signal)))
  }

  /** Every state when null; oldest first. */
  list(state: SubmissionState | null): Promise<Submission[]> {
    return listSubmissions(this.#deps.store.queries, state)
  }

  /** Some of a longer list. */
  page(of: PageOf): Promise<{ total: number; submissions: Submission[] }> {
    return pageOfSubmissions(this.#deps.store.queries, of)
  }

  get(id: string): Promise<Submission> {
    return getSubmission(this.#deps.store.queries, id)
  }

  /** Only before it is sent; NotNowError after. */
  async cancel(id: string): Promise<Submission> {
    return this.#touched(await cancel(this.#deps, id))
  }

  /** Takes back what of a batch has not left yet. Gives how many those were. */
  async cancelBatch(id: string): Promise<number> {
    return this.#touched(await cancelBatch(this.#deps, id))
  }

  /** Only a rejected one; NotNowError else. */
  async setAside(id: string): Promise<Submission> {
    return this.#touched(await setAside(this.#deps, id))
  }

  /** Tries a queued or waiting one at once. */
  async sendNow(id: string): Promise<Submission> {
    const submission = await sendNow(this.#deps, id)
    this.wake(submission.connectionId)
    return this.#touched(submission)
  }

  /** Answers the question for an unconfirmed one. Before it is sent again the service is asked, where it can be. */
  async resolve(id: string, how: Resolution): Promise<Submission> {
    if (how.answer === 'resend') {
      const found = await foundInsteadOfResending(this.#deps, id, this.#ending())
      if (found !== null) return this.#touched(found)
    }
    return this.#touched(await resolve(this.#deps, id, how))
  }

  /**
   * Sends nothing more of a connection, or of all when null, until it is resumed: in no process, and over a restart.
   * Answers of what is being sent are still taken. Throws NotFoundError.
   */
  async pause(connectionId: string | null): Promise<OutboxStatus> {
    await setPaused(this.#deps.store, connectionId, true)
    return this.#paceTouched(connectionId)
  }

  /** Lets a connection, or everything when null, go on. One that was paused by itself stays so when everything is resumed. */
  async resume(connectionId: string | null): Promise<OutboxStatus> {
    await setPaused(this.#deps.store, connectionId, false)
    return this.#paceTouched(connectionId)
  }

  async status(): Promise<OutboxStatus> {
    const { queries } = this.#deps.store
    const [counts, setAside] = [await countSubmissions(queries), await countSetAside(queries)]
    const sender = this.#seat.sender
    const facts = {
      counts,
      setAside,
      paused: await readAllPaused(queries),
      offline: sender?.offline ?? false,
    }
    if (sender !== null) return { sender: 'here', ...facts }
    return { sender: isLocked(this.#deps.lockFile) ? 'elsewhere' : 'idle', ...facts }
  }

  /** How far the sending is: at once, and then whenever it is further, but at most four times a second. */
  async *progress(signal?: AbortSignal): AsyncGenerator<Progress, void, void> {
    const ending = this.#ending(signal)
    const { store, clock } = this.#deps
    const meter = new ProgressMeter()
    const bell = new Bell()
    const ring = () => bell.ring()
    const unlisten = this.#changes.listen(ring)
    ending.addEventListener('abort', ring)
    const isOver = () => ending.aborted
    let told = ''
    try {
      while (!isOver()) {
        const progress = await meter.read(store.queries, clock(), this.#seat.sender?.offline ?? false)
        const readAt = performance.now()
        const text = JSON.stringify(progress)
        if (text !== told) yield progress
        told = text
        // Time goes on without a change too: rate and time left are others a second later.
        const idle = progress.left + progress.sending === 0 || progress.paused || progress.offline
        await bell.wait(idle ? PROGRESS_IDLE_MS : PROGRESS_LOOK_MS)
        const pause = () => readAt + PROGRESS_PAUSE_MS - performance.now()
        while (pause() > 0 && !isOver()) await bell.wait(pause())
      }
    } finally {
      unlisten()
      ending.removeEventListener('abort', ring)
    }
  }

  /** Own changes at once, those of other processes within half a second. Returns what stops it. */
  onChange(listener: (area: Change['area']) => void): () => void {
    return this.#changes.listen(listener)
  }

  /**
   * There may be something new to send: a connection was mended (name it), or the network is back.
   * Changes made by the outbox itself, and by other processes, are noticed without it.
   */
  wake(connectionId: string | null = null): void {
    if (connectionId !== null) this.#seat.sender?.release(connectionId)
    this.#bell.ring()
  }

  /**
   * To be called once when a profile is opened: rows found `sending` though nobody sends become unconfirmed,
   * so that a process that only looks shows them as they are.
   */
  async recover(): Promise<void> {
    const { store, lockFile, log } = this.#deps
    if (this.#seat.sender !== null || !(await anyLeftSending(store.queries))) return
    const lock = tryLock(lockFile)
    if (lock === null) return
    try {
      const recovered = await becomeSender(this.#deps)
      log.warn(
        { count: recovered.found },
        'Submissions were found that an earlier process did not finish sending.',
      )
      this.#touched(recovered)
    } finally {
      lock.release()
    }
  }

  /** Sends by itself from now on, whenever this process can have the lock. */
  start(): void {
    if (this.#closing.signal.aborted) throw new Error('The outbox is closed.')
    if (this.#loop !== null) return
    const stop = new AbortController()
    this.#loop = { stop, ended: this.#turn.then(() => sendByItself(this.#tools(), stop.signal)) }
  }

  /** What this process is sending, and when it will send more by itself; null when it sends nothing (another may). */
  get sendingNow(): SendingNow | null {
    const sender = this.#seat.sender
    return sender === null ? null : { ...sender.work, offline: sender.offline }
  }

  /** This computer woke up, or is on another network: what could not connect is tried within three seconds, whatever its pause was. */
  async tryNow(): Promise<void> {
    await this.#seat.sender?.waking.tryNow()
  }

  /** Sends nothing new for so long; what is on its way is still waited for. `tryNow` ends it. */
  rest(ms: number): void {
    this.#seat.sender?.waking.rest(ms)
  }

  /**
   * Claims nothing more, waits for what is being sent, and lets go of the lock.
   * @param patienceMs for how long answers are waited for; what has none by then is left to recovery
   */
  async stop(patienceMs?: number): Promise<void> {
    if (patienceMs !== undefined) this.#seat.patienceMs = patienceMs
    const loop = this.#loop
    loop?.stop.abort()
    await loop?.ended
    if (this.#loop === loop) this.#loop = null
  }

  /**
   * Sends what can be sent and returns when nothing more can be sent within `waitSeconds`, counted from the
   * last one that was settled. In a process that sends by itself, or while another process holds the lock, it
   * watches (and takes over when the other ends).
   *
   * @returns the submission named by `only`; or else everything that is not settled (unconfirmed ones from
   *   earlier included) and everything that changed meanwhile, oldest first
   * @throws TroubleError when the store or the vault is in trouble; NotFoundError when there is no `only`
   */
  run(input: RunInput, signal?: AbortSignal): Promise<Submission[]> {
    const ending = this.#ending(signal)
    if (this.#loop !== null) return run(this.#tools(), input, false, ending)
    const next = this.#turn.then(() => run(this.#tools(), input, true, ending))
    this.#turn = next.catch(() => undefined)
    return next
  }

  /** Stops everything. Requests under way are waited for, up to 10 seconds; then they are left to recovery. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.stop()
    await this.#turn
    this.#changes.close()
  }

  #paceTouched(connectionId: string | null): Promise<OutboxStatus> {
    if (connectionId !== null) this.#changes.tell('connections')
    return this.#touched(this.status())
  }

  #ending(signal?: AbortSignal): AbortSignal {
    return AbortSignal.any(signal === undefined ? [this.#closing.signal] : [this.#closing.signal, signal])
  }

  #tools() {
    return { deps: this.#deps, seat: this.#seat, bell: this.#bell, changes: this.#changes }
  }

  /** Wakes this process's sender, and tells who listens. */
  #touched<T>(result: T): T {
    this.#bell.ring()
    this.#changes.tell('submissions')
    return result
  }
}

export function createOutbox(deps: OutboxDeps): Outbox {
  return new Outbox(deps)
}
