import type { Answer } from './exchange.ts'

/** Ends a request with an answer, from however deep. */
export class Refused extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super(`Refused with ${answer.status}`)
    this.name = 'Refused'
    this.answer = answer
  }
}
