/** How a step left things. */
export interface StepResult {
  /** How many were settled for good: accepted, rejected or unconfirmed. */
  settled: number
  /** Nothing was settled or claimed, and nothing is being sent: without something new, the next step finds the same. */
  idle: boolean
  /** When there will be something more to send by itself (milliseconds since 1970), or null. */
  nextAt: number | null
}

export interface StepOptions {
  /** False: only settles. */
  claiming: boolean
  /** Waiting rows whose time is later than this (milliseconds since 1970) are left alone. */
  until: number
}
