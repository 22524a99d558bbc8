import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHUNK_BYTES } from '#core/backup/format.ts'
import { openedChunks, SealingStream } from '#core/backup/sealed-stream.ts'

const SEALED = CHUNK_BYTES + 16
const key = { cipher: randomBytes(32), bound: Buffer.from('what stands before') }

function sealed(plain: Uint8Array, pieces = [plain]): Buffer {
  const chunks: Buffer[] = []
  const stream = new SealingStream(key, (chunk) => chunks.push(chunk))
  for (const piece of pieces) stream.take(piece)
  stream.end()
  return Buffer.concat(chunks)
}

function opened(bytes: Buffer, using = key): Buffer {
  const read = (place: number, length: number) => bytes.subarray(place, place + length)
  return Buffer.concat([...openedChunks(using, bytes.length, read)])
}

const damaged = expect.objectContaining({ code: 'HO-BACKUP-DAMAGED' }) as unknown
const chunksOf = (bytes: Buffer) =>
  Array.from({ length: Math.ceil(bytes.length / SEALED) }, (_, place) =>
    bytes.subarray(place * SEALED, (place + 1) * SEALED),
  )

describe('a sealed stream', () => {
  const sizes = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 7]

  test.each(sizes)('of %i bytes gives back what it was given, and costs 16 bytes a chunk', (size) => {
    const plain = randomBytes(size)
    const bytes = sealed(plain)
    expect(bytes.length).toBe(size + 16 * Math.max(1, Math.ceil(size / CHUNK_BYTES)))
    expect(opened(bytes).equals(plain)).toBe(true)
  })

  test('is the same however it is handed over', () => {
    const plain = randomBytes(2 * CHUNK_BYTES + 5)
    fc.assert(
      fc.property(fc.array(fc.nat(plain.length), { maxLength: 6 }), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), plain.length]
        const pieces = places.slice(1).map((end, index) => plain.subarray(places[index], end))
        expect(sealed(plain, pieces).equals(sealed(plain))).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  test.each(sizes)('of %i bytes that ends early is refused, wherever it ends', (size) => {
    const bytes = sealed(randomBytes(size))
    const ends = new Set([0, 15, 16, 17, bytes.length - 1, bytes.length - 16, bytes.length - 17])
    for (let end = SEALED; end < bytes.length; end += SEALED)
      for (const by of [-1, 0, 1, 16]) ends.add(end + by)
    for (const end of ends) {
      if (end < 0 || end >= bytes.length) continue
      expect(() => opened(bytes.subarray(0, end)), `${end} of ${bytes.length}`).toThrow(damaged)
    }
  })

  test('with bytes behind its end is refused, be they a chunk of its own', () => {
    for (const size of sizes) {
      const bytes = sealed(randomBytes(size))
      const last = chunksOf(bytes).at(-1) ?? Buffer.alloc(0)
      for (const more of [Buffer.alloc(1), randomBytes(16), randomBytes(SEALED), last, bytes])
        expect(() => opened(Buffer.concat([bytes, more])), `${size} and ${more.length}`).toThrow(damaged)
    }
  })

  test('whose chunks are in another order, doubled or missing is refused', () => {
    const chunks = chunksOf(sealed(randomBytes(4 * CHUNK_BYTES)))
    expect(chunks).toHaveLength(4)
    const [a, b, c, d] = chunks
    if (a === undefined || b === undefined || c === undefined || d === undefined)
      throw new Error('No chunks.')
    for (const other of [
      [b, a, c, d],
      [a, c, b, d],
      [a, b, d, c],
      [a, a, b, c, d],
      [a, b, c, c, d],
      [a, b, d],
      [b, c, d],
      [d],
      [d, d],
    ])
      expect(() => opened(Buffer.concat(other))).toThrow(damaged)
    expect(opened(Buffer.concat([a, b, c, d]))).toHaveLength(4 * CHUNK_BYTES)
  })

  test('of which any bit is another is refused', () => {
    const bytes = sealed(randomBytes(CHUNK_BYTES + 500))
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, by) => {
        const changed = Buffer.from(bytes)
        changed[place] = (changed[place] ?? 0) ^ by
        expect(() => opened(changed)).toThrow(damaged)
      }),
      { numRuns: 200 },
    )
  })

  test('is bound to its key and to what stands before it', () => {
    const bytes = sealed(randomBytes(100))
    expect(() => opened(bytes, { ...key, cipher: randomBytes(32) })).toThrow(damaged)
    expect(() => opened(bytes, { ...key, bound: Buffer.from('what stood before') })).toThrow(damaged)
  })
})
