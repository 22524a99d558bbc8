import type { Page } from 'playwright'

/** How often Tab is pressed before a control counts as out of reach. */
const FURTHEST = 90

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

  /** Presses a button or link by its words. */
  async press(words: string): Promise<void> {
    await this.#walk('words', words)
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

  async #walk(by: 'id' | 'name' | 'words', wanted: string): Promise<void> {
    for (let steps = 0; steps < FURTHEST; steps += 1) {
      const there = await this.page.evaluate(
        ([how, wish]) => {
          const element = document.activeElement
          if (element === null) return false
          if (how === 'id') return element.id === wish
          if (how === 'name') return element.getAttribute('name') === wish
          const words = element.textContent.replace(/\s+/g, ' ').trim()
          return ['BUTTON', 'A', 'SUMMARY'].includes(element.tagName) && words.startsWith(wish)
        },
        [by, wanted] as const,
      )
      if (there) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`The keyboard does not reach the control whose ${by} is “${wanted}”.`)
  }
}
