import { describe, expect, test } from 'vitest'
import { Directions } from '#electron/main/directions.ts'

/** A page that follows, and what it was told so far. */
function pageOf(directions: Directions) {
  const over = new AbortController()
  const told: unknown[] = []
  const ended = (async () => {
    for await (const direction of directions.follow(over.signal)) {
      if (direction.kind === 'go') told.push(direction.address)
      else if (direction.kind === 'update') told.push([direction.version, direction.restart])
      else told.push(direction.kind)
    }
    told.push('over')
  })()
  return { told, ended, close: () => over.abort() }
}

describe('what the system asks of the page', () => {
  test('reaches a page that follows, in order', async () => {
    const directions = new Directions()
    const page = pageOf(directions)
    directions.go('#/new/tenant-switch')
    await expect.poll(() => page.told).toEqual(['#/new/tenant-switch'])
    directions.offerUpdate('1.2.0', false)
    directions.offerUpdate('1.2.0', false)
    directions.go('#/outbox')
    await expect.poll(() => page.told).toEqual(['#/new/tenant-switch', '#/outbox', ['1.2.0', false]])
    directions.offerUpdate('1.2.0', true)
    await expect.poll(() => page.told.at(-1)).toEqual(['1.2.0', true])
    directions.offerUpdate(null, false)
    await expect.poll(() => page.told.at(-1)).toEqual([null, false])
    directions.finish()
    await expect.poll(() => page.told.at(-1)).toBe('finishing')
    page.close()
    await page.ended
    expect(page.told).toHaveLength(7)
  })

  test('waits for a page that follows later, and only the last place counts', async () => {
    const directions = new Directions()
    directions.go('#/outbox')
    directions.go('#/new/tenant-switch')
    directions.offerUpdate('1.2.0', true)
    const page = pageOf(directions)
    await expect.poll(() => page.told).toEqual(['#/new/tenant-switch', ['1.2.0', true]])
    page.close()
    await page.ended
  })

  test('to search is said once, after the place', async () => {
    const directions = new Directions()
    directions.find()
    directions.find()
    directions.go('#/outbox')
    const page = pageOf(directions)
    await expect.poll(() => page.told).toEqual(['#/outbox', 'find'])
    directions.find()
    await expect.poll(() => page.told).toEqual(['#/outbox', 'find', 'find'])
    page.close()
    await page.ended
  })

  test('a page that was loaded anew is told again what still holds, of a place it was sent to not', async () => {
    const directions = new Directions()
    const first = pageOf(directions)
    directions.go('#/outbox')
    directions.offerUpdate('1.2.0', true)
    directions.finish()
    await expect.poll(() => first.told).toHaveLength(3)
    const second = pageOf(directions)
    await first.ended
    await expect.poll(() => second.told).toEqual([['1.2.0', true], 'finishing'])
    // The first one is gone, whatever comes.
    directions.go('#/settings')
    await expect.poll(() => second.told).toEqual([['1.2.0', true], 'finishing', '#/settings'])
    expect(first.told).toEqual(['#/outbox', ['1.2.0', true], 'finishing', 'over'])
    second.close()
    await second.ended
  })
})
