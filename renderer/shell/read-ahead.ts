import { pages } from './pages.ts'

/** How long after the first page stands: by then it has read what it shows. In milliseconds. */
const AFTER_MS = 1000

const place =
  (name: 'new' | 'wizard' | 'outbox' | 'homes' | 'receipt' | 'connections' | 'settings') => async () =>
    (await import('./place-pages.ts')).placePages[name]()

/** What is likely to be opened next, the likeliest first; and what has to be there when a profile closes by itself. */
const NEXT: readonly (() => Promise<unknown>)[] = [
  pages.places,
  place('new'),
  place('wizard'),
  place('outbox'),
  place('homes'),
  pages.find,
  place('receipt'),
  place('connections'),
  place('settings'),
  pages.trouble,
]

/**
 * Reads the likely next pages one by one whenever nothing else is to do, so that going there waits for nothing, however busy the core
 * is by then. Where the browser cannot tell idle moments, each page is read when it is opened. Returns how to stop.
 */
export function readAhead(next = NEXT): () => void {
  if (!('requestIdleCallback' in window)) return () => undefined
  let idle = 0
  let stopped = false
  const read = ([load, ...more]: readonly (() => Promise<unknown>)[]) => {
    if (load === undefined || stopped) return
    idle = window.requestIdleCallback(() => {
      // What cannot be read now is asked for again when it is opened, and told there.
      void load().then(
        () => read(more),
        () => undefined,
      )
    })
  }
  const timer = setTimeout(read, AFTER_MS, next)
  return () => {
    stopped = true
    clearTimeout(timer)
    window.cancelIdleCallback(idle)
  }
}
