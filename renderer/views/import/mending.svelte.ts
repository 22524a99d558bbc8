import { importsWords } from '#renderer/words/imports.ts'
import type { Import, ImportRow } from '#shared/contract/imports.ts'

type Cells = { column: number; text: string }[]

interface Deps {
  keep: (line: number, cells: Cells) => Promise<{ row: ImportRow; counts: Import['counts'] }>
  onkept: (counts: Import['counts']) => void
  onfail: (error: unknown) => void
}

/** The cells that are being mended: what was typed stays here until it is kept, also when its row leaves the window. */
export class Mending {
  readonly #deps: Deps
  #typed: Readonly<Record<string, string>> = {}
  /** What came of the last one, to be read out. */
  told = $state('')
  /** One after the other, so that an older answer never comes over a newer one. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** The text of a cell as it was typed last. */
  textOf(row: ImportRow, column: number): string {
    return this.#typed[keyOf(row.line, column)] ?? row.cells[column] ?? ''
  }

  type(line: number, column: number, text: string): void {
    this.#typed = { ...this.#typed, [keyOf(line, column)]: text }
  }

  /** Keeps what was typed into a row, and gives the row as it is then; `row` itself when nothing was typed, null when it could not be kept. */
  save(row: ImportRow): Promise<ImportRow | null> {
    const next = this.#last.then(() => this.#save(row))
    this.#last = next
    return next
  }

  async #save(row: ImportRow): Promise<ImportRow | null> {
    const cells = row.cells.flatMap((_text, column) => {
      const text = this.#typed[keyOf(row.line, column)]
      return text === undefined ? [] : [{ column, text }]
    })
    if (cells.length === 0) return row
    try {
      const { row: kept, counts } = await this.#deps.keep(row.line, cells)
      // What was typed meanwhile is kept by the next.
      const done = cells.map(({ column, text }) => [keyOf(row.line, column), text] as const)
      this.#typed = Object.fromEntries(
        Object.entries(this.#typed).filter(
          ([key, now]) => !done.some(([one, text]) => one === key && text === now),
        ),
      )
      const words = importsWords().check
      this.told =
        kept.status === 'faulty'
          ? words.stillWrong(kept.line, kept.errors.map(({ message }) => message).join(' '))
          : words.right(kept.line, counts.faulty)
      this.#deps.onkept(counts)
      return kept
    } catch (error) {
      this.#deps.onfail(error)
      return null
    }
  }
}

const keyOf = (line: number, column: number) => `${line}:${column}`
