// @ts-check

/**
 * A picture in one size: `png` as a file holds it, and `rgba` as four bytes a pixel, from the top left, not premultiplied.
 * @typedef {{ size: number, png: Uint8Array, rgba: Uint8Array }} Picture
 */

/**
 * An .ico of Windows that holds each picture as a PNG, as Windows reads them since Vista.
 * Source: Microsoft's documentation of ICONDIR and ICONDIRENTRY.
 * @param {readonly Picture[]} pictures at most 256 pixels wide
 * @returns {Buffer}
 */
export function icoOf(pictures) {
  const header = Buffer.alloc(6 + pictures.length * 16)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  for (const [at, { size, png }] of pictures.entries()) {
    const entry = 6 + at * 16
    // 256 is written as 0.
    header.writeUInt8(size % 256, entry)
    header.writeUInt8(size % 256, entry + 1)
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(png.length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)])
}

/**
 * What macOS asks for, as iconutil writes it: the two smallest as compressed pixels (as a PNG they are not shown in an
 * app), the others as PNGs; those for screens with two pixels a point under names of their own.
 * Source: the types that Apple's iconutil writes, and Wikipedia's table of them ("Apple Icon Image format").
 */
const icnsTypes = /** @type {const} */ ([
  ['ic04', 16],
  ['ic11', 32],
  ['ic05', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
])

/** The sizes that icnsOf needs, in pixels. */
export const icnsSizes = [...new Set(icnsTypes.map(([, size]) => size))]

/**
 * An .icns of macOS.
 * @param {readonly Picture[]} pictures one of each of icnsSizes
 * @returns {Buffer}
 * @throws {Error} a size is missing
 */
export function icnsOf(pictures) {
  const blocks = icnsTypes.map(([type, size]) => {
    const picture = pictures.find((one) => one.size === size)
    if (picture === undefined) throw new Error(`An .icns needs a picture of ${size} pixels.`)
    return block(type, type === 'ic04' || type === 'ic05' ? packedPixels(picture.rgba) : picture.png)
  })
  return block('icns', Buffer.concat(blocks))
}

/**
 * @param {string} type four letters
 * @param {Uint8Array} bytes
 */
function block(type, bytes) {
  const head = Buffer.alloc(8)
  head.write(type, 'ascii')
  head.writeUInt32BE(8 + bytes.length, 4)
  return Buffer.concat([head, bytes])
}

/**
 * Alpha, red, green and blue one after the other, each packed by itself.
 * @param {Uint8Array} rgba
 */
function packedPixels(rgba) {
  const channels = [3, 0, 1, 2].map((channel) => pack(rgba.filter((_, at) => at % 4 === channel)))
  return Buffer.concat([Buffer.from('ARGB'), ...channels])
}

/**
 * A byte below 128 is followed by that many bytes and one more; one from 128 on means the next byte, 3 to 130 times.
 * @param {Uint8Array} bytes
 */
function pack(bytes) {
  /** @type {number[]} */
  const packed = []
  /** @type {number[]} */
  let plain = []
  const writePlain = () => {
    if (plain.length > 0) packed.push(plain.length - 1, ...plain)
    plain = []
  }
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0
    let run = 1
    while (run < 130 && at + run < bytes.length && bytes[at + run] === byte) run += 1
    if (run >= 3) {
      writePlain()
      packed.push(run + 125, byte)
      at += run
    } else {
      plain.push(byte)
      if (plain.length === 128) writePlain()
      at += 1
    }
  }
  writePlain()
  return Buffer.from(packed)
}
