import type { Trouble } from '#shared/contract/error-data.ts'

/** Trouble with vault or store, thrown inside the core and told across the contract as CLOSED. Exit 4 on the command line. */
export class TroubleError extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble, options?: { cause: unknown }) {
    super(`${trouble.code}: ${trouble.message}`, options)
    this.name = 'TroubleError'
    this.trouble = trouble
  }
}
