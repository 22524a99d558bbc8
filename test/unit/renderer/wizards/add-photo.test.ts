import { beforeEach, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { setBlobDoor } from '#renderer/api/blob-door.ts'
import { LinkError } from '#renderer/api/link-state.ts'
import { addPhoto } from '#renderer/wizards/switch/add-photo.ts'
import type { PhotoOutcome } from '#shared/contract/photos.ts'
import { LARGEST_PHOTO } from '#shared/domain/reading-photos.ts'
import { emptyWorld, fakeCore } from '#test/support/fake-client.ts'
import { fakeHash } from '#test/support/fake-photos.ts'

// Whoever connected over HTTP before has set it.
beforeEach(() => setBlobDoor(null))

const photo = (size: number) => new Blob([new Uint8Array(size).map((_, at) => at % 251)])
const Piece = v.object({ upload: v.string(), number: v.number(), last: v.boolean(), bytes: v.string() })
const KEPT: PhotoOutcome = { outcome: 'kept', hash: fakeHash(1) }
const refused = (code: string) => ({ outcome: 'refused', problem: { code, path: '', from: 'handover' } })

describe('over a port', () => {
  test.each([
    [0, [0]],
    [999_999, [999_999]],
    [1_000_000, [1_000_000]],
    [2_000_001, [1_000_000, 1_000_000, 1]],
  ])('%i bytes go in pieces of a megabyte, in order, and the last says so', async (size, sizes) => {
    const { client, calls } = fakeCore(emptyWorld())
    const blob = photo(size)
    expect(await addPhoto(client, blob)).toEqual(KEPT)
    const pieces = calls.map(({ input }) => v.parse(Piece, input))
    expect(pieces.map(({ number, last }) => [number, last])).toEqual(
      sizes.map((_, number) => [number, number === sizes.length - 1]),
    )
    expect(new Set(pieces.map(({ upload }) => upload)).size).toBe(1)
    const whole = Buffer.concat(pieces.map(({ bytes }) => Buffer.from(bytes, 'base64')))
    expect(whole.equals(Buffer.from(await blob.arrayBuffer()))).toBe(true)
  })

  test('more than 12 MB are refused before any of it goes', async () => {
    const { client, calls } = fakeCore(emptyWorld())
    expect(await addPhoto(client, photo(LARGEST_PHOTO + 1))).toMatchObject(refused('HO-PHOTO-SIZE'))
    expect(calls).toEqual([])
  })
})

describe('in the browser', () => {
  /** A door that answers everything with this. */
  function answers(status: number, body: object) {
    const sent: number[] = []
    setBlobDoor((bytes) => {
      sent.push(bytes.size)
      return Promise.resolve(Response.json(body, { status }))
    })
    return sent
  }

  test('the whole goes at once, and what the door says of it is told', async () => {
    const { client, calls } = fakeCore(emptyWorld())
    const sent = answers(200, { hash: fakeHash(1) })
    expect(await addPhoto(client, photo(2_500_000))).toEqual(KEPT)
    expect(sent).toEqual([2_500_000])
    answers(422, { error: 'HO-PHOTO-HEIC', message: '' })
    expect(await addPhoto(client, photo(9))).toMatchObject(refused('HO-PHOTO-HEIC'))
    answers(413, { error: 'TOO_LARGE', message: '' })
    expect(await addPhoto(client, photo(9))).toMatchObject(refused('HO-PHOTO-SIZE'))
    expect(calls).toEqual([])
  })

  test('an answer that is none is no photo, and a lost link is one', async () => {
    const { client } = fakeCore(emptyWorld())
    for (const [status, body] of [
      [409, { error: 'CLOSED' }],
      [500, { error: 'INTERNAL' }],
      [422, { error: 'toString' }],
      [200, { hash: 'short' }],
    ] as const) {
      answers(status, body)
      await expect(addPhoto(client, photo(9))).rejects.toThrow()
    }
    setBlobDoor(() => Promise.reject(new LinkError('lost')))
    await expect(addPhoto(client, photo(9))).rejects.toBeInstanceOf(LinkError)
  })
})
