import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { problem } from '#shared/domain/problem-codes.ts'
import type { PhotoOutcome } from '#shared/contract/photos.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { FAKE_PHOTO, fakeHash, noPhotos } from '#test/support/fake-photos.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
})

afterEach(() => {
  window.location.hash = ''
})

const ANSWERS = {
  country: 'IE',
  'property.address.street': 'Linnet Row',
  'property.mprn': '10000000101',
  supply: 'electricity-and-gas',
  meterType: 'twenty-four-hour',
}
const GAS = 'photos.gasMeterRead'
const FIRST = fakeHash(1)

/** Opens a draft at its readings. */
function openAt(step: string, answers: Record<string, string> = {}, outcomes: PhotoOutcome[] = []) {
  const world = sampleWorld()
  const [draft] = world.drafts
  if (draft === undefined) throw new Error('The sample world has no draft.')
  const photos = { ...noPhotos(), outcomes }
  for (const hashes of Object.values(answers))
    for (const hash of hashes.split(',')) photos.kept[hash] = { ...FAKE_PHOTO, orientation: 6 }
  const drafts = [{ ...draft, step, blocked: null, answers: { ...ANSWERS, ...answers } }]
  const core = fakeCore({ ...world, drafts, photos })
  window.location.hash = `#/drafts/${draft.id}`
  render(Start, { connect: () => Promise.resolve(core.client) })
  return { ...core, answer: () => core.world.drafts.find(({ id }) => id === draft.id)?.answers[GAS] }
}

const file = (size = 3) => new File([new Uint8Array(size)], 'IMG_2041.jpg', { type: 'image/jpeg' })
const addButton = (name = 'gas reading') =>
  screen.findByRole('button', { name: new RegExp(`^Add photo of the ${name}$`) })

/** Chooses files as the button's own dialog would. */
async function choose(...files: File[]) {
  await addButton()
  const input = document.querySelector<HTMLInputElement>('input[data-photos="gasMeterRead"]')
  if (input === null) throw new Error('There is nothing to choose files with.')
  await fireEvent.change(input, { target: { files } })
}

describe('beside a reading', () => {
  test('a photo is added, shown, kept in the draft, and removed again', async () => {
    const { calls, answer } = openAt('readings')
    expect(await addButton('24-hour reading')).toBeDefined()
    await choose(file())
    const shown = await screen.findByRole<HTMLImageElement>('img', { name: 'Photo, gas reading' })
    expect(shown.getAttribute('src')).toBe(`data:image/png;base64,${FAKE_PHOTO.bytes}`)
    await waitFor(() => expect(answer()).toBe(FIRST), { timeout: 3000 })

    await fireEvent.click(screen.getByRole('button', { name: 'Remove: Photo, gas reading' }))
    await waitFor(() => expect(calls.map(({ path }) => path)).toContain('photos.remove'))
    expect(answer()).toBe('')
    expect(screen.queryByRole('img', { name: 'Photo, gas reading' })).toBeNull()
    await waitFor(() => expect(document.activeElement?.id).toBe(GAS))
  })

  test('the button chooses a picture, with the camera where there is one', async () => {
    openAt('readings')
    const input = await waitFor(() => {
      const found = document.querySelector<HTMLInputElement>('input[data-photos="gasMeterRead"]')
      if (found === null) throw new Error('Not there yet.')
      return found
    })
    expect([input.accept, input.getAttribute('capture')]).toEqual(['image/jpeg,image/png', 'environment'])
    const clicked = vi.spyOn(input, 'click')
    await fireEvent.click(await addButton())
    expect(clicked).toHaveBeenCalledOnce()
  })

  test('a photo that lies on its side is turned', async () => {
    openAt('readings', { [GAS]: FIRST })
    expect((await screen.findByRole('img', { name: 'Photo, gas reading' })).className).toContain('turned-6')
  })

  test.each([
    ['HO-PHOTO-HEIC', /gas reading was not added\. .*HEIC.*Most Compatible/],
    ['HO-PHOTO-TYPE', /gas reading was not added\. This is not a JPEG or PNG picture/],
    ['HO-PHOTO-BROKEN', /gas reading was not added\. .*damaged or cut off.* Copy it from the phone/],
  ] as const)('%s is told at the field, with how to mend it', async (code, words) => {
    const { answer } = openAt('readings', {}, [{ outcome: 'refused', problem: problem(code, '') }])
    await choose(file())
    const told = () => document.getElementById(`${GAS}-error`)?.textContent ?? ''
    await waitFor(() => expect(told()).toMatch(words))
    expect(document.getElementById(`${GAS}-error`)?.closest('[role="alert"]')).not.toBeNull()
    expect((await addButton()).getAttribute('aria-describedby')).toBe(`${GAS}-error`)
    expect(answer()).toBeUndefined()
    await choose(file())
    await screen.findByRole('img', { name: 'Photo, gas reading' })
    expect(told()).toBe('')
  })

  test('the same photo again, and a fifth one, are told', async () => {
    const before = fakeHash(9)
    openAt('readings', { [GAS]: before }, [{ outcome: 'kept', hash: before }])
    await choose(file())
    expect(await screen.findByText(/is beside the gas reading already/)).toBeDefined()
    await choose(file(), file(), file(), file())
    expect(await screen.findByText(/4 are the most for one switch/)).toBeDefined()
    expect(await screen.findAllByRole('img', { name: /^Photo, gas reading \d$/ })).toHaveLength(4)
    expect(await screen.findAllByText(/^4 photos are the most/)).toHaveLength(2)
    expect(screen.queryByRole('button', { name: /^Add photo/ })).toBeNull()
  })
})

test('the check page says how many there are, and leads back to them', async () => {
  openAt('check', { [GAS]: `${FIRST},${fakeHash(2)}` })
  const row = await screen.findByText('2 photos')
  expect(row.closest('div')?.textContent).toContain('Photo, gas reading')
  expect(screen.queryByText('Photo, 24-hour reading')).toBeNull()
  await fireEvent.click(screen.getByRole('button', { name: /Change the photos of the gas reading/ }))
  await waitFor(() => expect(document.activeElement?.id).toBe(GAS))
})
