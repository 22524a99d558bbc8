/** A notification of the system. */
export interface NotificationLike {
  on(event: 'click' | 'close' | 'failed', listener: () => void): unknown
  show(): void
}

export interface NotificationHost {
  isSupported(): boolean
  make(options: { title: string; body: string }): NotificationLike
  /** Whether somebody is working in the window: then the page itself tells. */
  isWatched(): boolean
  /** Brings the window to the front, or opens it, and shows a place in it. */
  open(address: string): void
}

/** Tells what the page has to tell while nobody looks at it; a click opens the place that it is about. */
export class Notifications {
  readonly #host: NotificationHost
  /** Those on show: one that is forgotten is collected, and its click with it. By place, of which the last one counts. */
  readonly #shown = new Map<string, NotificationLike>()

  constructor(host: NotificationHost) {
    this.#host = host
  }

  /**
   * @param text holds no name and nothing about health: it may be read on a locked screen
   * @param address of one of the page's places
   * @returns whether it was shown
   */
  tell(text: string, address: string): boolean {
    if (!this.#host.isSupported() || this.#host.isWatched()) return false
    const notification = this.#host.make({ title: 'Handover', body: text })
    const forget = () => {
      if (this.#shown.get(address) === notification) this.#shown.delete(address)
    }
    notification.on('click', () => {
      forget()
      this.#host.open(address)
    })
    notification.on('close', forget)
    notification.on('failed', forget)
    this.#shown.set(address, notification)
    notification.show()
    return true
  }
}
