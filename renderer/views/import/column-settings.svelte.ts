import type { Import, ImportSettings } from '#shared/contract/imports.ts'
import type { ImportWork } from './import-work.svelte.ts'

/** How a file is read, as it is being changed: every change is kept at once, the latest wins. */
export class ColumnSettings {
  readonly #work: ImportWork
  /** What was chosen and is not kept yet; null when all is kept. */
  #wanted = $state.raw<ImportSettings | null>(null)
  #busy = false

  constructor(work: ImportWork) {
    this.#work = work
  }

  readonly now = $derived.by((): ImportSettings | null => this.#wanted ?? this.#work.file?.settings ?? null)
  readonly isSaving = $derived.by(() => this.#wanted !== null)

  choose(some: Partial<ImportSettings>): void {
    if (this.now === null) return
    this.#wanted = { ...this.now, ...some }
    void this.#keep()
  }

  /** What a column holds; null: nothing that is sent. */
  setTarget(column: number, target: string | null): void {
    const targets = [...(this.now?.targets ?? [])]
    targets[column] = target
    this.choose({ targets })
  }

  async #keep(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    try {
      while (this.#wanted !== null) {
        const settings: ImportSettings = this.#wanted
        const { client } = this.#work.session
        const read: Import | undefined = await this.#work.during(() =>
          client.imports.arrange({ id: this.#work.id, settings }),
        )
        if (read !== undefined) this.#work.file = read
        // What was refused is told above the columns; the columns are as they were.
        if (this.#wanted === settings) this.#wanted = null
      }
    } finally {
      this.#busy = false
    }
  }
}
