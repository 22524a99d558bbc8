import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from 'vitest'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Fails with the place and rule of everything that axe finds on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is half faded in has less contrast than what is there.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  )
  // "Legacy" is how a page without frames of other origins is asked: in itself. Otherwise axe puts itself into a second page as
  // well, to bring the answers of frames together, which takes three times as long.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await axe
    .options({ runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations'] })
    .analyze()
  const found = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`),
  )
  expect(found, `axe on “${await page.title()}”`).toEqual([])
}
