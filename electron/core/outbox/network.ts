import { lookup } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import { isLoopback } from '../providers/loopback-address.ts'
import type { Outcome } from '../providers/provider.ts'

/** What the operating system says of the network. */
export interface NetworkFacts {
  /** The addresses beyond this computer, as one text; '' when no interface but loopback is up. */
  interfaces(): string
  /** Whether a name can be resolved just now. */
  resolves(host: string): Promise<boolean>
}

export const systemNetwork: NetworkFacts = {
  interfaces: () =>
    Object.entries(networkInterfaces())
      .flatMap(([name, all = []]) =>
        all.filter(({ internal }) => !internal).map((one) => `${name} ${one.cidr}`),
      )
      .sort()
      .join('\n'),
  resolves: (host) =>
    lookup(host).then(
      () => true,
      () => false,
    ),
}

/** One attempt to reach a service beyond this computer. */
interface Attempt {
  host: string
  met: 'reached' | 'not connected' | 'no names'
}

/** How often the system is asked while there is no network, and only then. */
export const NETWORK_LOOK_MS = 2_000
/** After so long it is tried all the same: what the system says may be wrong. */
const LONGEST_MS = 5 * 60_000

/**
 * Tells whether this computer is off line: every connection's last attempt failed to connect, and either no interface but
 * loopback is up or no name can be resolved. A service that is down, or a mistyped address, is not that.
 */
export class Network {
  readonly #facts: NetworkFacts
  readonly #back: () => void
  readonly #last = new Map<string, Attempt['met']>()
  #timer: NodeJS.Timeout | null = null
  #since = 0
  #interfaces = ''

  /** @param back is called when the network may be back */
  constructor(facts: NetworkFacts, back: () => void) {
    this.#facts = facts
    this.#back = back
  }

  get offline(): boolean {
    return this.#timer !== null
  }

  /** What attempts met that are over. Those of addresses on this computer tell nothing. */
  note(finished: readonly { baseUrl: string; outcome: Outcome }[]): void {
    const attempts = finished.flatMap(({ baseUrl, outcome }) => attemptOf(baseUrl, outcome))
    if (attempts.length === 0) return
    for (const { host, met } of attempts) this.#last.set(host, met)
    if (attempts.some(({ met }) => met === 'reached')) this.#end()
    else if (!this.offline && this.#isOff()) this.#begin()
  }

  close(): void {
    this.#end()
  }

  #isOff(): boolean {
    if (this.#facts.interfaces() === '') return true
    return [...this.#last.values()].every((met) => met === 'no names')
  }

  #begin(): void {
    this.#since = performance.now()
    this.#interfaces = this.#facts.interfaces()
    this.#timer = setInterval(() => void this.#look(), NETWORK_LOOK_MS)
    this.#timer.unref()
  }

  async #look(): Promise<void> {
    const interfaces = this.#facts.interfaces()
    const changed = interfaces !== this.#interfaces
    this.#interfaces = interfaces
    const tooLong = performance.now() - this.#since > LONGEST_MS
    const back = tooLong || (interfaces !== '' && (changed || (await this.#someName())))
    if (!back || !this.offline) return
    this.#end()
    this.#back()
  }

  /** Whether one of the services' own names can be resolved: no other is asked for. */
  async #someName(): Promise<boolean> {
    const found = await Promise.all([...this.#last.keys()].map((host) => this.#facts.resolves(host)))
    return found.includes(true)
  }

  #end(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }
}

/** Whether what is sent there leaves this computer. */
export function isBeyond(baseUrl: string): boolean {
  const url = URL.parse(baseUrl)
  return url !== null && !isLoopback(url.hostname)
}

/** The codes of attempts that did not connect. TLS is not among them: somebody answered. */
export const NOT_CONNECTED = ['HO-HTTP-DNS', 'HO-HTTP-CONNECT', 'HO-HTTP-CONNECT-TIMEOUT', 'HO-HTTP-PROXY']

function attemptOf(baseUrl: string, outcome: Outcome): Attempt[] {
  const url = URL.parse(baseUrl)
  if (url === null || !isBeyond(baseUrl)) return []
  const host = url.hostname
  if (outcome.kind !== 'waiting' || !NOT_CONNECTED.includes(outcome.code)) return [{ host, met: 'reached' }]
  // "Try again" is what a resolver says that reaches nobody; "no such name" is what one says that does.
  const noNames = outcome.code === 'HO-HTTP-DNS' && outcome.detail.includes('EAI_AGAIN')
  return [{ host, met: noNames ? 'no names' : 'not connected' }]
}
