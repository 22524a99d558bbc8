import type { Client } from '#renderer/api/client.ts'
import type { Failure, Tell } from '#renderer/api/errors.ts'
import type { Answers } from '#shared/contract/drafts.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'

/** What a draft holds, apart from its id. */
export interface DraftContent {
  connectionId: string | null
  step: string
  answers: Answers
  blocked: string | null
}

/** How long typing rests before it is saved, in milliseconds. */
const REST_MS = 700

/**
 * Keeps the draft in step with what is on the screen: one save at a time, the newest last. Nothing is made of a form in which
 * nobody answered anything, and nothing is saved once the draft became a submission.
 */
export class DraftKeeper {
  readonly #client: Client
  readonly #told: Tell
  readonly #kind: SubmissionKind
  readonly #content: () => DraftContent | null
  readonly #named: (id: string) => void
  id = $state<string | null>(null)
  /** When it was last saved; null before. */
  savedAt = $state<string | null>(null)
  /** Why the last save failed; null when it did not. */
  failure = $state.raw<Failure | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  #turn: Promise<void> = Promise.resolve()
  #saved = ''
  /** The answers that a new form came with. */
  #given = ''
  #finished = false

  /**
   * `content` gives what is on the screen now, or null when another profile was opened, which must not get it;
   * `named` is called when the draft gets its id.
   */
  constructor(
    client: Client,
    told: Tell,
    kind: SubmissionKind,
    content: () => DraftContent | null,
    named: (id: string) => void,
  ) {
    this.#client = client
    this.#told = told
    this.#kind = kind
    this.#content = content
    this.#named = named
  }

  /** What a new form is filled with by itself is nothing to keep yet. */
  begin(): void {
    this.#given = JSON.stringify(this.#content()?.answers)
  }

  /** A draft that was read is as saved as can be. */
  resume(id: string): void {
    this.id = id
    this.#saved = JSON.stringify(this.#content())
  }

  /** Something was typed: saves when it rests. */
  touched(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.save(), REST_MS)
  }

  /** Saves now what has changed since the last time. Never throws: `failure` tells. */
  save(): Promise<void> {
    clearTimeout(this.#timer)
    this.#turn = this.#turn.then(() => this.#save())
    return this.#turn
  }

  /** The draft became a submission, or was thrown away: from now on nothing is saved. */
  async finish(): Promise<void> {
    clearTimeout(this.#timer)
    this.#finished = true
    await this.#turn
  }

  /** The submission was refused after all: the form goes on. */
  reopen(): void {
    this.#finished = false
  }

  async #save(): Promise<void> {
    const content = this.#content()
    if (this.#finished || content === null) return
    const now = JSON.stringify(content)
    if (now === this.#saved || (this.id === null && this.#isUnanswered(content.answers))) return
    try {
      const draft = await this.#client.drafts.save({ id: this.id, kind: this.#kind, ...content })
      this.#saved = now
      this.savedAt = draft.updatedAt
      this.failure = null
      if (this.id === null) {
        this.id = draft.id
        this.#named(draft.id)
      }
    } catch (error) {
      this.failure = this.#told(error)
      // It was removed in another window: what is still being written is not to be lost with it.
      if (this.failure.kind !== 'not-found' || this.id === null) return
      this.id = null
      await this.#save()
    }
  }

  #isUnanswered(answers: Answers): boolean {
    return (
      JSON.stringify(answers) === this.#given ||
      Object.values(answers).every((answer) => answer.trim() === '')
    )
  }
}
