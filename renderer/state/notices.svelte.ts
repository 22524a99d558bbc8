import type { Batch } from '#shared/contract/batches.ts'
import { noticeOf, seenBatch, type Notice, type SeenBatch } from '#renderer/views/batch/notice.ts'
import { wholeMap } from './whole-map.ts'

/** Tells when a batch is done, or begins to need attention: in the window, and by the system, in a browser when that was asked for. */
export class Notices {
  /** The last one of each batch, newest first, until it is put away. */
  shown = $state.raw<readonly Notice[]>([])
  /** Whether the system may be asked to tell; `unsupported` where it cannot. */
  permission = $state<NotificationPermission | 'unsupported'>(
    typeof Notification === 'undefined' ? 'unsupported' : Notification.permission,
  )
  #seen: ReadonlyMap<string, SeenBatch> | null = null
  /** What the user wants to be told of by the system; the window itself tells of everything. */
  readonly #wanted: () => Readonly<Record<Notice['tone'], boolean>>
  #tellByDesktop: ((text: string, address: string) => void) | null = null

  constructor(
    wanted: () => Readonly<Record<Notice['tone'], boolean>> = () => ({ done: true, attention: true }),
  ) {
    this.#wanted = wanted
  }

  /** The desktop window tells by itself while nobody looks at it, so that nobody is asked whether it may. */
  useDesktop(tell: (text: string, address: string) => void): void {
    this.#tellByDesktop = tell
    this.permission = 'granted'
  }

  /** Asks whether the system may tell; to be called when somebody pressed a button for it. */
  async ask(): Promise<void> {
    this.permission = await Notification.requestPermission()
  }

  /** Looks at the batches as they are now. What was so at the first look is no news. */
  look(batches: readonly Batch[]): void {
    const before = this.#seen
    this.#seen = wholeMap(batches.map((batch) => [batch.id, seenBatch(batch)]))
    if (before === null) return
    for (const batch of batches) {
      const was = before.get(batch.id) ?? { done: false, attention: 0 }
      const notice = noticeOf(batch, was)
      if (notice !== null) this.#tell(notice)
    }
  }

  dismiss(batchId: string): void {
    this.shown = this.shown.filter((notice) => notice.batchId !== batchId)
  }

  forget(): void {
    this.shown = []
    this.#seen = null
  }

  #tell(notice: Notice): void {
    this.shown = [notice, ...this.shown.filter(({ batchId }) => batchId !== notice.batchId)]
    if (!this.#wanted()[notice.tone]) return
    const address = `#/batches/${encodeURIComponent(notice.batchId)}`
    if (this.#tellByDesktop !== null) {
      this.#tellByDesktop(notice.text, address)
      return
    }
    if (this.permission !== 'granted' || document.hasFocus()) return
    const told = new Notification('Handover', { body: notice.text, tag: notice.batchId })
    told.onclick = () => {
      window.focus()
      window.location.hash = address
    }
  }
}
