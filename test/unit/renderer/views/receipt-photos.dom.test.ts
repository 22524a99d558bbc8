import { fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { fakeCore } from '#test/support/fake-client.ts'
import { FAKE_PHOTO, fakeHash, noPhotos, type FakePhotos } from '#test/support/fake-photos.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
})

afterEach(() => {
  window.location.hash = ''
})

const HASH = fakeHash(7)

/** Opens a receipt with a photo's hash on it. */
function open(photos: Partial<FakePhotos>, onReceipt = true) {
  const world = sampleWorld()
  const receipts = world.receipts.map((receipt) => ({
    ...receipt,
    view: [...receipt.view, ...(onReceipt ? [{ label: 'Photo, gas reading', value: HASH }] : [])],
  }))
  const core = fakeCore({ ...world, receipts, photos: { ...noPhotos(), ...photos } })
  window.location.hash = '#/receipts/r1'
  render(Start, { connect: () => Promise.resolve(core.client) })
}

const BESIDE = [{ hash: HASH, reading: 'gasMeterRead' } as const]
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

describe('photos on a receipt', () => {
  test('are there by their hash, and shown only when somebody asks', async () => {
    open({ kept: { [HASH]: FAKE_PHOTO }, beside: BESIDE })
    expect(await screen.findByText(HASH)).toBeDefined()
    expect(await screen.findByRole('heading', { name: 'Photos of the meters' })).toBeDefined()
    expect(screen.queryByRole('img', { name: 'Photo, gas reading' })).toBeNull()
    await press('Show photo: Photo, gas reading')
    expect(await screen.findByRole('img', { name: 'Photo, gas reading' })).toBeDefined()
    await press('Hide photo: Photo, gas reading')
    expect(screen.queryByRole('img', { name: 'Photo, gas reading' })).toBeNull()
  })

  test('that were erased leave their hash', async () => {
    open({})
    expect(await screen.findByText(HASH)).toBeDefined()
    expect(await screen.findByText(/were erased with what was sent/)).toBeDefined()
    expect(screen.queryByRole('button', { name: /^Show photo/ })).toBeNull()
  })

  test('that go while the page is open are told', async () => {
    open({ beside: BESIDE })
    await press('Show photo: Photo, gas reading')
    expect(await screen.findByText('Photo, gas reading: it is not kept any more.')).toBeDefined()
  })

  test('are not spoken of where there were none', async () => {
    open({}, false)
    expect(await screen.findByText('14 Harbour Road, Kinsale')).toBeDefined()
    expect(screen.queryByRole('heading', { name: 'Photos of the meters' })).toBeNull()
  })
})
