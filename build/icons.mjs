// @ts-check
import { Resvg, initWasm } from '@resvg/resvg-wasm'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { icnsOf, icnsSizes, icoOf } from './icon-containers.mjs'
import { root, runIfStarted } from './script.mjs'

/** What Windows asks for: its lists, its taskbar and its desktop, from 100 % to 250 %. */
export const icoSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256]

/** The folders of the icon theme that a Linux desktop looks into. */
export const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512]

/** Where the icons lie once they are made, from the top. */
export const iconPaths = /** @type {const} */ ({
  windows: 'build/.icons/icon.ico',
  mac: 'build/.icons/icon.icns',
  linux: 'build/.icons/linux',
})

/** The door alone with a little air, as a square of the drawing. */
const doorBox = '182 182 660 660'

/** Below this many pixels a line that is one sixtieth of the width is mist. */
const coarse = 40

/**
 * Makes every icon from the one drawing; a second or so.
 * @param {string} [top] the folder that iconPaths start from
 */
export async function makeIcons(top = root) {
  const drawing = readFileSync(new URL('icons/handover.svg', import.meta.url), 'utf8')
  await startResvg()
  const door = (/** @type {number} */ size) => render(doorAlone(drawing, size), size)
  rmSync(join(top, 'build', '.icons'), { recursive: true, force: true })
  mkdirSync(join(top, iconPaths.linux), { recursive: true })
  writeFileSync(join(top, iconPaths.windows), icoOf(icoSizes.map(door)))
  writeFileSync(
    join(top, iconPaths.mac),
    icnsOf(icnsSizes.map((size) => render(simplified(drawing, size), size))),
  )
  for (const size of linuxSizes) {
    writeFileSync(join(top, iconPaths.linux, `${size}x${size}.png`), door(size).png)
  }
}

/**
 * @param {string} drawing
 * @param {number} size
 */
function doorAlone(drawing, size) {
  const tile = /<g id="tile">[\s\S]*?<\/g>/
  if (!tile.test(drawing)) throw new Error('icons/handover.svg has no tile to leave out.')
  return simplified(drawing, size).replace(tile, '').replace('0 0 1024 1024', doorBox)
}

/**
 * @param {string} drawing
 * @param {number} size
 */
function simplified(drawing, size) {
  if (size > coarse) return drawing
  return drawing
    .replace(/<rect [^>]*stroke-opacity[^>]*\/>/g, '')
    .replace('stroke-width="48"', 'stroke-width="54"')
}

/**
 * @param {string} svg
 * @param {number} size
 * @returns {import('./icon-containers.mjs').Picture}
 */
function render(svg, size) {
  const drawn = new Resvg(svg, {
    fitTo: { mode: 'width', value: size },
    font: { loadSystemFonts: false },
  }).render()
  try {
    return { size, png: drawn.asPng(), rgba: straight(drawn.pixels) }
  } finally {
    drawn.free()
  }
}

/**
 * resvg has its colours multiplied with their alpha; files of icons do not.
 * @param {Uint8Array} rgba
 */
function straight(rgba) {
  return rgba.map((value, at) => {
    const alpha = rgba[at - (at % 4) + 3] ?? 0
    return at % 4 === 3 || alpha === 0 ? value : Math.round((value * 255) / alpha)
  })
}

/** @type {Promise<void> | undefined} */
let started
function startResvg() {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
  return (started ??= initWasm(readFileSync(wasm)))
}

await runIfStarted(import.meta.url, () => makeIcons())
