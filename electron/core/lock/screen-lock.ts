/** How often it is looked whether somebody is still there, in milliseconds. */
const LOOK_MS = 10_000
/** When a look comes so much later than it should, the computer slept. */
const SLEPT_MS = 60_000

export interface ScreenLockOptions {
  /** Milliseconds since 1970. */
  now: () => number
  /** Minutes without anybody there; 0: never. */
  minutes: () => Promise<number>
  /** Whether there is something to open it with. */
  canLock: () => boolean
  /** It was locked or opened. */
  changed: () => void
}

/** Whether the screens are locked, and when they are next. Knows nothing of how they are opened. */
export class ScreenLock {
  readonly #options: ScreenLockOptions
  #locked: boolean
  #lastSeen: number
  #lastLook: number
  #timer: NodeJS.Timeout | undefined

  constructor(options: ScreenLockOptions, locked: boolean) {
    this.#options = options
    this.#locked = locked
    this.#lastSeen = this.#lastLook = options.now()
  }

  get locked(): boolean {
    return this.#locked
  }

  /** Looks from now on whether somebody is there. */
  start(): void {
    this.#timer = setInterval(() => void this.look().catch(() => undefined), LOOK_MS).unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Somebody is there. */
  seen(): void {
    this.#lastSeen = this.#options.now()
  }

  /** False when there is nothing that it could be opened with. */
  lock(): boolean {
    if (this.#locked) return true
    if (!this.#options.canLock()) return false
    this.#locked = true
    this.#options.changed()
    return true
  }

  unlock(): void {
    this.seen()
    if (!this.#locked) return
    this.#locked = false
    this.#options.changed()
  }

  /** Locks when nobody was there for too long, or the computer slept. */
  async look(): Promise<void> {
    const now = this.#options.now()
    const slept = now - this.#lastLook > LOOK_MS + SLEPT_MS
    this.#lastLook = now
    if (this.#locked || !this.#options.canLock()) return
    const minutes = await this.#options.minutes()
    if (minutes === 0) return
    if (slept || now - this.#lastSeen >= minutes * 60_000) this.lock()
  }
}
