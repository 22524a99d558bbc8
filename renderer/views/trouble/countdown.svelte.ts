/** How often the clock is looked at, in milliseconds: a window that slept is right again at once. */
const LOOK_MS = 250

/** The seconds until something may be tried again. */
export class Countdown {
  /** Whole seconds; 0 when there is nothing to wait for. */
  left = $state(0)
  /** What is said aloud, once at the beginning and once at the end. */
  said = $state('')
  readonly words = $derived(wordsOf(this.left))
  #timer: ReturnType<typeof setInterval> | undefined

  /** Begins anew. */
  start(seconds: number): void {
    this.stop()
    this.said = `Wait ${wordsOf(seconds)} before the next try.`
    const end = Date.now() + seconds * 1000
    const look = () => {
      this.left = Math.max(0, Math.ceil((end - Date.now()) / 1000))
      if (this.left > 0) return
      this.stop()
      this.said = 'You can try again now.'
    }
    this.#timer = setInterval(look, LOOK_MS)
    look()
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}

function wordsOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}
