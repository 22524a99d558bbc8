import { troubleWords } from '#renderer/words/trouble.ts'

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
    const words = troubleWords()
    this.stop()
    this.said = words.wait.begins(wordsOf(seconds))
    const end = Date.now() + seconds * 1000
    const look = () => {
      this.left = Math.max(0, Math.ceil((end - Date.now()) / 1000))
      if (this.left > 0) return
      this.stop()
      this.said = words.wait.over
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
  return minutes === 0
    ? troubleWords().wait.seconds(seconds)
    : troubleWords().wait.minutes(minutes, seconds % 60)
}
