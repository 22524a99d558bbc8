export interface InstanceLike {
  requestSingleInstanceLock(): boolean
  on(event: 'second-instance', listener: () => void): unknown
}

export interface FocusableLike {
  isMinimized(): boolean
  restore(): void
  show(): void
  focus(): void
}

/**
 * One window per profile. False when another instance has the profile: that one comes to the front and this one ends.
 * The lock belongs to the user-data folder, which has to be set before.
 */
export function claimProfile(app: InstanceLike, window: () => FocusableLike | null): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', () => {
    const front = window()
    if (front === null) return
    if (front.isMinimized()) front.restore()
    front.show()
    front.focus()
  })
  return true
}
