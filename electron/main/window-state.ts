import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'

const pixels = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000))
const Rectangle = v.object({ x: pixels, y: pixels, width: pixels, height: pixels })
type Rectangle = v.InferOutput<typeof Rectangle>

const StoredPlace = v.object({ bounds: Rectangle, maximised: v.boolean() })

/** Where the window stands. Without x and y the system centres it. */
export interface Place {
  bounds: { x?: number; y?: number; width: number; height: number }
  maximised: boolean
}

const usual = { width: 1280, height: 860 }
/** This much of the window must be on a display, or nobody could take hold of it. */
const graspable = { width: 160, height: 60 }

/** The window's place as it was left, or null when there is none that can be read. */
export function readPlace(file: string): v.InferOutput<typeof StoredPlace> | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    // Not there yet, or not readable: the usual place will do.
    return null
  }
  const stored = v.safeParse(v.pipe(v.string(), v.parseJson(), StoredPlace), text)
  return stored.success ? stored.output : null
}

/** Keeps the window's place. Synchronous, since it is called while the window closes. */
export function writePlace(file: string, place: Place): void {
  writeFileSync(`${file}.new`, JSON.stringify(place), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/**
 * The place as it fits the displays that there are now: a window from a display that was unplugged comes back to the
 * first one, and none is larger than the display it is on.
 * @param displays the work areas, the main display first
 */
export function fitted(stored: Place | null, displays: readonly Rectangle[]): Place {
  const bounds = stored === null ? null : v.safeParse(Rectangle, stored.bounds)
  const rectangle = bounds?.success === true ? bounds.output : null
  const home = rectangle === null ? undefined : displays.find((display) => canBeGrasped(rectangle, display))
  if (rectangle === null || home === undefined) {
    const [first = { x: 0, y: 0, ...usual }] = displays
    return {
      bounds: { width: Math.min(usual.width, first.width), height: Math.min(usual.height, first.height) },
      maximised: stored?.maximised ?? false,
    }
  }
  const width = Math.min(rectangle.width, home.width)
  const height = Math.min(rectangle.height, home.height)
  return {
    bounds: {
      x: between(home.x, rectangle.x, home.x + home.width - width),
      y: between(home.y, rectangle.y, home.y + home.height - height),
      width,
      height,
    },
    maximised: stored?.maximised ?? false,
  }
}

interface DisplayLike {
  readonly id: number
  readonly workArea: Rectangle
}

/** The work areas that there are now, the main display first. */
export function workAreas(screen: Pick<ScreenLike, 'getPrimaryDisplay' | 'getAllDisplays'>): Rectangle[] {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id)
  return [main, ...others].map((display) => display.workArea)
}

/** The system's displays, as far as they come and go. */
export interface ScreenLike {
  getPrimaryDisplay(): DisplayLike
  getAllDisplays(): DisplayLike[]
  on(event: 'display-removed' | 'display-metrics-changed', listener: () => void): unknown
}

/** A window that may have to come back. */
export interface MovableLike {
  isMinimized(): boolean
  isMaximized(): boolean
  isFullScreen(): boolean
  getBounds(): Rectangle
  setBounds(bounds: Rectangle): void
}

/**
 * Brings a window back that nobody can take hold of any more, since its display was removed or changed while it was open.
 * @returns looks once more, for when a window is restored
 */
export function keepInReach(screen: ScreenLike, window: () => MovableLike | null): () => void {
  const look = () => {
    const one = window()
    // The system itself places what fills a display, and what is not to be seen is looked at when it is restored.
    if (one === null || one.isMinimized() || one.isMaximized() || one.isFullScreen()) return
    const [bounds, all] = [one.getBounds(), workAreas(screen)]
    const [first] = all
    if (first === undefined || all.some((display) => canBeGrasped(bounds, display))) return
    const width = Math.min(bounds.width, first.width)
    const height = Math.min(bounds.height, first.height)
    one.setBounds({
      x: first.x + Math.round((first.width - width) / 2),
      y: first.y + Math.round((first.height - height) / 2),
      width,
      height,
    })
  }
  screen.on('display-removed', look)
  screen.on('display-metrics-changed', look)
  return look
}

function canBeGrasped(window: Rectangle, display: Rectangle): boolean {
  const width = Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x)
  const height =
    Math.min(window.y + window.height, display.y + display.height) - Math.max(window.y, display.y)
  return width >= graspable.width && height >= graspable.height
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
