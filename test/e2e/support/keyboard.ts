import type { CDPSession, Page } from 'playwright'
import { tabsTo, type Sought } from './tabs-to.ts'

/** How often Tab is pressed before a control counts as out of reach. */
const FURTHEST = 90
/** How often the page is asked how far a control is; whoever has not come to it by then looks after each Tab. */
const GUESSES = 3

/** Someone who uses only the keyboard: walks to a control with Tab and works it with keys. Nothing here touches the mouse. */
export class Keyboard {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Walks forward until the focused element is the one with this id. Wraps around the page as Tab does. */
  async walkTo(id: string): Promise<void> {
    await this.#walk('id', id)
  }

  /** Walks forward to a button or link by its words. */
  async walkToWords(words: string): Promise<void> {
    await this.#walk('words', words)
  }

  /** Presses a button or link by its words. */
  async press(words: string): Promise<void> {
    await this.walkToWords(words)
    await this.page.keyboard.press('Enter')
  }

  /** Replaces what stands in a field. */
  async type(id: string, text: string): Promise<void> {
    await this.walkTo(id)
    await this.page.keyboard.press('ControlOrMeta+A')
    await this.page.keyboard.press('Delete')
    await this.page.keyboard.type(text)
  }

  /** Types a date into its three boxes: `20 11 2026`. */
  async typeDate(id: string, date: string): Promise<void> {
    const [day = '', month = '', year = ''] = date.split(' ')
    await this.type(id, day)
    await this.type(`${id}-month`, month)
    await this.type(`${id}-year`, year)
  }

  /** Chooses a radio: Space on the first, arrows to the others. */
  async choose(name: string, value: string): Promise<void> {
    await this.#walk('name', name)
    await this.page.keyboard.press('Space')
    for (let tries = 0; tries < 12; tries += 1) {
      const now = await this.page.evaluate(() => document.activeElement?.getAttribute('value'))
      if (now === value) return
      await this.page.keyboard.press('ArrowDown')
    }
    throw new Error(`The choice ${value} of ${name} is not reached with arrow keys.`)
  }

  /** Chooses in a list by typing the beginning of its words. */
  async pick(id: string, words: string): Promise<void> {
    await this.walkTo(id)
    await this.page.keyboard.type(words)
  }

  async tick(id: string): Promise<void> {
    await this.walkTo(id)
    await this.page.keyboard.press('Space')
  }

  /**
   * Presses Tab until the focus is there. How often is guessed from the page, so that not every stop on the way is asked about;
   * only where the focus is after it counts.
   */
  async #walk(by: Sought['by'], wanted: string): Promise<void> {
    let steps = 0
    for (let asked = 0; steps < FURTHEST; asked += 1) {
      const guess = await this.page.evaluate(tabsTo, { by, wanted })
      if (guess === 0) return
      const next = asked < GUESSES ? Math.min(guess, FURTHEST - steps) : 1
      await pressTab(this.page, next)
      steps += next
    }
    throw new Error(`The keyboard does not reach the control whose ${by} is “${wanted}”.`)
  }
}

/** Presses and lets go of Tab so many times, without waiting for the page in between. */
export async function pressTab(page: Page, times: number): Promise<void> {
  const session = await sessionOf(page)
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 }
  const events = Array.from({ length: times }, () => [
    session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
  ])
  await Promise.all(events.flat())
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** Playwright's own keyboard waits for the page twice at each key. */
function sessionOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page)
  if (known !== undefined) return known
  const opened = page.context().newCDPSession(page)
  sessions.set(page, opened)
  return opened
}
