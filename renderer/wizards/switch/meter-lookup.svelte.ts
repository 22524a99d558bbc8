import type { Client } from '#renderer/api/client.ts'
import type { Tell } from '#renderer/api/errors.ts'
import { switchWizardWords } from '#renderer/words/switch-wizard.ts'
import type { MprnLookup } from '#shared/contract/homes.ts'
import type { Problem } from '#shared/domain/problem.ts'
import type { JsonObject } from '#shared/domain/switch-answers.ts'

/** A home as the lookup is asked about it. */
export interface AskedHome {
  mprn: string
  address: JsonObject
}

/** What the service said of one meter number and address. */
export interface Told {
  lookup: MprnLookup | null
  findings: readonly Problem[]
}

/** Asks the service about the meter number once for each number and address, and remembers what it said. */
export class MeterLookup {
  readonly #client: Client
  readonly #told: Tell
  asking = $state(false)
  #askedFor = $state('')
  #answer = $state.raw<Told | null>(null)

  constructor(client: Client, told: Tell) {
    this.#client = client
    this.#told = told
  }

  /** What was said of exactly this home, or null when it was not asked about it. */
  of(home: AskedHome | null): Told | null {
    return home !== null && this.#askedFor === JSON.stringify(home) ? this.#answer : null
  }

  /** Asks, unless it has the answer. Never throws: a failure is told like any other finding. */
  async ask(connectionId: string, home: AskedHome): Promise<void> {
    if (this.of(home) !== null || this.asking) return
    this.asking = true
    try {
      this.#answer = await this.#client.homes.lookUpMprn({ connectionId, ...home })
    } catch (error) {
      const message = this.#told(error).message
      const finding = {
        path: 'property.mprn',
        message,
        fix: switchWizardWords().lookup.goOn,
        code: 'HO-ACQ-LOOKUP-FAILED',
      }
      this.#answer = { lookup: null, findings: [{ ...finding, from: 'handover' }] }
    } finally {
      this.#askedFor = JSON.stringify(home)
      this.asking = false
    }
  }
}

/** Why a lookup should stop one until it was read: the meter point is closed, or belongs to another address. */
export function stopsOf(lookup: MprnLookup | null): string[] {
  const words = switchWizardWords()
  const stops: string[] = []
  if (lookup?.terminated === true) stops.push(words.lookup.closed)
  if (lookup?.addressMatched === false) stops.push(words.lookup.otherAddress)
  return stops
}
