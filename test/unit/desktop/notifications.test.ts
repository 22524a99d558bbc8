import { describe, expect, test } from 'vitest'
import { Notifications } from '#electron/main/notifications.ts'

function system({ supported = true, watched = false } = {}) {
  const made: { options: object; shown: boolean; fire(event: string): void }[] = []
  const opened: string[] = []
  const notifications = new Notifications({
    isSupported: () => supported,
    isWatched: () => watched,
    open: (address) => opened.push(address),
    make(options) {
      const listeners = new Map<string, () => void>()
      const one = { options, shown: false, fire: (event: string) => listeners.get(event)?.() }
      made.push(one)
      return { on: (event, listener) => listeners.set(event, listener), show: () => (one.shown = true) }
    },
  })
  return { notifications, made, opened }
}

const text = 'Tenant switch, 300 rows, queued today at 9:30am: done. 300 received.'

describe('a notification of the system', () => {
  test('is shown, and a click opens the place that it is about', () => {
    const { notifications, made, opened } = system()
    expect(notifications.tell(text, '#/batches/b1')).toBe(true)
    expect(made).toMatchObject([{ options: { title: 'Handover', body: text }, shown: true }])
    expect(opened).toEqual([])
    made[0]?.fire('click')
    expect(opened).toEqual(['#/batches/b1'])
  })

  test('is not shown while somebody works in the window, nor where the system has none', () => {
    for (const given of [{ watched: true }, { supported: false }]) {
      const { notifications, made } = system(given)
      expect(notifications.tell(text, '#/outbox')).toBe(false)
      expect(made).toEqual([])
    }
  })

  test('each opens its own place, also after others were closed', () => {
    const { notifications, made, opened } = system()
    notifications.tell(text, '#/batches/b1')
    notifications.tell(text, '#/batches/b2')
    notifications.tell(text, '#/batches/b3')
    made[1]?.fire('close')
    made[2]?.fire('failed')
    made[0]?.fire('click')
    expect(opened).toEqual(['#/batches/b1'])
  })
})
