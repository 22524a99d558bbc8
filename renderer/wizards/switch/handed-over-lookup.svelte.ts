import type { Client } from '#renderer/api/client.ts'
import type { HandedOver } from '#shared/domain/handed-over.ts'

/** A home as earlier switches of it are found. */
export interface KnownHome {
  mprn: string
  gprn: string
  postCode: string
}

/** Asks the store about a home once for each of its numbers, and remembers the answer. */
export class HandedOverLookup {
  readonly #client: Client
  #askedFor = ''
  #answer = $state.raw<{ of: string; last: HandedOver | null } | null>(null)

  constructor(client: Client) {
    this.#client = client
  }

  /** What was found for exactly this home; null also while nobody has asked. */
  of(home: KnownHome | null): HandedOver | null {
    return home !== null && this.#answer?.of === JSON.stringify(home) ? this.#answer.last : null
  }

  /** Asks, unless it has asked about this home. Never throws: what was sent before is a help, not a condition. */
  async ask(home: KnownHome | null): Promise<void> {
    const key = home === null ? '' : JSON.stringify(home)
    if (home === null || key === this.#askedFor) return
    this.#askedFor = key
    try {
      const last = await this.#client.homes.closingReadings(home)
      // A slow answer about what was typed before is no longer of use.
      if (key === this.#askedFor) this.#answer = { of: key, last }
    } catch {
      if (key === this.#askedFor) this.#askedFor = ''
    }
  }
}
