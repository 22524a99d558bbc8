/**
 * Whether the page reaches its core. `lost`: Handover is not running any more or does not answer.
 * `signed-out`: this tab has no session; a fresh link from Handover is needed.
 */
export type LinkState = 'open' | 'lost' | 'signed-out'

/** Says why nothing can be asked of the core; `failureOf` has the words for it. */
export class LinkError extends Error {
  readonly state: Exclude<LinkState, 'open'>

  constructor(state: Exclude<LinkState, 'open'>, options?: { cause: unknown }) {
    super(state, options)
    this.name = 'LinkError'
    this.state = state
  }
}

let current: LinkState = 'open'
const listeners = new Set<(state: LinkState) => void>()

/** The state of the link now. */
export function linkState(): LinkState {
  return current
}

/** Calls `listener` whenever the link is lost, signed out or open again; returns how to stop. */
export function onLinkState(listener: (state: LinkState) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** For the transports: tell what was just learnt about the link. */
export function setLinkState(state: LinkState): void {
  if (state === current) return
  current = state
  for (const listener of listeners) listener(state)
}
