/** What a command tells its caller (README, "The commands"). */
export const EXIT = {
  done: 0,
  /** Refused, rejected, or a duplicate. */
  refused: 1,
  /** Bad usage, unknown connection, unreadable file. */
  usage: 2,
  /** Something is unconfirmed. */
  unconfirmed: 3,
  /** Trouble of the vault, the store or the office's policy file. */
  trouble: 4,
  /** Something is still waiting. */
  waiting: 5,
  /** Ended by the user. */
  interrupted: 130,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

const PRECEDENCE: readonly ExitCode[] = [
  EXIT.interrupted,
  EXIT.usage,
  EXIT.trouble,
  EXIT.unconfirmed,
  EXIT.refused,
  EXIT.waiting,
]

/** When several hold, the one that needs somebody most. */
export function worstOf(codes: readonly ExitCode[]): ExitCode {
  return PRECEDENCE.find((code) => codes.includes(code)) ?? EXIT.done
}
