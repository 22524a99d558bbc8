import type { Page } from 'playwright'
import { expect } from 'vitest'
import { pressTab } from './keyboard.ts'

/** What the keyboard met on its way: a control by its words, and what is wrong with how its focus shows. */
interface Stop {
  control: string
  trouble: string
}

/**
 * Walks through a page with Tab alone. Fails with every control that the keyboard does not reach, whose focus cannot be seen, also with
 * forced colours, or that is not in sight while it has the focus (WCAG 2.1.1, 2.4.7, 2.4.11).
 */
export async function expectKeyboard(page: Page): Promise<void> {
  const walk = await page.evaluateHandle(startWalk)
  const controls = await walk.evaluate(({ toMeet }) => toMeet)
  // Twice round at most; each is looked at when the next Tab comes.
  for (let presses = 0, next = controls + 1; presses <= 2 * controls + 10; presses += next, next = 5) {
    await pressTab(page, next)
    if (await walk.evaluate(({ left }) => left() === 0)) break
  }
  const stops = await walk.evaluate((walked) => {
    walked.end()
    return walked.stops
  })
  await walk.dispose()
  const missed = await page.evaluate(missedControls)
  // What the focus looks like is asked of the controls that were met: nobody need walk to them again.
  await page.emulateMedia({ forcedColors: 'active' })
  const unseen = await page.evaluate(unseenControls)
  await page.emulateMedia({ forcedColors: null })
  const faults = [
    ...stops.flatMap(({ control, trouble }) => (trouble === '' ? [] : [`${control}: ${trouble}`])),
    ...missed.map((control) => `${control}: not reached with Tab`),
    ...unseen.map((control) => `${control}: its focus cannot be seen with forced colours`),
  ]
  expect(faults, `by keyboard on “${await page.title()}”`).toEqual([])
  expect(stops.length, `controls of “${await page.title()}”`).toBeGreaterThan(0)
}

/** A walk with Tab, as the page sees it. */
interface Walk {
  /** How many controls are to be met. */
  toMeet: number
  stops: Stop[]
  /** How many of them were not met yet. */
  left: () => number
  /** No more is looked at. */
  end: () => void
}

/**
 * Marks in the page what should be reached; of radios with one name, one stands for all. Focus begins at the top. From then on, whenever
 * Tab is pressed, the page itself looks at what has the focus, so that it need not be asked after each.
 */
function startWalk(): Walk {
  const seen = new Set<string>()
  const controls =
    'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"]), [contenteditable="true"]'
  const dialog = [...document.querySelectorAll('dialog')].findLast((one) => one.matches(':modal'))
  for (const one of document.querySelectorAll('[data-tabbing]')) one.removeAttribute('data-tabbing')
  for (const one of (dialog ?? document).querySelectorAll(controls)) {
    if (!(one instanceof HTMLElement) || one.tabIndex < 0 || one.matches(':disabled')) continue
    if (!one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false })) continue
    if (one instanceof HTMLInputElement && one.type === 'radio') {
      if (seen.has(one.name)) continue
      seen.add(one.name)
      one.dataset['tabbing'] = `radio ${one.name}`
    } else one.dataset['tabbing'] = 'to come'
  }
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  if (dialog === undefined) window.getSelection()?.removeAllRanges()

  const left = () => document.querySelectorAll('[data-tabbing]:not([data-tabbing="met"])').length
  const stops: Stop[] = []
  window.addEventListener('keydown', keydown, { capture: true })
  const end = () => window.removeEventListener('keydown', keydown, { capture: true })
  return { toMeet: left(), stops, left, end }

  function keydown(event: KeyboardEvent): void {
    const stop = event.key === 'Tab' ? focusedControl() : null
    if (stop !== null) stops.push(stop)
  }

  /** What has the focus; null when it had it before, and past the last control, where the browser's own come. */
  function focusedControl(): Stop | null {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return null
    const group =
      element instanceof HTMLInputElement && element.type === 'radio' ? `radio ${element.name}` : null
    const mark = group === null ? element : document.querySelector(`[data-tabbing="${CSS.escape(group)}"]`)
    if (!(mark instanceof HTMLElement) || mark.dataset['tabbing'] === 'met') return null
    mark.dataset['tabbing'] = 'met'
    const words = (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim()
    const control = `${element.tagName.toLowerCase()} ${element.id === '' ? `“${words.slice(0, 40)}”` : `#${element.id}`}`

    // The ring may be drawn by what the control stands in: the row of a list, the choice of a radio.
    const drawn: (Element | null)[] = [element, element.nextElementSibling]
    for (let one = element.parentElement; one !== null && drawn.length < 6; one = one.parentElement)
      drawn.push(one)
    const isRinged = drawn.some(
      (one) =>
        one !== null &&
        [undefined, '::before', '::after'].some((part) => {
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one, part)
          return (
            outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/^rgba.*, 0\)$/.test(outlineColor)
          )
        }),
    )
    if (!isRinged) return { control, trouble: 'its focus cannot be seen' }

    const { left, top, width, height } = element.getBoundingClientRect()
    // What is only there for those who hear it is drawn by its label.
    const shown = width < 4 || height < 4 ? element.closest('label') : element
    if (shown === null) return { control, trouble: '' }
    const box = shown === element ? { left, top, width, height } : shown.getBoundingClientRect()
    const at = (x: number, y: number) =>
      document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)
    const points = [at(0.5, 0.5), at(0.1, 0.2), at(0.9, 0.8)]
    const isInSight = points.some((hit) => hit !== null && (shown.contains(hit) || hit.contains(shown)))
    return { control, trouble: isInSight ? '' : 'something covers it while it has the focus' }
  }
}

/** The controls that were not met. */
function missedControls(): string[] {
  return [...document.querySelectorAll('[data-tabbing]:not([data-tabbing="met"])')].map(
    (one) =>
      `${one.tagName.toLowerCase()} ${one.id === '' ? `“${one.textContent.trim().slice(0, 40)}”` : `#${one.id}`}`,
  )
}

/** The controls whose focus cannot be seen as the page looks now, of those that were met. The focus goes back to where it was. */
function unseenControls(): string[] {
  const before = document.activeElement
  const unseen = [...document.querySelectorAll('[data-tabbing="met"]')].filter((control) => {
    if (!(control instanceof HTMLElement)) return false
    control.focus({ preventScroll: true, focusVisible: true })
    const drawn: (Element | null)[] = [control, control.nextElementSibling]
    for (let one = control.parentElement; one !== null && drawn.length < 6; one = one.parentElement)
      drawn.push(one)
    return !drawn.some(
      (one) =>
        one !== null &&
        [undefined, '::before', '::after'].some((part) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(one, part)
          return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
        }),
    )
  })
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return unseen.map((one) => `${one.tagName.toLowerCase()} ${one.id || one.textContent.trim().slice(0, 40)}`)
}
