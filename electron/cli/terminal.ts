/** Where a command reads from and writes to. */
export interface Terminal {
  /** A line of results on stdout. */
  out(line: string): void
  /** Text on stdout to the byte. */
  outExactly(text: string): void
  /** A line for people on stderr: progress, hints, problems. */
  note(line: string): void
  stdin: AsyncIterable<Uint8Array>
  /** Whether somebody types on stdin. */
  interactive: boolean
  /** Aborted when the user ends the command (Ctrl+C, SIGTERM). */
  signal: AbortSignal
  environment: Readonly<Record<string, string | undefined>>
  /** Asks without echo; null when there is nobody to ask. */
  askSecret(question: string): Promise<string | null>
}
