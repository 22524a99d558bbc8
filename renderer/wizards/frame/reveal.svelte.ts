import type { Failure } from '#renderer/api/errors.ts'
import type { Wizard } from './wizard.svelte.ts'

/** Showing what the check page hides. Every showing is noted first; what could not be noted is not shown. */
export class Reveal {
  readonly #wizard: Wizard
  shown = $state(false)
  busy = $state(false)
  failure = $state.raw<Failure | null>(null)

  constructor(wizard: Wizard) {
    this.#wizard = wizard
  }

  async show(): Promise<void> {
    if (this.shown || this.busy) return
    this.busy = true
    this.failure = null
    try {
      const { client, draft } = this.#wizard
      await draft.save()
      // Without a draft there is nothing to note it at; the page says above why it could not be saved.
      if (draft.id === null) return
      await client.drafts.noteRevealed({ id: draft.id })
      this.shown = true
    } catch (error) {
      this.failure = this.#wizard.told(error)
    } finally {
      this.busy = false
    }
  }
}
