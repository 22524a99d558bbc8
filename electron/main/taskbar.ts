import type { SendingSeen } from './sending-watch.ts'

/** A window's button on the taskbar. `Image` is Electron's NativeImage. */
export interface TaskbarWindow<Image> {
  setProgressBar(fraction: number, options?: { mode: 'normal' | 'paused' }): void
  setOverlayIcon(image: Image | null, description: string): void
}

export interface TaskbarHost<Image> {
  platform: NodeJS.Platform
  window(): TaskbarWindow<Image> | null
  /** macOS and Linux. */
  setBadgeCount(count: number): unknown
  /** An image of raw pixels: blue, green, red, alpha. */
  image(pixels: Buffer, size: { width: number; height: number }): Image
}

/** One alone is sent before anybody looks. */
const FEWEST = 2
const DOT_PIXELS = 32
/** The colour of what needs attention (renderer/styles/tokens.css), light enough for a dark taskbar. */
const DOT_COLOUR = { red: 0xd9, green: 0x6b, blue: 0x0b }

/** Shows on dock or taskbar how far a batch is, and how many submissions need somebody. */
export class Taskbar<Image> {
  readonly #host: TaskbarHost<Image>
  #bar = ''
  #attention = 0
  #window: TaskbarWindow<Image> | null = null
  #dot: Image | null = null

  constructor(host: TaskbarHost<Image>) {
    this.#host = host
  }

  show(seen: SendingSeen): void {
    const window = this.#host.window()
    // A window that was opened anew shows nothing yet.
    const isNew = window !== this.#window
    this.#window = window
    this.#showBar(window, isNew, barOf(seen))
    this.#showAttention(window, isNew, seen.attention)
  }

  #showBar(window: TaskbarWindow<Image> | null, isNew: boolean, bar: Bar | null): void {
    const text = JSON.stringify(bar)
    if (window === null || (text === this.#bar && !isNew)) return
    // Before there was one there is none to take away.
    if (bar !== null) window.setProgressBar(bar.fraction, { mode: bar.mode })
    else if (!isNew) window.setProgressBar(-1)
    this.#bar = text
  }

  #showAttention(window: TaskbarWindow<Image> | null, isNew: boolean, attention: number): void {
    const { platform } = this.#host
    const changed = attention !== this.#attention
    if (platform === 'win32') {
      if (window === null || !(changed || (isNew && attention > 0))) return
      const words = attention === 1 ? '1 needs your attention' : `${attention} need your attention`
      if (attention === 0) window.setOverlayIcon(null, '')
      else window.setOverlayIcon((this.#dot ??= this.#drawDot()), words)
    } else if (changed) this.#host.setBadgeCount(attention)
    this.#attention = attention
  }

  #drawDot(): Image {
    return this.#host.image(dot(DOT_PIXELS), { width: DOT_PIXELS, height: DOT_PIXELS })
  }
}

interface Bar {
  fraction: number
  mode: 'normal' | 'paused'
}

/** Null when there is nothing to show: nothing is left, or what is left waits for somebody and may do so for days. */
function barOf({ now, sending, progress }: SendingSeen): Bar | null {
  if (progress === null || progress.total < FEWEST || progress.left + progress.sending === 0) return null
  const halted = progress.paused || progress.offline || progress.heldUntil !== null
  const going = sending || (now === null && progress.sending > 0)
  if (!going && !halted) return null
  return {
    fraction: progress.settled / progress.total,
    mode: halted && progress.sending === 0 ? 'paused' : 'normal',
  }
}

/** A disc with a smooth edge, as blue, green, red and alpha of each pixel, colours multiplied by alpha. */
export function dot(size: number): Buffer {
  const pixels = Buffer.alloc(size * size * 4)
  const middle = (size - 1) / 2
  const radius = size / 2 - 1
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const alpha = Math.max(0, Math.min(1, radius + 0.5 - Math.hypot(x - middle, y - middle)))
      const at = (y * size + x) * 4
      pixels[at] = Math.round(DOT_COLOUR.blue * alpha)
      pixels[at + 1] = Math.round(DOT_COLOUR.green * alpha)
      pixels[at + 2] = Math.round(DOT_COLOUR.red * alpha)
      pixels[at + 3] = Math.round(255 * alpha)
    }
  }
  return pixels
}
