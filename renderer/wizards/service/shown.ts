/** What a list has shown, by id: a picker gives back no more of a record than its name. */
export class Shown<Item extends { id: string }> {
  readonly #items = new Map<string, Item>()

  add(items: readonly Item[]): void {
    for (const item of items) this.#items.set(item.id, item)
  }

  /** The record as it was shown last, or null. */
  find(id: string | undefined): Item | null {
    return id === undefined ? null : (this.#items.get(id) ?? null)
  }
}
