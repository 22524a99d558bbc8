import { describe, expect, test } from 'vitest'
import type { Progress } from '#shared/contract/submissions.ts'
import type { SendingNow } from '#core/outbox/outbox.ts'
import { mayQuit, quitWords, type Question } from '#electron/main/quit.ts'

const batch: Progress = {
  total: 300,
  settled: 12,
  left: 284,
  sending: 4,
  perMinute: 60,
  secondsLeft: 280,
  paused: false,
  offline: false,
  heldUntil: null,
}
const busy: SendingNow = { underWay: 4, nextAt: null, offline: false }

/** Asks whether it may quit, with somebody who presses the button of this number. */
async function quitting(now: SendingNow | null, response = 0, progress: Progress | null = batch) {
  const asked: Question[] = []
  const yes = await mayQuit(
    {
      now: () => Promise.resolve(now),
      progress: () => Promise.resolve(progress),
      ask(question) {
        asked.push(question)
        return Promise.resolve({ response })
      },
    },
    new AbortController().signal,
  )
  return { yes, asked }
}

describe('quitting while something is being sent', () => {
  test('asks, and says what becomes of it', async () => {
    const { yes, asked } = await quitting(busy)
    expect(yes).toBe(false)
    expect(asked).toMatchObject([
      {
        message: 'Handover is still sending.',
        detail:
          '12 of 300 are sent. If you quit now, what is on its way is finished first; the other 284 stay in the outbox and go on when Handover is opened again.',
        buttons: ['Keep sending', 'Quit now'],
      },
    ])
  })

  test('Enter and Escape keep sending; only the second button quits', async () => {
    const [question] = (await quitting(busy)).asked
    expect([question?.defaultId, question?.cancelId]).toEqual([0, 0])
    expect((await quitting(busy, 0)).yes).toBe(false)
    expect((await quitting(busy, 1)).yes).toBe(true)
  })

  test.each<[string, SendingNow | null]>([
    ['there is nothing to send, or it is paused, or waits for somebody', { ...busy, underWay: 0 }],
    ['there is no network', { underWay: 0, nextAt: Date.now() + 2_000, offline: true }],
    ['another process sends, or there is no profile', null],
  ])('nobody is asked when %s', async (_, now) => {
    expect(await quitting(now)).toEqual({ yes: true, asked: [] })
  })

  test('what waits for its time is asked about too', async () => {
    const { asked } = await quitting({ underWay: 0, nextAt: Date.now() + 3_600_000, offline: false })
    expect(asked).toHaveLength(1)
  })

  test('nobody is asked any more once the system shuts down', async () => {
    const over = new AbortController()
    const asked: Question[] = []
    const yes = await mayQuit(
      {
        now: () => Promise.resolve(busy),
        progress: () => {
          over.abort()
          return Promise.resolve(batch)
        },
        ask: (question) => Promise.resolve({ response: asked.push(question) }),
      },
      over.signal,
    )
    expect([yes, asked]).toEqual([true, []])
  })
})

describe('in words', () => {
  const now = new Date(2026, 10, 20, 9, 0)
  const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute).getTime()
  const words = (sending: Partial<SendingNow>, progress: Partial<Progress>) =>
    quitWords({ underWay: 0, nextAt: null, ...sending }, { ...batch, ...progress }, now)

  test.each([
    [
      { underWay: 1 },
      { total: 2, settled: 0, left: 1 },
      '0 of 2 are sent. If you quit now, what is on its way is finished first; the other one stays in the outbox and goes on when Handover is opened again.',
    ],
    [
      { underWay: 2 },
      { total: 3, settled: 1, left: 0 },
      '1 of 3 is sent. If you quit now, what is on its way is finished first.',
    ],
    [
      { underWay: 1 },
      { total: 1, settled: 0, left: 0 },
      'One submission is on its way. If you quit now, what is on its way is finished first.',
    ],
    [
      { nextAt: at(20, 9, 0) },
      { total: 1, settled: 0, left: 1 },
      'One submission waits to be sent. If you quit now, it stays in the outbox and goes on when Handover is opened again.',
    ],
    [
      { underWay: 4 },
      { total: 12_000, settled: 1_500, left: 10_496 },
      '1,500 of 12,000 are sent. If you quit now, what is on its way is finished first; the other 10,496 stay in the outbox and go on when Handover is opened again.',
    ],
  ])('%j of %j', (sending, progress, detail) => {
    expect(words(sending, progress)).toEqual({ message: 'Handover is still sending.', detail })
  })

  test.each([
    [at(20, 9, 45), 'The next goes at 9:45am.'],
    [at(20, 13, 5), 'The next goes at 1:05pm.'],
    [at(21, 9, 30), 'The next goes on 21 November 2026 at 9:30am.'],
  ])('what only waits for a later time is told with it', (nextAt, said) => {
    const { message, detail } = words({ nextAt }, {})
    expect(message).toBe('Handover has not sent everything yet.')
    expect(detail).toContain(`12 of 300 are sent. ${said} If you quit now, the other 284 stay`)
  })
})
