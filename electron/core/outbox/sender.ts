import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Change } from '#shared/contract/submissions.ts'
import { nameOf } from '../log.ts'
import type { Outcome } from '../providers/provider.ts'
import type { Queries } from '../store/store.ts'
import type { Bell } from './bell.ts'
import { choose } from './choose.ts'
import { claim, hasUnsendable, parkUnsendable, type Claimed } from './claim.ts'
import type { OutboxDeps } from './deps.ts'
import { connectionsWithWork, sentLately } from './eligible.ts'
import { parkForbidden, untoldOf } from './forbidden.ts'
import { tryLock, type SenderLock } from './lock.ts'
import { lookUp } from './look-up.ts'
import { LookingUp } from './looking-up.ts'
import { isBeyond, Network, NETWORK_LOOK_MS, NOT_CONNECTED, systemNetwork } from './network.ts'
import { limitsOf, MOST_AT_ONCE, Pacing, type Pace } from './pacing.ts'
import { ReadyConnections, type ReadyConnection } from './ready-connections.ts'
import { becomeSender } from './recover.ts'
import { settle, type Finished } from './settle.ts'
import { next } from './states.ts'
import type { StepOptions, StepResult } from './step.ts'
import { Waking } from './waking.ts'

export interface SenderOptions {
  /** Only this submission, or all. */
  only: string | null
  /** At most so many are `sending` at any moment; null: as many of each connection as is set for it. */
  concurrency: number | null
  /** The pace of every connection; null: as is set for each. */
  pace: Pace | null
}

interface Answered {
  claimed: Claimed
  outcome: Outcome
  abandoned: boolean
}

/** How many from before are asked about at a start; the rest have their page. */
const MOST_LOOK_UPS = 20
const LONGEST_GATHERING_MS = 20
/** For how long the user's name is believed. */
const NAME_MS = 1_000
/** After a close, how long an answer may still come once its request was broken off. */
const GRACE_MS = 1_000

/**
 * The one sender of a profile, while it holds the lock. Each step settles the answers that came and claims the
 * next rows in one transaction; only when that is committed do their first bytes leave.
 */
export class Sender {
  readonly #deps: OutboxDeps
  readonly #options: SenderOptions
  readonly #lock: SenderLock
  readonly #fence: number
  readonly #changed: (area: Change['area']) => void
  readonly #bell: Bell
  readonly #pacing: Pacing
  readonly #abort = new AbortController()
  readonly #connections: ReadyConnections
  readonly #network: Network
  readonly #answered: Answered[] = []
  #inFlight = 0
  /** How long the last transaction took. */
  #transactionMs = 0
  #allAnswered: (() => void) | null = null
  /** How many of each connection. */
  readonly #underWay = new Map<string, number>()
  #sentBy: { by: string; readAt: number } | null = null
  readonly #lookingUp: LookingUp
  #nextAt: number | null = null
  /** When it wakes up, or is on another network. */
  readonly waking: Waking

  private constructor(
    deps: OutboxDeps,
    options: SenderOptions,
    pacing: Pacing,
    lock: SenderLock,
    fence: number,
    bell: Bell,
    changed: (area: Change['area']) => void,
  ) {
    this.#deps = deps
    this.#options = options
    this.#lock = lock
    this.#fence = fence
    this.#bell = bell
    this.#changed = changed
    this.#pacing = pacing
    this.#connections = new ReadyConnections(deps, changed)
    this.waking = new Waking(deps, pacing, () => {
      changed('submissions')
      bell.ring()
    })
    this.#network = new Network(deps.network ?? systemNetwork, () => void this.waking.dueIn(0))
    this.#lookingUp = new LookingUp({
      look: (id) => lookUp(deps, id, this.#abort.signal),
      looked: (settled) => {
        if (settled) changed('submissions')
        bell.ring()
      },
      log: deps.log,
    })
  }

  /**
   * Takes the lock, or returns null when another holds it. What an earlier sender left half done becomes unconfirmed.
   *
   * @param bell is rung when an answer came
   * @param changed is told what this sender changed in the store
   */
  static async open(
    deps: OutboxDeps,
    options: SenderOptions,
    bell: Bell,
    changed: (area: Change['area']) => void,
  ): Promise<Sender | null> {
    const lock = tryLock(deps.lockFile)
    if (lock === null) return null
    try {
      const { fence, found } = await becomeSender(deps)
      deps.log.info({ fence, found }, 'This process sends now.')
      if (found > 0) changed('submissions')
      const pacing = new Pacing(await sentLately(deps.store.queries, deps.clock()))
      const sender = new Sender(deps, options, pacing, lock, fence, bell, changed)
      await sender.lookUpEarlier()
      return sender
    } catch (error) {
      lock.release()
      throw error
    }
  }

  /**
   * Settles what was answered and, unless told not to, claims and sends what is due. Throws when the store or
   * the vault is in trouble (nothing is lost: the answers are kept for the next step), and StaleSenderError.
   */
  async step(options: StepOptions): Promise<StepResult> {
    try {
      const result = await this.#step(options)
      this.#nextAt = result.nextAt
      return result
    } catch (error) {
      this.#nextAt = null
      throw error
    }
  }

  async #step({ claiming, until }: StepOptions): Promise<StepResult> {
    await this.waking.look()
    await this.#gather()
    const group = [...this.#answered]
    const most = this.#options.concurrency ?? MOST_AT_ONCE
    const slots = claiming && !this.waking.resting ? most - (this.#inFlight - group.length) : 0
    let ready = new Map<string, ReadyConnection>()
    try {
      if (slots > 0) ready = await this.#connections.ready(this.#options.only)
    } catch (error) {
      // The vault will not answer. What the service did answer is settled all the same.
      if (group.length > 0) await this.#settleAndClaim(group, ready, 0, until)
      throw error
    }
    if (group.length === 0) {
      // Asked before the store is read: what a look-up that ends meanwhile makes ready is not among what is read.
      const idle = this.#inFlight === 0 && this.#lookingUp.idle
      // Looks before it takes the store's write lock.
      const { now, nextAt } = await this.#choose(this.#deps.store.queries, ready, slots, until, group)
      if (now.length === 0) {
        await this.#park()
        return { settled: 0, idle, nextAt }
      }
    }
    return this.#settleAndClaim(group, ready, slots, until)
  }

  async #settleAndClaim(
    group: readonly Answered[],
    ready: ReadonlyMap<string, ReadyConnection>,
    slots: number,
    until: number,
  ): Promise<StepResult> {
    const { store, audit, clock, random } = this.#deps
    const now = clock()
    const finished = group.map(({ claimed, outcome, abandoned }): Finished => {
      const settled = next({ attempts: claimed.attempts, abandoned }, outcome, now, random)
      return { claimed, outcome, settled }
    })
    this.#pace(finished, now.getTime())
    this.waking.note(finished)
    this.#network.note(
      group.map(({ claimed, outcome }) => ({ baseUrl: claimed.ready.connection.baseUrl, outcome })),
    )
    // It may read the store, which is not to be had inside its transaction.
    const by = await this.#readBy()
    const context = { deps: this.#deps, fence: this.#fence, now, by }

    const began = performance.now()
    const { claimed, nextAt, connectionsChanged } = await store.transaction(async (queries) => {
      const settled = await settle(queries, finished, context)
      await parkUnsendable(queries, now)
      const choice = await this.#choose(queries, ready, slots, until, group)
      const { claimed, entries } = await claim(queries, choice.now, this.#fence, now)
      await audit.append(queries, ...settled.entries, ...entries)
      return { claimed, nextAt: choice.nextAt, connectionsChanged: settled.connectionsChanged }
    })

    this.#transactionMs = performance.now() - began
    this.#answered.splice(0, group.length)
    this.#inFlight += claimed.length - group.length
    for (const one of group) this.#count(one.claimed, -1)
    for (const one of claimed) this.#count(one, 1)
    for (const one of claimed) void this.#send(one)
    this.#changed('submissions')
    if (connectionsChanged) this.#changed('connections')
    for (const one of finished) if (one.settled.state === 'unconfirmed') this.#lookingUp.begin(one.claimed.id)
    const settled = finished.filter((one) => one.settled.state !== 'waiting').length
    return { settled, idle: false, nextAt: this.#inFlight === 0 ? now.getTime() : nextAt }
  }

  /**
   * One answer seldom comes alone. Those that are here already, or come before the last transaction's time is over again, are
   * settled with it in one: so a slow disk makes larger groups, and nothing waits for long.
   */
  async #gather(): Promise<void> {
    if (this.#inFlight === 0) return
    await nextTurn()
    if (this.#answered.length === 0 || this.#answered.length === this.#inFlight) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(this.#transactionMs, LONGEST_GATHERING_MS))
      this.#allAnswered = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#allAnswered = null
  }

  async #choose(
    queries: Queries,
    ready: ReadonlyMap<string, ReadyConnection>,
    slots: number,
    until: number,
    group: readonly Answered[],
  ): Promise<{ now: { id: string; ready: ReadyConnection }[]; nextAt: number | null }> {
    if (slots <= 0) return { now: [], nextAt: null }
    const { only } = this.#options
    const now = this.#deps.clock().getTime()
    // As the store has them at this moment: one that was paused, or whose secret was replaced or refused meanwhile, is left out.
    const sendable = (await connectionsWithWork(queries, { only })).flatMap(({ id, since }) => {
      const one = ready.get(id)
      return one?.connection.secret.since === since ? [one.connection] : []
    })
    const reachable = sendable.filter(({ baseUrl }) => !this.#network.offline || !isBeyond(baseUrl))
    const connections = reachable.map((connection) => {
      const limits = limitsOf(connection)
      this.#pacing.setPace(connection.id, this.#options.pace ?? limits.pace, now)
      const most = this.#options.concurrency ?? limits.concurrency
      const over = group.filter(({ claimed }) => claimed.ready.connection.id === connection.id).length
      return { id: connection.id, slots: most - ((this.#underWay.get(connection.id) ?? 0) - over) }
    })
    const choice = await choose(queries, connections, this.#pacing, { only, slots, now, until })
    const chosen = choice.now.flatMap(({ id, connectionId }) => {
      const connection = ready.get(connectionId)
      return connection === undefined ? [] : [{ id, ready: connection }]
    })
    // What waits for the network may go as soon as that is looked at again.
    const atNextLook = reachable.length < sendable.length ? [now + NETWORK_LOOK_MS] : []
    const times = [...atNextLook, ...(choice.nextAt === null ? [] : [choice.nextAt])]
    return { now: chosen, nextAt: times.length === 0 ? null : Math.min(...times) }
  }

  #count({ ready: { connection } }: Claimed, more: 1 | -1): void {
    this.#underWay.set(connection.id, (this.#underWay.get(connection.id) ?? 0) + more)
  }

  /** Read once a second at the most, not for each group. */
  async #readBy(): Promise<string> {
    const readAt = performance.now()
    if (this.#sentBy === null || readAt - this.#sentBy.readAt > NAME_MS)
      this.#sentBy = { by: await this.#deps.by(), readAt }
    return this.#sentBy.by
  }

  /** A connection that could not take one of its rows is not asked for the next before that one's time. */
  #pace(finished: readonly Finished[], now: number): void {
    for (const { claimed, settled } of finished) {
      const { id } = claimed.ready.connection
      const why = NOT_CONNECTED.includes(settled.code) ? 'unreachable' : 'asked'
      if (settled.nextTryAt === null) this.#pacing.answered(id, Date.parse(claimed.sentAt))
      else this.#pacing.hold(id, why, settled.nextTryAt.getTime(), now)
    }
  }

  /** Tells rows that cannot be sent why they wait. */
  async #park(): Promise<void> {
    const { store, clock } = this.#deps
    const untold = await untoldOf(store.queries, this.#connections.forbidden)
    if (untold.length === 0 && !(await hasUnsendable(store.queries))) return
    await store.transaction(async (queries) => {
      await parkUnsendable(queries, clock())
      for (const one of untold) await parkForbidden(queries, one, clock())
    })
    this.#changed('submissions')
  }

  async #send(claimed: Claimed): Promise<void> {
    const outcome = await this.#outcomeOf(claimed)
    this.#answered.push({ claimed, outcome, abandoned: this.#abort.signal.aborted })
    if (this.#answered.length === this.#inFlight) this.#allAnswered?.()
    this.#bell.ring()
  }

  /** Never throws: a claimed row without an outcome would stay `sending`. */
  async #outcomeOf({ id, ready: { connection, secret }, request }: Claimed): Promise<Outcome> {
    try {
      this.#pacing.take(connection.id, 1, this.#deps.clock().getTime())
      const provider = this.#deps.providers(connection.provider)
      return await provider.send(connection, secret, request, this.#abort.signal)
    } catch (error) {
      // A provider never throws; if it does, nobody knows how far it came.
      const name = nameOf(error)
      this.#deps.log.error({ submission: id, error: name }, 'A provider failed while sending.')
      const detail = `Sending failed with ${name}.`
      return { kind: 'unconfirmed', code: 'HO-OUTBOX-FAILED', detail, status: null }
    }
  }

  /** Asks the services about what is unconfirmed since before this process sent. */
  async lookUpEarlier(): Promise<void> {
    const { only } = this.#options
    const rows = await this.#deps.store.queries
      .selectFrom('submissions')
      .select('id')
      .where('state', '=', 'unconfirmed')
      .$if(only !== null, (all) => all.where('id', '=', only))
      .orderBy('number')
      .limit(MOST_LOOK_UPS)
      .execute()
    for (const { id } of rows) this.#lookingUp.begin(id)
  }

  /** Whether this computer has no network, as far as attempts have shown. */
  get offline(): boolean {
    return this.#network.offline
  }

  /** How many are being sent, and when the next will be by itself (milliseconds since 1970; null: without something new, never). */
  get work(): { underWay: number; nextAt: number | null } {
    return { underWay: this.#inFlight, nextAt: this.#nextAt }
  }

  /** The rows of this connection need not be held back any longer. */
  release(connectionId: string): void {
    this.#pacing.release(connectionId)
    this.#bell.ring()
  }

  /**
   * Waits for what is being sent and lets go of the lock. After `withinMs` the requests are broken off: what
   * has no answer then stays `sending` in the store, and whoever sends next finds it there and makes it unconfirmed.
   */
  async close(withinMs: number): Promise<void> {
    try {
      await this.#drain(withinMs)
      if (this.#inFlight > 0) {
        this.#abort.abort()
        await this.#drain(GRACE_MS)
      }
      this.#abort.abort()
      await this.#lookingUp.close()
      if (this.#inFlight > 0)
        this.#deps.log.warn({ count: this.#inFlight }, 'Closed while sending; left to recovery.')
    } catch (error) {
      this.#abort.abort()
      throw error
    } finally {
      this.#network.close()
      this.#connections.forget()
      this.#lock.release()
    }
  }

  async #drain(withinMs: number): Promise<void> {
    const end = performance.now() + withinMs
    while (this.#inFlight > 0) {
      await this.step({ claiming: false, until: 0 })
      const left = end - performance.now()
      if (this.#inFlight === 0 || left <= 0) return
      if (this.#answered.length === 0) await this.#bell.wait(left)
    }
  }
}
