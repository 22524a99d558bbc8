import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { icnsOf } from '#build/icon-containers.mjs'
import { iconPaths, icoSizes, linuxSizes, makeIcons } from '#build/icons.mjs'
import { root } from '#build/script.mjs'

/** The door of the drawing, and of the page's own little icon. */
const green = [0x0b, 0x6b, 0x5b, 255]
const white = [255, 255, 255, 255]
const nothing = [0, 0, 0, 0]

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handover-icons-'))
  await makeIcons(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))
const made = (path: string) => readFileSync(join(folder, path))

/** A PNG of eight bits a channel: its size and how its pixels look, by a reader that shares nothing with the writer. */
function readPng(png: Buffer) {
  expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
  expect([png[24], png[25]]).toEqual([8, 6])
  const size = png.readUInt32BE(16)
  expect(png.readUInt32BE(20)).toBe(size)
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
    }
  }
  const lines = inflateSync(Buffer.concat(parts))
  const width = size * 4
  const pixels = Buffer.alloc(width * size)
  for (let y = 0; y < size; y += 1) {
    const filter = lines[y * (width + 1)]
    for (let x = 0; x < width; x += 1) {
      const left = x < 4 ? 0 : (pixels[y * width + x - 4] ?? 0)
      const up = y === 0 ? 0 : (pixels[(y - 1) * width + x] ?? 0)
      const corner = x < 4 || y === 0 ? 0 : (pixels[(y - 1) * width + x - 4] ?? 0)
      const nearest = [left, up, corner].reduce((best, one) => {
        const far = (value: number) => Math.abs(left + up - corner - value)
        return far(one) < far(best) ? one : best
      })
      const guess = [0, left, up, (left + up) >> 1, nearest][filter ?? 0] ?? 0
      pixels[y * width + x] = ((lines[y * (width + 1) + 1 + x] ?? 0) + guess) & 255
    }
  }
  return { size, at: pixelsAt(pixels, size) }
}

/** The pixel at a place of the picture, given as parts of its width and height. */
const pixelsAt = (pixels: Uint8Array, size: number) => (x: number, y: number) => [
  ...pixels.subarray(...bounds(Math.floor(y * size) * size + Math.floor(x * size))),
]
const bounds = (pixel: number): [number, number] => [pixel * 4, pixel * 4 + 4]

/** The pictures of an .ico, as its directory names them. */
function readIco(ico: Buffer) {
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1])
  return Array.from({ length: ico.readUInt16LE(4) }, (_, at) => {
    const entry = 6 + at * 16
    const offset = ico.readUInt32LE(entry + 12)
    return { width: ico[entry] || 256, png: ico.subarray(offset, offset + ico.readUInt32LE(entry + 8)) }
  })
}

/** The blocks of an .icns. */
function readIcns(icns: Buffer) {
  expect(icns.toString('latin1', 0, 4)).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const blocks: [string, Buffer][] = []
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    blocks.push([icns.toString('latin1', at, at + 4), icns.subarray(at + 8, at + icns.readUInt32BE(at + 4))])
  }
  return blocks
}

/** Apple's packed pixels, read back. */
function unpack(block: Buffer, size: number) {
  expect(block.toString('latin1', 0, 4)).toBe('ARGB')
  const bytes: number[] = []
  for (let at = 4; at < block.length;) {
    const head = block[at] ?? 0
    if (head < 128) {
      bytes.push(...block.subarray(at + 1, at + 2 + head))
      at += head + 2
    } else {
      bytes.push(...Array.from({ length: head - 125 }, () => block[at + 1] ?? 0))
      at += 2
    }
  }
  expect(bytes).toHaveLength(size * size * 4)
  return (x: number, y: number) => {
    const pixel = Math.floor(y * size) * size + Math.floor(x * size)
    return [1, 2, 3, 0].map((channel) => bytes[channel * size * size + pixel])
  }
}

test('the .ico of Windows has a picture of the door in every size', () => {
  const pictures = readIco(made(iconPaths.windows))
  expect(pictures.map(({ width }) => width)).toEqual(icoSizes)
  for (const { width, png } of pictures) {
    const { size, at } = readPng(png)
    expect(size).toBe(width)
    expect(at(0.28, 0.5)).toEqual(green)
    expect(at(0, 0)).toEqual(nothing)
  }
})

test('the folder for Linux has the sizes that icon themes have', () => {
  const names = readdirSync(join(folder, iconPaths.linux))
  expect(names.sort()).toEqual(linuxSizes.map((size) => `${size}x${size}.png`).sort())
  for (const size of linuxSizes) {
    const picture = readPng(made(`${iconPaths.linux}/${size}x${size}.png`))
    expect(picture.size).toBe(size)
    expect(picture.at(0.28, 0.5)).toEqual(green)
  }
})

test("the .icns of macOS has every type, the door on a tile of Apple's grid", () => {
  const blocks = readIcns(made(iconPaths.mac))
  const sizes = blocks.map(([type, bytes]) => [type, bytes[0] === 0x89 ? readPng(bytes).size : 'packed'])
  expect(Object.fromEntries(sizes)).toEqual({
    ...{ ic04: 'packed', ic05: 'packed', ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512 },
    ...{ ic09: 512, ic10: 1024 },
  })
  const [, largest] = blocks.find(([type]) => type === 'ic10') ?? expect.unreachable()
  const { at } = readPng(largest)
  expect(at(0.35, 0.5)).toEqual(green)
  expect(at(0.5, 0.68)).toEqual(white)
  // 100 pixels of nothing around the tile, and paper within it.
  expect(at(95 / 1024, 0.5)).toEqual(nothing)
  expect(
    at(110 / 1024, 0.5)
      .slice(0, 3)
      .every((channel) => channel > 220),
  ).toBe(true)
  for (const [type, size] of [['ic04', 16] as const, ['ic05', 32] as const]) {
    const [, packed] = blocks.find(([one]) => one === type) ?? expect.unreachable()
    const pixel = unpack(packed, size)
    expect(pixel(0.35, 0.5)).toEqual(green)
    expect(pixel(0, 0)).toEqual(nothing)
    if (size === 16) continue
    const [, asPng] = blocks.find(([one]) => one === 'ic11') ?? expect.unreachable()
    const same = readPng(asPng)
    const places = Array.from({ length: size * size }, (_, at) => [
      (at % size) / size,
      Math.floor(at / size) / size,
    ])
    for (const [x = 0, y = 0] of places) expect(pixel(x, y)).toEqual(same.at(x, y))
  }
})

test('they are the same every time', async () => {
  const hash = () =>
    createHash('sha256').update(made(iconPaths.mac)).update(made(iconPaths.windows)).digest('hex')
  const before = hash()
  await makeIcons(folder)
  expect(hash()).toBe(before)
})

test('a size that is missing is told', () => {
  expect(() => icnsOf([])).toThrow('An .icns needs a picture of 16 pixels.')
})

test("the page's own icon is of the same green", () => {
  expect(readFileSync(join(root, 'renderer/index.html'), 'utf8')).toContain("fill='%230b6b5b'")
})
