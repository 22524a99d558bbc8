import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'
import * as v from 'valibot'
import { expect } from 'vitest'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The axe that Playwright's package of it brings. It is much to read, so that a page is given it once, and the smaller one. */
const builder = createRequire(import.meta.url).resolve('@axe-core/playwright')
const source = readFileSync(createRequire(builder).resolve('axe-core/axe.min.js'), 'utf8')

/** What of axe's rules is asked. */
interface RunOnly {
  type: 'tag' | 'rule'
  values: readonly string[]
}
const ALL: RunOnly = { type: 'tag', values: RULES }

/** Run in the page: its title and all that axe finds in a part of it, or null when it has no axe yet. */
const scriptFor = (runOnly: RunOnly, within: string | null) => `(async () => {
  if (window.axe === undefined) return null
  // What is half faded in has less contrast than what is there. What turns until something is there never ends.
  const ending = document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < 5000)
  const ended = Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)))
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000))])
  const options = { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] }
  const { violations } = await window.axe.run(${within === null ? 'document' : JSON.stringify(within)}, options)
  const told = ({ target, any }) => [target.join(' '), ...any.map(({ message }) => message)].join(': ')
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + told(node)))
  return { title: document.title, found }
})()`

const Told = v.nullable(v.object({ title: v.string(), found: v.array(v.string()) }))

/** Not all of it. */
export interface Only {
  /** Some rules alone. */
  rules?: readonly string[]
  /** What the page looks like meanwhile, for the message. */
  look?: string
  /** A selector: nothing outside is looked at. */
  within?: string
}

/** Fails with the place and rule of everything that axe finds on the page as it is now. */
export async function expectAccessible(page: Page, only: Only = {}): Promise<void> {
  // Axe is asked in the page alone; it would have to be put into frames as well.
  expect(page.frames()).toHaveLength(1)
  const runOnly: RunOnly = only.rules === undefined ? ALL : { type: 'rule', values: only.rules }
  const script = scriptFor(runOnly, only.within ?? null)
  const ask = async () => v.parse(Told, await page.evaluate(script))
  let told = await ask()
  if (told === null) {
    await page.evaluate(source)
    told = await ask()
  }
  if (told === null) throw new Error('The page does not keep axe.')
  expect(told.found, `axe on “${told.title}”, ${only.look ?? 'as it is'}`).toEqual([])
}
