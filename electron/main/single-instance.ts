import * as v from 'valibot'

export interface InstanceLike {
  requestSingleInstanceLock(additionalData: Record<string, unknown>): boolean
  on(
    event: 'second-instance',
    listener: (event: unknown, argv: string[], workingDirectory: string, additionalData: unknown) => void,
  ): unknown
}

export interface FocusableLike {
  isMinimized(): boolean
  restore(): void
  show(): void
  focus(): void
}

/** What a second instance says to the first before it ends. */
const Word = v.object({ link: v.nullable(v.pipe(v.string(), v.maxLength(2000))) })

/**
 * One window per profile. False when another instance has the profile: that one is told and this one ends. The lock
 * belongs to the user-data folder, which has to be set before.
 * @param link what this instance was started with. It is handed over as data: the command line that Electron hands over too
 *   may have other words in it, in another order (documented).
 * @param second called in the first instance, with the link that the second was started with
 */
export function claimProfile(
  app: InstanceLike,
  link: string | null,
  second: (link: string | null) => void,
): boolean {
  if (!app.requestSingleInstanceLock({ link })) return false
  app.on('second-instance', (_event, _argv, _folder, said) => {
    const word = v.safeParse(Word, said)
    second(word.success ? word.output.link : null)
  })
  return true
}

/** Where the user sees it, also when it was minimised or hidden. */
export function bringToFront(window: FocusableLike): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
