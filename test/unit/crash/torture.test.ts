import { expect, test } from 'vitest'
import { campaign } from '#test/torture/campaign.ts'
import { chanceOfThisTest } from '#test/support/crash-chance.ts'

test(
  'of 500 switches nothing is lost and nothing is sent twice when the sender is killed 20 times',
  { timeout: 300_000 },
  async () => {
    const found = await campaign({ switches: 500, kills: 20, concurrency: 8, latest: 24 }, chanceOfThisTest())
    expect(found.wrong).toEqual([])
    expect(found.kills).toBe(20)
    // Of what was sent undisturbed everything arrived: most of it.
    expect(found.states['accepted']).toBeGreaterThan(250)
  },
)
