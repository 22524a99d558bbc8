/** What the help says of codes that share an explanation, besides what each one means (`meaningOf`). */
export interface CodeHelp {
  codes: readonly string[]
  /** What they are about. */
  about: string
  /** What Handover did, and what became of the data. */
  did: string
  /** What to do now. */
  next: string
}

/** The codes of one family: `HO-ACQ-` and each of the ends. */
export function family(start: string, ends: string): string[] {
  return ends
    .trim()
    .split(/\s+/)
    .map((end) => `HO-${start}-${end}`)
}
