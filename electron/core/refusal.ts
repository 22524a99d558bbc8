/** What was asked for is not there. Told across the contract as NOT_FOUND. */
export class NotFoundError extends Error {
  readonly what: string
  readonly id: string

  constructor(what: string, id: string) {
    super(`There is no ${what} ${id}.`)
    this.name = 'NotFoundError'
    this.what = what
    this.id = id
  }
}

/**
 * What was asked for cannot be done as things stand, though nothing is broken. Told across the contract as NOT_NOW.
 * The texts are for people: what is in the way, and how to mend it.
 */
export class NotNowError extends Error {
  readonly code: string
  readonly fix: string

  constructor(code: string, message: string, fix: string) {
    super(message)
    this.name = 'NotNowError'
    this.code = code
    this.fix = fix
  }
}

/** An input that has the right shape but breaks a rule of its own field. Told across the contract as INVALID_INPUT. */
export class InvalidInputError extends Error {
  readonly issues: { path: string; message: string }[]

  constructor(issues: { path: string; message: string }[]) {
    super(issues.map((issue) => `${issue.path}: ${issue.message}`).join(' '))
    this.name = 'InvalidInputError'
    this.issues = issues
  }
}
