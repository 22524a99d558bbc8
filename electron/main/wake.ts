import type { SendingControl } from '#core/app.ts'

/* eslint-disable @typescript-eslint/unified-signatures -- Electron declares them one by one, and a union fits none of them */
/** Electron's powerMonitor, as far as it is listened to. */
export interface PowerLike {
  on(event: 'suspend', listener: () => void): unknown
  on(event: 'resume', listener: () => void): unknown
  on(event: 'unlock-screen', listener: () => void): unknown
  /** macOS and Windows. */
  on(event: 'lock-screen', listener: () => void): unknown
  /** macOS and Linux. Prevented, the system waits a moment until the app has quit. Electron's types leave the event out. */
  on(event: 'shutdown', listener: (event?: { preventDefault(): void }) => void): unknown
}

/** So long nothing new is sent once the computer is about to sleep, should it not sleep after all. */
export const REST_MS = 10_000

/**
 * Before the computer sleeps nothing new is sent, since the answer would be lost with the network; when it wakes up, or somebody comes
 * back to it, what could not connect is tried. The screens are locked with the computer, and before it sleeps. When the system ends, so does Handover, without a question.
 */
export function heedPower(
  power: PowerLike,
  core: Promise<{ sending: SendingControl; lock(): void }>,
  endNow: () => void,
): void {
  const tell = (what: (control: SendingControl) => Promise<void>) =>
    // A core that cannot be opened is told by whoever opens it.
    void core.then(({ sending }) => what(sending)).catch(() => undefined)
  const lock = () => void core.then((open) => open.lock()).catch(() => undefined)
  power.on('suspend', () => {
    lock()
    tell((control) => control.rest(REST_MS))
  })
  power.on('lock-screen', lock)
  power.on('resume', () => tell((control) => control.tryNow()))
  power.on('unlock-screen', () => tell((control) => control.tryNow()))
  power.on('shutdown', (event) => {
    event?.preventDefault()
    endNow()
  })
}
