import type { Change } from '#shared/contract/submissions.ts'
import type { Store } from '../store/store.ts'

type Listener = (area: Change['area']) => void

/** How often the store is asked whether another process wrote to it. */
export const LOOK_MS = 500

/**
 * Tells of changes: this process's own at once; those of other processes, which only show as a new version of
 * the store, within half a second and for every area. The store is asked only while somebody wants to know.
 */
export class Changes {
  readonly #store: Store
  readonly #listeners = new Set<Listener>()
  readonly #watchers = new Set<() => void>()
  #seen: number
  #timer: NodeJS.Timeout | null = null

  constructor(store: Store) {
    this.#store = store
    this.#seen = store.version()
  }

  /** Own changes and others'. Returns what stops it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    this.#look()
    return () => {
      this.#listeners.delete(listener)
      this.#rest()
    }
  }

  /** Changes of other processes only. Returns what stops it. */
  watchOthers(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    this.#look()
    return () => {
      this.#watchers.delete(watcher)
      this.#rest()
    }
  }

  tell(area: Change['area']): void {
    for (const listener of [...this.#listeners]) listener(area)
  }

  close(): void {
    this.#listeners.clear()
    this.#watchers.clear()
    this.#rest()
  }

  #look(): void {
    this.#timer ??= setInterval(() => this.#compare(), LOOK_MS)
  }

  #compare(): void {
    const version = this.#version()
    if (version === this.#seen) return
    this.#seen = version
    for (const area of ['submissions', 'drafts', 'connections', 'homes', 'profile'] as const) this.tell(area)
    for (const watcher of [...this.#watchers]) watcher()
  }

  /** The one seen last when the store cannot be read: whoever reads it next learns why, and a timer has nobody to tell. */
  #version(): number {
    try {
      return this.#store.version()
    } catch {
      return this.#seen
    }
  }

  #rest(): void {
    if (this.#timer === null || this.#listeners.size + this.#watchers.size > 0) return
    clearInterval(this.#timer)
    this.#timer = null
  }
}
