import type { Direction } from '#shared/contract/desktop.ts'

/** What the desktop window does for the core: implemented by its host, of which the core knows nothing else. */
export interface DesktopPort {
  /** What the system asks of the page, until the signal fires. */
  directions(signal: AbortSignal | undefined): AsyncGenerator<Direction, void, void>
  /**
   * Writes what the window shows, as it prints, where the user says.
   * @throws NotNowError HO-DESKTOP-PDF
   */
  savePdf(fileName: string): Promise<{ saved: boolean }>
  /** Whether the system told it: not while somebody looks at the window. */
  notify(text: string, address: string): boolean
  /** @throws NotNowError HO-DESKTOP-NO-UPDATE, HO-DESKTOP-SENDING */
  restartToUpdate(): Promise<void>
  /** Whether new versions are looked for, in words for the diagnostics. */
  updates(): string
}
