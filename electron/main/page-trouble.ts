import { isStoppedUrl, stoppedUrl } from './stopped-page.ts'
import { pageUrl } from './window.ts'

/** A window's contents, as far as its page can be in trouble. */
export interface TroubledContents {
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: { reason: string; exitCode: number }) => void,
  ): unknown
  on(
    event: 'did-fail-load',
    listener: (event: unknown, code: number, description: string, url: string, isMainFrame: boolean) => void,
  ): unknown
  on(event: 'unresponsive' | 'responsive', listener: () => void): unknown
  isDestroyed(): boolean
  getURL(): string
  loadURL(url: string): Promise<void>
  forcefullyCrashRenderer(): void
}

/** What is done about it outside of the page. */
export interface PageKeeper {
  /** For the log: why it ended, and how. */
  ended(reason: string, exitCode: number): void
  notLoaded(code: number): void
  /** The window, which may never have been shown. */
  show(): void
  /** Asks whether to wait on; the signal takes the question back. */
  askToWait(signal: AbortSignal): Promise<'wait' | 'show-again'>
  /** Even the page that tells of it does not come. */
  hopeless(): void
}

/** A navigation that another one overtook. */
const ABORTED = -3

/**
 * What happens when a page ends, does not come, or does not answer: another page says so and offers to go on where one was.
 * It goes nowhere by itself, so a page that ends each time it is shown does not end for ever.
 */
export function watchPage(contents: TroubledContents, keeper: PageKeeper): void {
  let again: string | null = null
  let hopeless = false
  let question: AbortController | null = null

  function show(url: string): void {
    // Not inside the event: Electron is still taking leave of the page.
    setImmediate(() => {
      if (contents.isDestroyed()) return
      keeper.show()
      // What hinders it is told by did-fail-load.
      contents.loadURL(url).catch(() => undefined)
    })
  }

  function stopped(from: string): void {
    if (isStoppedUrl(from)) {
      if (!hopeless) keeper.hopeless()
      hopeless = true
      return
    }
    show(stoppedUrl(from))
  }

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    // Whether to wait for it is no question any more.
    question?.abort()
    const next = again
    again = null
    if (next !== null) {
      show(next)
      return
    }
    keeper.ended(reason, exitCode)
    if (!contents.isDestroyed()) stopped(contents.getURL())
  })
  contents.on('did-fail-load', (_event, code, _description, url, isMainFrame) => {
    if (!isMainFrame || code === ABORTED) return
    keeper.notLoaded(code)
    stopped(url)
  })

  contents.on('unresponsive', () => {
    if (question !== null) return
    const asking = new AbortController()
    question = asking
    void keeper.askToWait(asking.signal).then((answer) => {
      question = null
      if (answer === 'wait' || asking.signal.aborted || contents.isDestroyed()) return
      const from = contents.getURL()
      again = isStoppedUrl(from) ? pageUrl : from
      contents.forcefullyCrashRenderer()
    })
  })
  contents.on('responsive', () => question?.abort())
}
