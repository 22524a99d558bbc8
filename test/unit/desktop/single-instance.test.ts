import { describe, expect, test } from 'vitest'
import { bringToFront, claimProfile } from '#electron/main/single-instance.ts'

/** The app of the first instance, which a second one may speak to. */
function firstApp() {
  type Listener = (event: unknown, argv: string[], folder: string, said: unknown) => void
  let listener: Listener = () => expect.unreachable('Nobody listens to a second instance.')
  const handedOver: unknown[] = []
  return {
    handedOver,
    second: (said: unknown, argv: string[] = []) => listener({}, argv, '/', said),
    app: {
      requestSingleInstanceLock: (data: unknown) => {
        handedOver.push(data)
        return true
      },
      on: (_event: string, added: Listener) => (listener = added),
    },
  }
}

describe('one instance', () => {
  test('the second hands its link over, ends and listens to nothing', () => {
    const handedOver: unknown[] = []
    const app = {
      requestSingleInstanceLock: (data: unknown) => {
        handedOver.push(data)
        return false
      },
      on: () => expect.unreachable(),
    }
    expect(claimProfile(app, 'handover://new/service', () => expect.unreachable())).toBe(false)
    expect(handedOver).toEqual([{ link: 'handover://new/service' }])
  })

  test('the first is told that there was another, and of its link', () => {
    const { app, second } = firstApp()
    const told: unknown[] = []
    expect(claimProfile(app, null, (link) => told.push(link))).toBe(true)
    second({ link: null })
    second({ link: 'handover://new/appointment' })
    expect(told).toEqual([null, 'handover://new/appointment'])
  })

  test.each([
    ['nothing', undefined],
    ['no object', 'handover://new/appointment'],
    ['no text', { link: 4 }],
    ['far too much', { link: 'x'.repeat(2001) }],
  ])('of a second that says %s it knows no link, whatever its command line is', (_what, said) => {
    const { app, second } = firstApp()
    const told: unknown[] = []
    claimProfile(app, null, (link) => told.push(link))
    second(said, ['handover', 'handover://new/appointment', '--practice'])
    expect(told).toEqual([null])
  })
})

describe('coming to the front', () => {
  test.each([
    [true, ['restore', 'show', 'focus']],
    [false, ['show', 'focus']],
  ])('minimised: %s', (minimised, expected) => {
    const calls: string[] = []
    bringToFront({
      isMinimized: () => minimised,
      restore: () => void calls.push('restore'),
      show: () => void calls.push('show'),
      focus: () => void calls.push('focus'),
    })
    expect(calls).toEqual(expected)
  })
})
