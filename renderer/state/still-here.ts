import type { Client } from '#renderer/api/client.ts'

/** So often at most the core is told that somebody is there, in milliseconds. */
const TELL_MS = 30_000

/** Tells the core that somebody uses the page, so that it does not lock it. Gives what ends it. */
export function tellStillHere(client: Client): () => void {
  let told = 0
  const here = () => {
    if (Date.now() - told < TELL_MS) return
    told = Date.now()
    // Without a profile, or a link, there is nothing to lock.
    client.lock.stillHere().catch(() => undefined)
  }
  for (const event of ['pointerdown', 'keydown', 'wheel'])
    window.addEventListener(event, here, { passive: true, capture: true })
  return () => {
    for (const event of ['pointerdown', 'keydown', 'wheel'])
      window.removeEventListener(event, here, { capture: true })
  }
}
