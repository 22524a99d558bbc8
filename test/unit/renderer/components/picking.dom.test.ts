import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LinkError } from '#renderer/api/link-state.ts'
import { Picking, TYPING_RESTS_MS } from '#renderer/components/picker/picking.svelte.ts'
import { answerable, found, item, PROBLEM } from '#test/support/answerable-search.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const labels = (picking: Picking) => picking.shown.map(({ label }) => label)
const rest = () => vi.advanceTimersByTimeAsync(TYPING_RESTS_MS)

describe('asking', () => {
  test('opening asks at once; typing asks once, when it rests', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.open()
    expect(asked.map(({ text, offset }) => [text, offset])).toEqual([['', 0]])
    picking.type('h')
    picking.type('ha')
    await vi.advanceTimersByTimeAsync(TYPING_RESTS_MS - 1)
    expect(asked).toHaveLength(1)
    expect(picking.busy).toBe('first')
    picking.type(' har ')
    await rest()
    expect(asked.map(({ text }) => text)).toEqual(['', 'har'])
  })

  test('only the answer to the last question counts, in whatever order they come', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.open()
    picking.type('a')
    await rest()
    picking.type('ab')
    await rest()
    await asked[2]?.answer(found(['Abbey Lane']))
    expect(labels(picking)).toEqual(['Abbey Lane'])
    await asked[1]?.answer(found(['Arbour Hill']))
    await asked[0]?.fail(new Error('late'))
    expect(labels(picking)).toEqual(['Abbey Lane'])
    expect(picking.failed).toBe(false)
    expect(picking.busy).toBe('no')
  })

  test('what comes after it was closed is dropped, and opening again looks anew', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.open()
    picking.close()
    await asked[0]?.answer(found(['Abbey Lane']))
    expect(labels(picking)).toEqual([])
    expect(picking.busy).toBe('no')
    picking.open()
    expect(asked).toHaveLength(2)
  })

  test('typing into a closed one shows nothing of what was found before', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.open()
    await asked[0]?.answer(found(['Abbey Lane']))
    picking.close()
    picking.type('h')
    expect(labels(picking)).toEqual([])
  })

  test('a text that was typed and left is not asked for after closing', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.type('abbey')
    picking.close()
    await rest()
    expect(asked).toEqual([])
  })
})

describe('pages', () => {
  test('the step past the last record loads the next page, and lands on its first record', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.open()
    await asked[0]?.answer(found(['One', 'Two'], 2))
    picking.last()
    expect(picking.active).toBe(2)
    expect(asked).toHaveLength(1)
    picking.step(-1)
    picking.step(1)
    expect(picking.busy).toBe('more')
    picking.step(1)
    expect(asked.map(({ offset }) => offset)).toEqual([0, 2])
    await asked[1]?.answer(found(['Three'], null))
    expect(labels(picking)).toEqual(['One', 'Two', 'Three'])
    expect(picking.shown[picking.active]?.label).toBe('Three')
    picking.step(1)
    expect(picking.active).toBe(2)
    expect(asked).toHaveLength(2)
  })

  test('a record that a page repeats is shown once', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.open()
    await asked[0]?.answer(found(['One', 'Two'], 2))
    picking.loadMore()
    await asked[1]?.answer(found(['Two', 'Three']))
    expect(labels(picking)).toEqual(['One', 'Two', 'Three'])
  })

  test('a page that brings nothing leaves the mark on a record', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.open()
    await asked[0]?.answer(found(['One'], 1))
    picking.leap(1)
    await asked[1]?.answer(found([]))
    expect(picking.active).toBe(0)
  })

  test('typing drops a page that was on its way', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.open()
    await asked[0]?.answer(found(['One'], 1))
    picking.loadMore()
    picking.type('t')
    await asked[1]?.answer(found(['Late']))
    expect(labels(picking)).toEqual(['One'])
    await rest()
    await asked[2]?.answer(found(['Two']))
    expect(labels(picking)).toEqual(['Two'])
  })
})

describe('a service that cannot search', () => {
  const none = (names: string[], next: number | null = null) => ({
    ...found(names, next),
    search: 'none' as const,
  })

  test('what is loaded is narrowed as one types, without asking again', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.open()
    await asked[0]?.answer(none(['Siobhán Ní Bhriain', 'Áine Byrne', 'Tom Byrne'], 3))
    picking.type('BYRNE aine')
    await rest()
    expect(asked).toHaveLength(1)
    expect(labels(picking)).toEqual(['Áine Byrne'])
    picking.type('siobhan')
    expect(labels(picking)).toEqual(['Siobhán Ní Bhriain'])
    picking.type('')
    expect(picking.shown).toHaveLength(3)
  })

  test('more is loaded with what was typed still narrowing it', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.type('doyle')
    await rest()
    await asked[0]?.answer(none(['Áine Byrne'], 1))
    expect(labels(picking)).toEqual([])
    picking.step(1)
    expect(asked[1]?.offset).toBe(1)
    await asked[1]?.answer(none(['Tom Doyle', 'Una Walsh']))
    expect(labels(picking)).toEqual(['Tom Doyle'])
    expect(picking.shown[picking.active]?.label).toBe('Tom Doyle')
    expect(picking.loaded).toBe(3)
  })

  test('the detail counts too', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.open()
    await asked[0]?.answer({ ...none([]), items: [item('Survey', 'Gas, indoors'), item('Repair')] })
    picking.type('gas')
    expect(labels(picking)).toEqual(['Survey'])
  })
})

describe('failure', () => {
  test('is told, and asked again with the text as it is now', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.type('abbey')
    await rest()
    await asked[0]?.answer({ ...found([]), failure: PROBLEM })
    expect(picking.problem).toEqual(PROBLEM)
    expect(picking.busy).toBe('no')
    picking.retry()
    expect(picking.failed).toBe(false)
    expect([asked[1]?.text, asked[1]?.offset]).toEqual(['abbey', 0])
    await asked[1]?.answer(found(['Abbey Lane']))
    expect(labels(picking)).toEqual(['Abbey Lane'])
  })

  test('of a further page leaves what is there, and retries that page', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.open()
    await asked[0]?.answer(found(['One'], 1))
    picking.loadMore()
    await asked[1]?.answer({ ...found([]), search: 'none', failure: PROBLEM })
    expect(labels(picking)).toEqual(['One'])
    expect(picking.more).toBe(true)
    expect(picking.mode).toBe('service')
    picking.retry()
    expect(asked[2]?.offset).toBe(1)
  })

  test('of the call itself is told as one', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.open()
    await asked[0]?.fail(new LinkError('lost'))
    expect(picking.failure?.kind).toBe('lost')
    picking.retry()
    await asked[1]?.answer(found(['One']))
    expect(picking.failure).toBe(null)
    expect(labels(picking)).toEqual(['One'])
  })

  test('while it stands, typing asks anew also where the service cannot search', async () => {
    const { search, asked } = answerable()
    const picking = new Picking(search)
    picking.open()
    await asked[0]?.answer({ ...found(['One'], 1), search: 'none' })
    picking.loadMore()
    await asked[1]?.fail(new LinkError('lost'))
    picking.type('two')
    await rest()
    expect(asked[2]?.offset).toBe(0)
  })
})
