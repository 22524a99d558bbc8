import { describe, expect, test } from 'vitest'
import { paceErrors, paceOf, paceWords, typedPace } from '#renderer/views/connections/pace-words.ts'
import { phoneLines, questionWords } from '#renderer/views/outbox/phone-words.ts'
import { durationWords, heldWords, progressWords } from '#renderer/views/outbox/progress-words.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

const NOW = new Date('2026-11-29T10:00:00.000Z')

describe('how far the sending is', () => {
  test.each([
    [5, 'less than a minute'],
    [89, 'about 1 minute'],
    [240, 'about 4 minutes'],
    [7200, 'about 2 hours'],
  ])('%i seconds are %s', (seconds, words) => {
    expect(durationWords(seconds)).toBe(words)
  })

  const free = { paused: false, offline: false, heldUntil: null, left: 3 }

  test('only what is known is told', () => {
    const facts = { ...free, total: 1200, settled: 1000, sending: 1, perMinute: null, secondsLeft: null }
    expect(progressWords(facts)).toBe('1,000 of 1,200 sent')
    expect(progressWords({ ...facts, perMinute: 95.6, secondsLeft: 125 })).toBe(
      '1,000 of 1,200 sent · about 2 minutes left · 96 a minute',
    )
  })

  test('what holds it up: a pause before being offline, before a service that asked to wait', () => {
    const heldUntil = '2026-11-29T10:05:00.000Z'
    const all = { ...free, paused: true, offline: true, heldUntil }
    expect(heldWords(all, NOW)?.title).toBe('Paused')
    expect(heldWords({ ...all, paused: false }, NOW)?.text).toContain('3 wait and go by themselves')
    expect(heldWords({ ...free, heldUntil }, NOW)?.title).toMatch(/^Held until \d+:05am$/)
    expect(heldWords({ ...free, heldUntil: '2026-11-29T09:59:00.000Z' }, NOW)).toBeNull()
  })
})

describe('the pace of a connection', () => {
  test.each([
    [{ perMinute: null, concurrency: null }, 'Up to 100 a minute, 4 at once: 500 take about 5 minutes.'],
    [{ perMinute: 0, concurrency: 8 }, 'As fast as they answer, 8 at once.'],
    [{ perMinute: 600, concurrency: 1 }, 'Up to 600 a minute, 1 at once: 500 take about a minute.'],
  ])('%o is told, and comes back as it was typed', (pace, words) => {
    expect(paceWords(pace)).toBe(words)
    expect(paceOf(typedPace(pace))).toEqual(pace)
    expect(paceErrors(typedPace(pace))).toEqual([])
  })

  test('what is no number, or too large, is told at its field', () => {
    const ids = (perMinute: string, concurrency: string) =>
      paceErrors({ how: 'own', perMinute, concurrency }).map(({ id }) => id)
    expect(ids('', '65')).toEqual(['pace.perMinute', 'pace.concurrency'])
    expect(ids('1.5', '0')).toEqual(['pace.perMinute', 'pace.concurrency'])
    expect(ids('100000', '64')).toEqual([])
  })
})

describe('for the phone', () => {
  const [first] = sampleWorld().submissions
  if (first === undefined) throw new Error('The sample world has no submission.')
  const summary = [
    { label: 'Tenancy starts', value: '20 November 2026' },
    { label: 'MPRN', value: '••• ••• 0101' },
  ]

  test('the question names what, the meter’s last digits, and when', () => {
    expect(questionWords(first, summary)).toMatch(
      /^Did you receive a tenant switch for MPRN ending 0101 at \d+:12(am|pm) on 21 November 2026\?$/,
    )
  })

  test('without a meter it names the home', () => {
    expect(questionWords({ ...first, sentAt: null }, [])).toBe(
      'Did you receive a tenant switch for 14 Harbour Road, Kinsale?',
    )
  })

  test('everything that a person needs stands in it, once', () => {
    const labels = phoneLines(first, summary).map(({ label }) => label)
    expect(labels).toEqual([
      'Ask',
      'Our number for it',
      'What',
      'Home',
      'Tenancy starts',
      'MPRN',
      'Sent to',
      'Sent',
      'Last answer',
    ])
  })
})
