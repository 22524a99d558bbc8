import { createHash } from 'node:crypto'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { phoneJpeg, TELLTALES } from '#test/support/pictures.ts'
import { Keyboard } from './keyboard.ts'

const PHOTO = { name: 'IMG_2041.jpg', mimeType: 'image/jpeg' }

/** Adds a photo as a phone made it beside the gas reading, by keyboard, and sees it as it is kept. */
export async function addPhoto(page: Page): Promise<void> {
  const dialog = page.waitForEvent('filechooser')
  await new Keyboard(page).walkTo('photos.gasMeterRead')
  await page.keyboard.press('Enter')
  await (await dialog).setFiles({ ...PHOTO, buffer: phoneJpeg() })
  await bytesShown(page)
}

/** The receipt has the photo's hash, and shows the photo only when somebody asks: what is shown has that hash, and nothing of its camera. */
export async function expectPhotoOnReceipt(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Photos of the meters' }).waitFor()
  expect(await page.getByRole('img', { name: 'Photo, gas reading' }).count()).toBe(0)
  await new Keyboard(page).press('Show photo')
  const bytes = await bytesShown(page)
  const hash = createHash('sha256').update(bytes).digest('hex')
  await page.getByRole('article', { name: 'Receipt' }).getByText(hash).waitFor()
  for (const word of TELLTALES) expect(bytes.includes(word), word).toBe(false)
}

/** The bytes of the one photo that is shown, once the browser has drawn it. */
async function bytesShown(page: Page): Promise<Buffer> {
  const image = page.getByRole('img', { name: 'Photo, gas reading' })
  await image.waitFor()
  await expect
    .poll(() => image.evaluate((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0)))
    .toBe(16)
  const address = (await image.getAttribute('src')) ?? ''
  return Buffer.from(address.replace('data:image/jpeg;base64,', ''), 'base64')
}
