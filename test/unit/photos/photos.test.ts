import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Answers } from '#shared/domain/wizard-form.ts'
import { photoQuestion } from '#shared/domain/reading-photos.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { draftOfSubmission } from '#core/records/draft-of-submission.ts'
import { removeDraft, saveDraft } from '#core/records/drafts.ts'
import { eraseLoosePhotos, removePhoto } from '#core/records/photos/attached-photos.ts'
import { addPhoto, getPhoto, photosOfSubmission } from '#core/records/photos/photos.ts'
import { receiptPage } from '#core/records/receipt-page.ts'
import { getReceipt, listReceipts } from '#core/records/receipts.ts'
import { summaryOf } from '#core/records/submission-summary.ts'
import { eraseOldBodies } from '#core/records/retention.ts'
import { NotFoundError } from '#core/refusal.ts'
import { addTestConnection, bodyOf, creation, outboxDeps, ScriptedProvider } from '#test/support/outbox.ts'
import { chattyPng, jpegSegment, jpegWith, phoneJpeg, TELLTALES } from '#test/support/pictures.ts'
import { temporaryStore } from '#test/support/store.ts'

const DAY_MS = 86_400_000
const all = { only: null, waitSeconds: 0, concurrency: 1, ratePerMinute: null }
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
/** A photo like no other: no two tables of quantisation are the same. */
const another = (number: number) => jpegWith([jpegSegment(0xdb, [1], new Uint8Array(64).fill(number))], [])

async function world() {
  const store = await temporaryStore()
  await addTestConnection(store)
  const provider = new ScriptedProvider()
  const deps = outboxDeps(store, provider)
  return {
    store,
    provider,
    outbox: createOutbox(deps),
    eraseIn: (days: number) => eraseOldBodies({ store, audit: deps.audit, now: inDays(days) }),
    /** Adds a photo and gives its hash. */
    add: async (bytes: Uint8Array): Promise<string> => {
      const told = await addPhoto(store, bytes, new Date())
      if (told.outcome === 'refused') throw new Error(told.problem.code)
      return told.hash
    },
    kept: async () =>
      (await store.queries.selectFrom('photos').select('hash').execute()).map(({ hash }) => hash).sort(),
  }
}
type World = Awaited<ReturnType<typeof world>>

/** The answers of a smart meter and gas, with photos beside these readings. */
const answersWith = (photos: Partial<Record<'dayMeterRead' | 'gasMeterRead', string>>): Answers => ({
  supply: 'electricity-and-gas',
  meterType: 'smart',
  ...Object.fromEntries(
    Object.entries(photos).map(([reading, hashes]) => [
      reading === 'dayMeterRead' ? photoQuestion('dayMeterRead') : photoQuestion('gasMeterRead'),
      hashes,
    ]),
  ),
})

const draftOf = (answers: Answers) => ({
  id: null,
  kind: 'tenant-switch' as const,
  connectionId: null,
  step: 'readings',
  answers: { ...answers },
  blocked: null,
})

/** Queues a switch with these answers, and gives its id. */
async function queue({ outbox }: World, meter: string, answers: Answers): Promise<string> {
  const outcome = await outbox.create({ ...creation(bodyOf(meter)), answers: { ...answers } })
  if (outcome.outcome !== 'queued') throw new Error(outcome.outcome)
  return outcome.submission.id
}

describe('a photo', () => {
  test('is kept without what the camera wrote, and given back as what its hash is of', async () => {
    const { store, add } = await world()
    for (const [given, mediaType, orientation] of [
      [phoneJpeg(8), 'image/jpeg', 8],
      [chattyPng(), 'image/png', 1],
    ] as const) {
      const hash = await add(given)
      const photo = await getPhoto(store.queries, hash)
      const bytes = Buffer.from(photo.bytes, 'base64')
      expect(photo).toMatchObject({ mediaType, orientation })
      expect(sha256(bytes)).toBe(hash)
      const row = await store.queries
        .selectFrom('photos')
        .selectAll()
        .where('hash', '=', hash)
        .executeTakeFirstOrThrow()
      for (const word of TELLTALES) {
        expect(Buffer.from(row.bytes).includes(word), word).toBe(false)
        expect(JSON.stringify({ ...row, bytes: null }) + JSON.stringify(photo), word).not.toContain(word)
      }
    }
  })

  test('is kept once, however often it comes, and what is no picture is told and not kept', async () => {
    const { store, add, kept } = await world()
    const hash = await add(phoneJpeg())
    expect(await add(phoneJpeg())).toBe(hash)
    expect(await addPhoto(store, Buffer.from('nothing'), new Date())).toMatchObject({
      outcome: 'refused',
      problem: { code: 'HO-PHOTO-TYPE' },
    })
    expect(await kept()).toEqual([hash])
    await expect(getPhoto(store.queries, 'f'.repeat(64))).rejects.toBeInstanceOf(NotFoundError)
  })

  test('is on the disk in no file as it is', async () => {
    const { store, add } = await world()
    const hash = await add(phoneJpeg())
    const bytes = Buffer.from((await getPhoto(store.queries, hash)).bytes, 'base64')
    const folder = join(store.file, '..')
    const look = async () => {
      const found = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))))
      expect(found.length).toBeGreaterThan(0)
      for (const file of found)
        for (const part of [bytes.subarray(20, 60), Buffer.from('Quigglephone'), Buffer.from(hash)])
          expect(file.includes(part)).toBe(false)
    }
    await look()
    store.close()
    await look()
  })
})

describe('beside the readings of a submission', () => {
  test('its hash is on the receipt in every form, and the receipt’s own digest is over it', async () => {
    const made = await world()
    const { store, outbox } = made
    const [day, gas] = [await made.add(phoneJpeg()), await made.add(chattyPng())]
    const id = await queue(made, '1', answersWith({ dayMeterRead: day, gasMeterRead: `${gas},${day}` }))
    expect(await photosOfSubmission(store.queries, id)).toEqual([
      { reading: 'dayMeterRead', hash: day },
      { reading: 'gasMeterRead', hash: gas },
    ])
    await outbox.run(all)
    const [listed] = await listReceipts(store.queries)
    const receipt = await getReceipt(store.queries, listed?.id ?? '')
    expect(receipt.view.slice(-2)).toEqual([
      { label: 'Photo, day reading', value: day },
      { label: 'Photo, gas reading', value: gas },
    ])
    expect(receiptPage(receipt)).toContain(day)
    expect(await summaryOf(store.queries, id)).toEqual([{ label: 'Start', value: '2026-12-01' }])
    const { bytes } = await getPhoto(store.queries, gas)
    expect(sha256(Buffer.from(bytes, 'base64'))).toBe(receipt.view.at(-1)?.value)
  })

  test('only those of readings that are asked for, and at most four', async () => {
    const made = await world()
    const hashes = await Promise.all([1, 2, 3, 4, 5].map((number) => made.add(another(number))))
    const answers = answersWith({ gasMeterRead: hashes.join() })
    const none = await queue(made, '1', { ...answers, supply: 'electricity' })
    expect(await photosOfSubmission(made.store.queries, none)).toEqual([])
    const four = await queue(made, '2', answers)
    const beside = await photosOfSubmission(made.store.queries, four)
    expect(beside.map(({ hash }) => hash)).toEqual(hashes.slice(0, 4).sort())
  })

  test('one that is not kept any more stops it, and nothing is stored', async () => {
    const made = await world()
    const answers = answersWith({ gasMeterRead: 'f'.repeat(64) })
    await expect(queue(made, '1', answers)).rejects.toMatchObject({ code: 'HO-PHOTO-GONE' })
    expect(await made.outbox.list(null)).toEqual([])
  })

  test('is erased with what was sent, and the receipt keeps its hash', async () => {
    const made = await world()
    const { store } = made
    const hash = await made.add(phoneJpeg())
    const id = await queue(made, '1', answersWith({ gasMeterRead: hash }))
    await made.outbox.run(all)
    await made.eraseIn(29)
    expect(await made.kept()).toEqual([hash])
    expect(await made.eraseIn(31)).toEqual([id])
    expect(await made.kept()).toEqual([])
    expect(await photosOfSubmission(store.queries, id)).toEqual([])
    const [receipt] = await listReceipts(store.queries)
    expect(receipt?.view.at(-1)?.value).toBe(hash)
    await expect(getPhoto(store.queries, hash)).rejects.toBeInstanceOf(NotFoundError)
  })

  test('stays when the submission is mended, until the last that has it is gone', async () => {
    const made = await world()
    const { store, outbox } = made
    const hash = await made.add(phoneJpeg())
    const id = await queue(made, '1', answersWith({ gasMeterRead: hash }))
    await outbox.cancel(id)
    const draft = await draftOfSubmission(store, id)
    expect(draft.answers[photoQuestion('gasMeterRead')]).toBe(hash)
    expect(await made.eraseIn(31)).toEqual([id])
    expect(await made.kept()).toEqual([hash])
    const again = await outbox.create({
      ...creation(bodyOf('1')),
      answers: draft.answers,
      draftId: draft.id,
    })
    expect(again.outcome).toBe('queued')
    expect(await made.kept()).toEqual([hash])
  })
})

describe('that nothing has', () => {
  test('can be removed; one that a draft or a submission has stays', async () => {
    const made = await world()
    const { store } = made
    const [loose, drafted, sent] = await Promise.all([1, 2, 3].map((number) => made.add(another(number))))
    await saveDraft(store, draftOf(answersWith({ gasMeterRead: drafted ?? '' })))
    await queue(made, '1', answersWith({ dayMeterRead: sent ?? '' }))
    expect(await removePhoto(store, loose ?? '')).toBe(true)
    expect(await removePhoto(store, loose ?? '')).toBe(false)
    expect(await removePhoto(store, drafted ?? '')).toBe(false)
    expect(await removePhoto(store, sent ?? '')).toBe(false)
    expect(await made.kept()).toEqual([drafted, sent].sort())
  })

  test('goes with the draft that had it, unless another has it too', async () => {
    const made = await world()
    const { store } = made
    const [own, shared] = await Promise.all([1, 2].map((number) => made.add(another(number))))
    const both = `${own ?? ''},${shared ?? ''}`
    const one = await saveDraft(store, draftOf(answersWith({ gasMeterRead: both })))
    const other = await saveDraft(store, draftOf(answersWith({ dayMeterRead: shared ?? '' })))
    await removeDraft(store, one.id)
    expect(await made.kept()).toEqual([shared])
    await removeDraft(store, other.id)
    expect(await made.kept()).toEqual([])
  })

  test('is erased after a day', async () => {
    const made = await world()
    const { store } = made
    const [loose, drafted] = await Promise.all([1, 2].map((number) => made.add(another(number))))
    await saveDraft(store, draftOf(answersWith({ gasMeterRead: drafted ?? '' })))
    expect(await eraseLoosePhotos(store, inDays(0.9))).toBe(0)
    expect(await made.kept()).toContain(loose)
    expect(await eraseLoosePhotos(store, inDays(1.1))).toBe(1)
    expect(await made.kept()).toEqual([drafted])
  })
})
