/** Electron's powerSaveBlocker, as far as it is used. */
export interface PowerSaveLike {
  start(type: 'prevent-app-suspension'): number
  stop(id: number): unknown
}

/** Keeps the computer from falling asleep by itself while something is being sent, and only then. The screen may go dark. */
export class PowerSave {
  readonly #blocker: PowerSaveLike
  #id: number | null = null

  constructor(blocker: PowerSaveLike) {
    this.#blocker = blocker
  }

  show({ sending }: { sending: boolean }): void {
    if (sending && this.#id === null) this.#id = this.#blocker.start('prevent-app-suspension')
    if (sending || this.#id === null) return
    this.#blocker.stop(this.#id)
    this.#id = null
  }
}
