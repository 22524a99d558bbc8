interface Preventable {
  preventDefault(): void
}

export interface AppLike {
  on(event: 'window-all-closed' | 'activate', listener: () => void): unknown
  on(event: 'before-quit', listener: (event: Preventable) => void): unknown
  quit(): void
}

/* eslint-disable @typescript-eslint/unified-signatures -- Electron declares them one by one, and a union fits none of them */
/** A window, as far as its closing matters here. */
export interface ClosingWindow {
  on(event: 'close', listener: (event: Preventable) => void): unknown
  /** Windows only: the system asks every program whether it may end; one of them may still say no. */
  on(event: 'query-session-end', listener: () => void): unknown
  /** Windows only: the user logs off, or the system shuts down. It waits for nothing that takes time. */
  on(event: 'session-end', listener: () => void): unknown
}
/* eslint-enable @typescript-eslint/unified-signatures */

/**
 * However long closing takes, then it ends, in milliseconds: a keychain that asks somebody may never answer, and Handover could not be
 * started again. The store is whole whenever the process ends.
 */
const LONGEST_MS = { patient: 60_000, prompt: 8_000 } as const

/** How much time there is: `patient` when a person quits, who can wait for an answer; `prompt` when the system ends, or a signal came. */
export type Haste = 'patient' | 'prompt'

export interface Life {
  platform: NodeJS.Platform
  windowsOpen(): number
  openWindow(): void
  /** Whether to quit: asks when something is being sent. The signal takes the question away. */
  mayQuit(signal: AbortSignal): Promise<boolean>
  /** The system may be about to end: nothing new is begun for a moment. */
  rest(): void
  /** The system ends while this closes with patience: nothing may be started any more in place of quitting. */
  hurry(): void
  /** Ends what runs: outbox, ports, store. */
  close(haste: Haste): Promise<void>
  failed(error: unknown): void
}

/** The ways to end that do not ask. */
export interface Living {
  /** The system shuts down, or a signal came: nobody is asked, and what is asked just now is taken away. */
  endNow(): void
  /** Ends what runs and then does this in place of quitting: installs an update. False when it ends already. */
  endWith(last: () => void): boolean
  /** To be called for each window that is made. */
  watch(window: ClosingWindow): void
}

/**
 * When the process ends: with its last window, but on macOS only when it is told to quit. Quitting asks first while something is being
 * sent, and waits until the core is closed, so that nothing is cut off between commit and send.
 */
export function live(app: AppLike, life: Life): Living {
  let asking: AbortController | null = null
  let ending = false
  let ended = false
  /** The system ends too, so that there is no time left for what was begun with patience. */
  let hurry: () => void = () => undefined

  async function ask(): Promise<void> {
    const question = new AbortController()
    asking = question
    let yes = true
    try {
      yes = await life.mayQuit(question.signal)
    } catch (error) {
      // Whoever wants to quit is not kept by a question that cannot be asked: quitting is safe.
      life.failed(error)
    }
    asking = null
    if (yes) await end('patient', () => app.quit())
  }

  async function end(haste: Haste, last: () => void): Promise<void> {
    if (ending) return
    ending = true
    asking?.abort()
    let then = last
    const deadline = Promise.withResolvers<undefined>()
    const endIn = (ms: number) => setTimeout(() => deadline.resolve(undefined), ms)
    let timer = endIn(LONGEST_MS[haste])
    hurry = () => {
      hurry = () => undefined
      life.hurry()
      clearTimeout(timer)
      timer = endIn(LONGEST_MS.prompt)
      then = () => app.quit()
    }
    try {
      await Promise.race([life.close(haste), deadline.promise])
    } catch (error) {
      life.failed(error)
    }
    clearTimeout(timer)
    ended = true
    then()
  }

  function endNow(): void {
    if (ending) hurry()
    else void end('prompt', () => app.quit())
  }

  app.on('window-all-closed', () => {
    if (life.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (life.windowsOpen() === 0 && !ending) life.openWindow()
  })
  app.on('before-quit', (event) => {
    if (ended) return
    event.preventDefault()
    if (!ending && asking === null) void ask()
  })
  return {
    endNow,
    endWith(last) {
      if (ending) return false
      void end('patient', last)
      return true
    },
    watch(window) {
      // Elsewhere the window goes with the process, and stays until that may end: it holds the question, and what is still to be seen.
      window.on('close', (event) => {
        if (life.platform === 'darwin' || ended) return
        event.preventDefault()
        app.quit()
      })
      window.on('query-session-end', () => life.rest())
      window.on('session-end', endNow)
    },
  }
}
