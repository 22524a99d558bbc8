import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Finding, TYPING_RESTS_MS } from '#renderer/views/find/finding.svelte.ts'
import type { Found } from '#shared/contract/known-home.ts'

const found = (id: string): Found => ({ what: 'home', id, name: id, detail: '', address: `#/homes/${id}` })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A search whose answers come when the test says so. */
function slow() {
  const asked: { text: string; answer: (results: Found[]) => void; fail: () => void }[] = []
  const finding = new Finding(
    (text) =>
      new Promise((answer, reject) => {
        asked.push({ text, answer, fail: () => reject(new Error('no')) })
      }),
  )
  const rest = () => vi.advanceTimersByTimeAsync(TYPING_RESTS_MS)
  return { finding, asked, rest }
}

describe('what is typed into the search', () => {
  test('is asked for once, when typing rests', async () => {
    const { finding, asked, rest } = slow()
    for (const text of ['l', 'li', 'lin ']) finding.type(text)
    await rest()
    expect(asked.map(({ text }) => text)).toEqual(['lin'])
  })

  test('an old answer that comes late changes nothing', async () => {
    const { finding, asked, rest } = slow()
    finding.type('lin')
    await rest()
    finding.type('linnet')
    await rest()
    asked[1]?.answer([found('new')])
    await rest()
    asked[0]?.answer([found('old')])
    await rest()
    expect(finding.results.map(({ id }) => id)).toEqual(['new'])
    expect(finding.busy).toBe(false)
  })

  test('what was found before stays until the next answer is there', async () => {
    const { finding, asked, rest } = slow()
    finding.type('lin')
    await rest()
    asked[0]?.answer([found('one')])
    await rest()
    finding.type('linn')
    await rest()
    expect(finding.results.map(({ id }) => id)).toEqual(['one'])
    expect(finding.busy).toBe(true)
  })

  test('nothing typed finds nothing, and asks nobody', async () => {
    const { finding, asked, rest } = slow()
    finding.type('lin')
    finding.type('  ')
    await rest()
    expect(asked).toEqual([])
    expect(finding.busy).toBe(false)
    expect(finding.results).toEqual([])
  })

  test('somebody who waits for the answer gets that of what was typed last', async () => {
    const { finding, asked, rest } = slow()
    finding.type('lin')
    const settled = vi.fn()
    void finding.settled().then(settled)
    await rest()
    finding.type('linn')
    await rest()
    asked[0]?.answer([found('old')])
    await rest()
    expect(settled).not.toHaveBeenCalled()
    asked[1]?.answer([found('new')])
    await rest()
    expect(settled).toHaveBeenCalled()
  })

  test('a failure is told, and asking again mends it', async () => {
    const { finding, asked, rest } = slow()
    finding.type('lin')
    await rest()
    asked[0]?.fail()
    await rest()
    expect(finding.failure).not.toBeNull()
    expect(finding.busy).toBe(false)
    finding.retry()
    await rest()
    asked[1]?.answer([found('one')])
    await rest()
    expect(finding.failure).toBeNull()
    expect(finding.results).toHaveLength(1)
  })
})
