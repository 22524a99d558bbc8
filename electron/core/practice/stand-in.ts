import type { Answer, Call } from './exchange.ts'

/** One remote system, as the practice server plays it. */
export interface StandIn {
  answer(call: Call): Answer
  /** What the system says with this status when something goes wrong. A 401 ends the token that came with the call. */
  failure(call: Call, status: number): Answer
  tooLarge(): Answer
  /** The media type of a body that a fault brings without naming its type. */
  readonly bodyType: string
}
