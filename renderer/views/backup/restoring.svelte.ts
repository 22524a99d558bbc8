import type { Failure } from '#renderer/api/errors.ts'
import { eachPiece } from '#renderer/components/pieces.ts'
import type { Session } from '#renderer/state/session.svelte.ts'
import { backupWords } from '#renderer/words/backup.ts'
import type { BackupPreview } from '#shared/contract/backup.ts'
import { Going } from './going.svelte.ts'

type Vault = Parameters<Session['client']['backup']['restore']>[0]['vault']

/** A backup on its way back: the file and its phrase, what is in it, and the restoring itself. */
export class Restoring {
  file = $state.raw<File | null>(null)
  phrase = $state('')
  /** By the field. */
  errors = $state.raw<{ id: string; message: string }[]>([])
  failure = $state.raw<Failure | null>(null)
  preview = $state.raw<BackupPreview | null>(null)
  busy = $state(false)
  readonly going: Going
  readonly #session: Session
  #id: string | null = null

  constructor(session: Session) {
    this.#session = session
    this.going = new Going(session)
  }

  choose(file: File): void {
    this.file = file
    void this.forget()
  }

  /** Brings the file and has it opened on a copy; what is wrong stands at its field. */
  async check(): Promise<void> {
    const { file, phrase } = this
    const words = backupWords().restore
    this.failure = null
    this.errors = [
      ...(file === null ? [{ id: 'backup-file', message: words.file.missing }] : []),
      ...(phrase.trim() === '' ? [{ id: 'backup-phrase', message: words.phrase.missing }] : []),
    ]
    if (file === null || this.errors.length > 0) return
    await this.#attempt(async () => {
      const id = await this.#brought(file)
      this.preview = await this.going.during(() => this.#session.client.backup.check({ id, phrase }))
      this.phrase = ''
    })
  }

  /** Puts it in the place of the profile. Whether it was done. */
  async restore(vault: Vault): Promise<boolean> {
    const id = this.#id
    if (id === null) return false
    this.failure = null
    return this.#attempt(async () => {
      this.#session.profile.status = await this.going.during(() =>
        this.#session.client.backup.restore({ id, vault }),
      )
      this.#id = null
      await this.#session.follow()
    })
  }

  /** Looks at another file, or not at any. */
  async forget(): Promise<void> {
    const id = this.#id
    this.#id = null
    this.preview = null
    if (id !== null) await this.#session.client.backup.discard({ id }).catch(() => undefined)
  }

  leave(): void {
    this.going.stop()
    this.phrase = ''
    void this.forget()
  }

  async #brought(file: File): Promise<string> {
    if (this.#id !== null) return this.#id
    const { backup } = this.#session.client
    const { id } = await backup.begin({ size: file.size })
    await eachPiece(file, (number, bytes) => backup.addPiece({ id, number, bytes }), {
      onpiece: (sent) =>
        this.going.tell({ words: backupWords().stages.bringing, done: sent, total: file.size }),
      signal: this.going.signal,
    })
    this.#id = id
    return id
  }

  async #attempt(work: () => Promise<void>): Promise<boolean> {
    this.busy = true
    try {
      await work()
      return true
    } catch (error) {
      const failure = this.#session.told(error)
      const phrase =
        failure.kind === 'invalid' ? failure.issues.find(({ path }) => path === 'phrase') : undefined
      if (phrase === undefined) this.failure = failure
      else this.errors = [{ id: 'backup-phrase', message: phrase.message }]
      return false
    } finally {
      this.busy = false
      this.going.tell(null)
    }
  }
}
