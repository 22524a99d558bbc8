import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright'
import { expect } from 'vitest'

/** Set to record the trees anew. */
const RECORD = 'HANDOVER_RECORD_TREES'
const recording = process.env[RECORD] !== undefined

/** How long a page may take until all of it is there. */
const PATIENCE_MS = 20_000
/** Longer than anything on a page takes to change once it is there, when nothing else runs. */
const SETTLED_MS = 1_000

/** What a screen reader is told of some pages, beside the spec: one file for the pages that belong together. */
export class RecordedTrees {
  readonly #file: URL
  readonly #before: ReadonlyMap<string, string>
  readonly #now = new Map<string, string>()

  /** @param name of the file, without its ending */
  constructor(name: string) {
    this.#file = new URL(`../trees/${name}.txt`, import.meta.url)
    this.#before = recording ? new Map() : new Map(sectionsOf(readFileSync(this.#file, 'utf8')))
  }

  /** Waits until the page tells what was recorded under a title; fails with what differs when it does not. */
  async expect(page: Page, title: string): Promise<void> {
    if (recording) {
      await setTimeout(SETTLED_MS)
      this.#now.set(title, await treeOf(page))
      return
    }
    const message =
      `What a screen reader is told of “${title}” is not what ${this.#file.pathname} has. If that is as it should be, record it ` +
      `anew with ${RECORD}=1 before the same command, and read what became of it.`
    await expect
      .poll(() => treeOf(page), { message, timeout: PATIENCE_MS })
      .toBe(this.#before.get(title) ?? '(nothing was recorded)')
    this.#now.set(title, '')
  }

  /** All pages were looked at. */
  finish(): void {
    if (!recording) {
      expect([...this.#now.keys()], `the pages in ${this.#file.pathname}`).toEqual([...this.#before.keys()])
      return
    }
    mkdirSync(new URL('.', this.#file), { recursive: true })
    const sections = [...this.#now].map(([title, tree]) => `# ${title}\n${tree}\n`)
    writeFileSync(this.#file, sections.join('\n'))
  }
}

function sectionsOf(text: string): [string, string][] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/^# /m)
    .slice(1)
    .map((section) => {
      const end = section.indexOf('\n')
      return [section.slice(0, end), section.slice(end + 1).trimEnd()]
    })
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'

/** What a screen reader is told of the page, without the days that it counts from today, and the times of its own saving. */
async function treeOf(page: Page): Promise<string> {
  const tree = await page.locator('main').ariaSnapshot()
  return tree
    .replaceAll(new RegExp(`\\b\\d{1,2} (?:${MONTHS})(?: \\d{4})?\\b`, 'g'), 'DAY')
    .replaceAll(/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? DAY\b/g, 'DAY')
    .replaceAll(/(textbox "(?:Day|Month|Year)"): "\d+"/g, '$1: DAY')
    .replaceAll(/\b\d{1,2}:\d{2}(?:am|pm)\b/g, 'TIME')
    .replaceAll('- status: Draft saved TIME', '- status')
}
